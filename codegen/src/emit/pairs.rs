//! Types that are received and sent: what one schema is made into on the two sides, where every value of the received one
//! has a type on the other.

use std::collections::{BTreeMap, BTreeSet};

use formwork_resolve::model::{Branch, DefinitionId, Field, Location, Model, Shape, Type, Union};

/// A type that is received, and the one that the same schema is sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    sent: DefinitionId,
    received: DefinitionId,
}

/// The pairs of which one is made from the other.
pub(crate) struct Pairs(BTreeSet<Pair>);

impl Pairs {
    /// Finds the pairs. Only components are on both sides, so a pair is one of a component, or within one.
    pub(crate) fn new(model: &Model) -> Self {
        let candidates = candidates(model);
        let mut needed_by: BTreeMap<Pair, Vec<Pair>> = BTreeMap::new();
        let mut needs = BTreeMap::new();
        let mut unfit = Vec::new();
        for pair in &candidates {
            let Some(needed) = needed(model, *pair) else {
                unfit.push(*pair);
                continue;
            };
            for inner in &needed {
                if !candidates.contains(inner) {
                    unfit.push(*pair);
                }
                needed_by.entry(*inner).or_default().push(*pair);
            }
            needs.insert(*pair, needed);
        }
        // A pair that needs an unfit one is unfit. Each is looked at once, however they lead to one another.
        while let Some(pair) = unfit.pop() {
            needs.remove(&pair);
            unfit.extend(needed_by.remove(&pair).unwrap_or_default());
        }
        Self(reached(model, &needs))
    }

    /// The pairs: what is sent, and what it is made from.
    #[cfg(feature = "tools")]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (DefinitionId, DefinitionId)> {
        self.0.iter().map(|pair| (pair.sent, pair.received))
    }

    /// The types that a type which is sent can be made from.
    pub(super) fn received(&self, sent: DefinitionId) -> impl Iterator<Item = DefinitionId> {
        let first = Pair { sent, received: DefinitionId(0) };
        self.0.range(first..).take_while(move |pair| pair.sent == sent).map(|pair| pair.received)
    }
}

/// The fit pairs that a component has, or that are within one. Nobody sends back an error, or the page of a list.
fn reached(model: &Model, needs: &BTreeMap<Pair, Vec<Pair>>) -> BTreeSet<Pair> {
    let is_component =
        |pair: &&Pair| model.definition(pair.received).is_some_and(|received| received.module.is_empty());
    let mut open: Vec<Pair> = needs.keys().filter(is_component).copied().collect();
    let mut reached = BTreeSet::new();
    while let Some(pair) = open.pop() {
        if reached.insert(pair) {
            open.extend(needs.get(&pair).into_iter().flatten());
        }
    }
    reached
}

/// The definitions of one schema, one for each side.
fn candidates(model: &Model) -> BTreeSet<Pair> {
    let mut received: BTreeMap<usize, Vec<DefinitionId>> = BTreeMap::new();
    for (index, definition) in model.definitions.iter().enumerate() {
        if is_received(&definition.shape) {
            received.entry(definition.place.offset()).or_default().push(DefinitionId(index));
        }
    }
    let mut candidates = BTreeSet::new();
    for (index, definition) in model.definitions.iter().enumerate() {
        let is_sent = match &definition.shape {
            Shape::Params(_) => true,
            Shape::Union(union) => !union.is_received && !model.has_part(union),
            _ => false,
        };
        let same = received.get(&definition.place.offset()).filter(|_| is_sent);
        let sent = DefinitionId(index);
        candidates.extend(same.into_iter().flatten().map(|received| Pair { sent, received: *received }));
    }
    candidates
}

fn is_received(shape: &Shape) -> bool {
    match shape {
        Shape::Response(_) => true,
        Shape::Union(union) => union.is_received,
        _ => false,
    }
}

/// The pairs that a pair needs for its members, or nothing if there is a member that cannot be carried over.
fn needed(model: &Model, pair: Pair) -> Option<Vec<Pair>> {
    let (sent, received) = (model.definition(pair.sent)?, model.definition(pair.received)?);
    let mut needed = Vec::new();
    let fits = match (&received.shape, &sent.shape) {
        (Shape::Response(from), Shape::Params(to)) => to.iter().all(|field| {
            let is_left_out = received.left_out.contains(&field.wire);
            !is_left_out
                && carried(model, from, field).is_some_and(|carried| match carried.from {
                    Some(from) => type_fits(model, inner(&from.type_), inner(&field.type_), &mut needed),
                    None => true,
                })
        }),
        (Shape::Union(from), Shape::Union(to)) => {
            // A value of several objects at once is received as one of them, and the members of the others are extra.
            let is_one_of =
                to.branches.iter().all(|to| from.branches.iter().any(|from| is_same_branch(from, to)));
            is_one_of
                && from.branches.iter().all(|from| match same_branch(from, to) {
                    Some(to) => type_fits(model, &from.type_, &to.type_, &mut needed),
                    None => true,
                })
        }
        _ => false,
    };
    // A value that the arguments narrow away would be lost.
    let is_whole = received.shape.fields().iter().all(|field| !sent.left_out.contains(&field.wire));
    (fits && is_whole).then_some(needed)
}

/// The branch of a choice that sends values of the schema of a received one.
pub(super) fn same_branch<'m>(from: &Branch, to: &'m Union) -> Option<&'m Branch> {
    to.branches.iter().find(|to| is_same_branch(from, to))
}

fn is_same_branch(from: &Branch, to: &Branch) -> bool {
    // Branches of a list of types are at one place, under a name each.
    to.place.offset() == from.place.offset() && to.name == from.name
}

/// A member that is sent, and the received one that it is made from.
pub(super) struct Carried<'m> {
    pub(super) from: Option<&'m Field>,
    pub(super) way: Way,
}

/// The way from a received member to one that is sent.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// It can only be one value.
    Constant,
    /// Nothing is received: it is left alone.
    Absent,
    /// Both are there, or absent, together.
    Same,
    /// It is always received, and may be left alone.
    Some,
    /// It is always received, and may be cleared.
    Set,
    /// Null clears, and what is absent is left alone.
    OrClear,
}

/// The way to a member that is sent, or nothing if a value may be missing.
pub(super) fn carried<'m>(model: &Model, from: &'m [Field], to: &Field) -> Option<Carried<'m>> {
    if to.required && (to.constant.is_some() || model.is_constant(to)) {
        return Some(Carried { from: None, way: Way::Constant });
    }
    let is_rest = |field: &Field| field.location == Location::Rest;
    let source = from.iter().find(|from| match (is_rest(from), is_rest(to)) {
        (false, false) => from.wire == to.wire,
        (from, to) => from && to,
    });
    let Some(from) = source else {
        return (!to.required).then_some(Carried { from: None, way: Way::Absent });
    };
    let is_nullable = |field: &Field| matches!(field.type_, Type::Nullable(_));
    let may_be_absent = !is_rest(from) && !from.required;
    let is_always_there = !may_be_absent && !is_nullable(from);
    let may_be_left_out = !is_rest(to) && (!to.required || is_nullable(to));
    let way = match &to.type_ {
        Type::Clearable(_) if is_always_there => Way::Set,
        Type::Clearable(_) if may_be_absent => Way::OrClear,
        Type::Clearable(_) => Way::Same,
        _ if may_be_left_out && is_always_there => Way::Some,
        _ if may_be_left_out || is_always_there => Way::Same,
        _ => return None,
    };
    Some(Carried { from: Some(from), way })
}

/// A type without null, which [`carried`] sees to.
fn inner(type_: &Type) -> &Type {
    match type_ {
        Type::Nullable(inner) | Type::Clearable(inner) => inner,
        type_ => type_,
    }
}

/// The definition whose type another path of it has, too.
fn type_id(model: &Model, id: DefinitionId) -> DefinitionId {
    model.definition(id).and_then(|definition| definition.same_as).unwrap_or(id)
}

/// True if every value of a type has one of another type, if the pairs that this adds are fit.
fn type_fits(model: &Model, from: &Type, to: &Type, needed: &mut Vec<Pair>) -> bool {
    match (from, to) {
        (Type::Named(from), Type::Named(to)) => {
            let are_strings = model.is_string_enum(*from) && model.is_string_enum(*to);
            if !are_strings && type_id(model, *from) != type_id(model, *to) {
                needed.push(Pair { sent: *to, received: *from });
            }
            true
        }
        (Type::Constant(_), Type::Named(to)) => model.is_string_enum(*to),
        (Type::Array(from), Type::Array(to))
        | (Type::Map(from), Type::Map(to))
        | (Type::Boxed(from), Type::Boxed(to))
        | (Type::Nullable(from), Type::Nullable(to) | Type::Clearable(to)) => {
            type_fits(model, from, to, needed)
        }
        (from, to) => from == to,
    }
}
