//! Enums: of values, of types, of media types and of responses.

use std::collections::{BTreeMap, BTreeSet};

use formwork_openapi::{Place, Value};
use formwork_resolve::model::{
    Branch, Case, Content, Definition, Location, Payload, RustName, Shape, Type, Union, Variant,
};

use super::comparison::{Comparison, Pair, Spot, Way};
use super::kind::Kind;
use super::side::Side;
use super::types::shown;

/// Variants, and their values where these are not all text.
type Values<'s> = (&'s [Variant], Option<&'s Vec<Value>>);

/// Matched pairs, and items without a counterpart.
pub(super) type Matched<'t, T> = (Vec<(&'t T, &'t T)>, Vec<&'t T>, Vec<&'t T>);

/// Matches old and new items by a key, and the rest by a rule.
pub(super) fn matched<'t, T, K: Ord>(
    old: &'t [T],
    new: &'t [T],
    key: impl Fn(&'t T) -> K,
    is_same: impl Fn(&T, &T) -> bool,
) -> Matched<'t, T> {
    let mut by_key: BTreeMap<K, &T> = new.iter().map(|new| (key(new), new)).collect();
    let (mut both, mut removed) = (Vec::new(), Vec::new());
    for old in old {
        match by_key.remove(&key(old)) {
            Some(new) => both.push((old, new)),
            None => removed.push(old),
        }
    }
    let is_left = |new: &&'t T| by_key.get(&key(*new)).is_some_and(|left| std::ptr::eq(*left, *new));
    let mut added: Vec<&T> = new.iter().filter(is_left).collect();
    removed.retain(|old| {
        let Some(index) = added.iter().position(|new| is_same(old, new)) else { return true };
        both.push((*old, added.remove(index)));
        false
    });
    (both, removed, added)
}

/// A change of a variant.
fn spot<'s>(
    pair: &Pair<'s>,
    name: &RustName,
    wire: Option<&'s str>,
    old: Option<&'s Place>,
    new: Option<&'s Place>,
) -> Spot<'s> {
    Spot { subject: format!("{}::{name}", pair.subject), wire, old, new }
}

impl<'s> Comparison<'s> {
    pub(super) fn values(&mut self, pair: &Pair<'s>, old: Values<'s>, new: Values<'s>) {
        let (of_old, of_new) = (said(old), said(new));
        let (both, removed, added) =
            matched(&of_old, &of_new, |(_, value)| value, |old, new| old.0.name == new.0.name);
        for ((old, before), (new, after)) in both {
            let spot = spot(pair, &old.name, Some(&old.wire.0), Some(&old.place), Some(&new.place));
            if old.name != new.name {
                self.report(Kind::ValueRenamed, &spot, format!("the variant is `{}` now", new.name));
            }
            if before != after {
                let reason = format!("the variant stands for `{after}`, and stood for `{before}`");
                self.report(Kind::ValueChanged, &spot, reason);
            }
        }
        for (variant, value) in removed {
            let spot =
                spot(pair, &variant.name, Some(&variant.wire.0), Some(&variant.place), Some(&pair.new.place));
            let reason = format!("the variant is gone; `{value}` is an `Other` now");
            self.report(Kind::ValueRemoved, &spot, reason);
        }
        for (variant, value) in added {
            let spot =
                spot(pair, &variant.name, Some(&variant.wire.0), Some(&pair.old.place), Some(&variant.place));
            let reason = format!(
                "`{value}` has a variant, and was an `Other`; a `match` with a `_` arm stays as it is"
            );
            self.report(Kind::ValueAdded, &spot, reason);
        }
    }

    pub(super) fn union(&mut self, pair: &Pair<'s>, old: &'s Union, new: &'s Union) {
        self.branches(pair, &old.branches, &new.branches);
        if !new.is_received {
            return;
        }
        let whole = Spot {
            subject: pair.subject.clone(),
            wire: None,
            old: Some(&pair.old.place),
            new: Some(&pair.new.place),
        };
        if old.discriminator != new.discriminator {
            let shown = |property: &Option<String>| {
                property
                    .as_ref()
                    .map_or_else(|| "no discriminator".to_owned(), |it| format!("the discriminator `{it}`"))
            };
            let reason = format!(
                "its variants are told by {}, and were by {}",
                shown(&new.discriminator),
                shown(&old.discriminator)
            );
            self.report(Kind::VariantToldChanged, &whole, reason);
        }
        let alike: Vec<&RustName> =
            new.branches.iter().filter(|it| is_alike(self.new, new, it)).map(|it| &it.name).collect();
        let places = old.branches.iter().filter_map(|was| alike.iter().position(|name| **name == was.name));
        if !places.is_sorted() {
            let reason =
                "of the variants that fit alike the first one is taken, and they have changed places";
            self.report(Kind::VariantToldChanged, &whole, reason);
        }
        let (before, after) = (told(self.old, old), told(self.new, new));
        for branch in &new.branches {
            let (old_told, new_told) = (before.get(&branch.name), after.get(&branch.name));
            let was = old.branches.iter().find(|was| was.name == branch.name);
            let place = was.map_or(&pair.old.place, |was| &was.place);
            let spot = spot(pair, &branch.name, None, Some(place), Some(&branch.place));
            let reason = match (old_told, new_told) {
                (Some(old), Some(new)) if old != new && old_told.is_some() => {
                    format!("it is told by {new}, and was by {old}")
                }
                (None, Some(_)) if was.is_none() && is_alike(self.new, new, branch) => {
                    "what was read as another variant may be this one".to_owned()
                }
                _ => continue,
            };
            self.report(Kind::VariantToldChanged, &spot, reason);
        }
    }

    /// Compares the variants and their types.
    fn branches(&mut self, pair: &Pair<'s>, old: &'s [Branch], new: &'s [Branch]) {
        let (both, removed, added) =
            matched(old, new, |it| &it.name, |old, new| self.is_renamed(&old.type_, &new.type_));
        for (old, new) in both {
            let spot = spot(pair, &old.name, None, Some(&old.place), Some(&new.place));
            if old.name != new.name {
                self.report(Kind::VariantRenamed, &spot, format!("the variant is `{}` now", new.name));
            }
            if !self.is_same(&old.type_, &new.type_, &Way { owner: Some(pair.old), subject: &spot.subject }) {
                let (old, new) = (shown(self.old, &old.type_), shown(self.new, &new.type_));
                self.report(Kind::TypeChanged, &spot, format!("it holds a `{new}`, and held a `{old}`"));
            }
        }
        for branch in removed {
            let spot = spot(pair, &branch.name, None, Some(&branch.place), Some(&pair.new.place));
            let reason = format!("the variant is gone, which held a `{}`", shown(self.old, &branch.type_));
            self.report(Kind::VariantRemoved, &spot, reason);
        }
        for branch in added {
            let spot = spot(pair, &branch.name, None, Some(&pair.old.place), Some(&branch.place));
            let reason = format!("it can be a `{}`, too", shown(self.new, &branch.type_));
            self.report(Kind::VariantAdded, &spot, reason);
        }
    }

    /// True if a type that is gone is one that is new, by what is in it.
    fn is_renamed(&self, old: &Type, new: &Type) -> bool {
        let definition = |side: Side<'s>, type_: &Type| side.model.definition(type_.named()?);
        match (definition(self.old, old), definition(self.new, new)) {
            (Some(old), Some(new)) => {
                let wires = |definition: &'s Definition| {
                    definition.shape.fields().iter().map(|field| &field.wire).collect::<BTreeSet<_>>()
                };
                self.could_be_one(old, new) && !wires(old).is_empty() && wires(old) == wires(new)
            }
            (None, None) => old == new,
            _ => false,
        }
    }

    pub(super) fn bodies(
        &mut self,
        pair: &Pair<'s>,
        old: &'s [(Branch, Content)],
        new: &'s [(Branch, Content)],
    ) {
        let branches = |bodies: &'s [(Branch, Content)]| bodies.iter().map(|(branch, _)| branch);
        let (both, removed, added) = matched(old, new, |it| &it.0.name, |old, new| old.1 == new.1);
        let converts = |of: &'s [(Branch, Content)], branch: &Branch| {
            branches(of).filter(|other| other.type_ == branch.type_).count() == 1
        };
        for ((old_branch, before), (new_branch, after)) in both {
            let places = (Some(&old_branch.place), Some(&new_branch.place));
            let spot = spot(pair, &old_branch.name, Some(&before.media_type), places.0, places.1);
            if old_branch.name != new_branch.name {
                self.report(Kind::VariantRenamed, &spot, format!("the variant is `{}` now", new_branch.name));
            }
            let way = Way { owner: Some(pair.old), subject: &spot.subject };
            if !self.is_same(&old_branch.type_, &new_branch.type_, &way) {
                let (old, new) = (shown(self.old, &old_branch.type_), shown(self.new, &new_branch.type_));
                self.report(Kind::TypeChanged, &spot, format!("it holds a `{new}`, and held a `{old}`"));
            } else if converts(old, old_branch) && !converts(new, new_branch) {
                let reason = "what it holds could be another variant, too, so that there is no `From` for it";
                self.report(Kind::ConversionRemoved, &spot, reason);
            }
            if before != after {
                let reason =
                    format!("the body is sent as `{}`, and was as `{}`", after.media_type, before.media_type);
                self.report(Kind::MediaTypeChanged, &spot, reason);
            }
        }
        for (branch, content) in removed {
            let spot = spot(
                pair,
                &branch.name,
                Some(&content.media_type),
                Some(&branch.place),
                Some(&pair.new.place),
            );
            let reason = format!("the body cannot be sent as `{}` any more", content.media_type);
            self.report(Kind::VariantRemoved, &spot, reason);
        }
        for (branch, content) in added {
            let spot = spot(
                pair,
                &branch.name,
                Some(&content.media_type),
                Some(&pair.old.place),
                Some(&branch.place),
            );
            let reason = format!("the body can be sent as `{}`, too", content.media_type);
            self.report(Kind::VariantAdded, &spot, reason);
        }
    }

    pub(super) fn cases(&mut self, pair: &Pair<'s>, old: &'s [Case], new: &'s [Case]) {
        let is_same_row =
            |old: &Case, new: &Case| old.status == new.status && old.media_type == new.media_type;
        let (both, removed, added) = matched(old, new, |it| &it.name, is_same_row);
        for (old, new) in both {
            let spot = spot(pair, &old.name, Some(&old.status), Some(&old.place), Some(&new.place));
            if old.name != new.name {
                self.report(Kind::CaseRenamed, &spot, format!("the variant is `{}` now", new.name));
            }
            self.case(pair, &spot, old, new);
            self.documentation(&spot, (&old.docs, false), (&new.docs, false));
        }
        for case in removed {
            let spot = spot(pair, &case.name, Some(&case.status), Some(&case.place), Some(&pair.new.place));
            let reason = format!("the document declares {} no more", row(case));
            self.report(Kind::CaseRemoved, &spot, reason);
        }
        for case in added {
            let spot = spot(pair, &case.name, Some(&case.status), Some(&pair.old.place), Some(&case.place));
            let reason = format!("the document declares {}, and a `match` has to say what then", row(case));
            self.report(Kind::CaseAdded, &spot, reason);
        }
    }

    fn case(&mut self, pair: &Pair<'s>, spot: &Spot<'s>, old: &'s Case, new: &'s Case) {
        if !self.is_same_payload(
            &old.payload,
            &new.payload,
            &Way { owner: Some(pair.old), subject: &spot.subject },
        ) {
            let (old, new) = (payload(self.old, &old.payload), payload(self.new, &new.payload));
            self.report(Kind::TypeChanged, spot, format!("it holds `{new}`, and held `{old}`"));
        }
        self.case_row(spot, old, new);
    }

    pub(super) fn case_row(&mut self, spot: &Spot<'s>, old: &Case, new: &Case) {
        if old.status != new.status {
            let reason = format!("it is the status {}, and was {}", new.status, old.status);
            self.report(Kind::StatusChanged, spot, reason);
        }
        if old.media_type != new.media_type {
            let shown =
                |case: &Case| case.media_type.clone().map_or("nothing".to_owned(), |it| format!("`{it}`"));
            let reason = format!("its content is {}, and was {}", shown(new), shown(old));
            self.report(Kind::MediaTypeChanged, spot, reason);
        }
    }

    pub(super) fn is_same_payload(&mut self, old: &Payload, new: &Payload, way: &Way<'_>) -> bool {
        match (old, new) {
            (Payload::Json(old), Payload::Json(new)) => self.is_same(old, new, way),
            (old, new) => std::mem::discriminant(old) == std::mem::discriminant(new),
        }
    }
}

/// The variants, each with its value as a sentence has it.
fn said<'s>((variants, values): Values<'s>) -> Vec<(&'s Variant, String)> {
    let value = |(index, variant): (usize, &'s Variant)| {
        let value = values.and_then(|values| values.get(index)).map(ToString::to_string);
        (variant, value.unwrap_or_else(|| variant.wire.0.clone()))
    };
    variants.iter().enumerate().map(value).collect()
}

pub(super) fn payload(side: Side<'_>, payload: &Payload) -> String {
    match payload {
        Payload::Nothing => "()".to_owned(),
        Payload::Text => "String".to_owned(),
        Payload::Bytes => "Vec<u8>".to_owned(),
        Payload::Json(type_) => shown(side, type_),
    }
}

fn row(case: &Case) -> String {
    match &case.media_type {
        Some(media_type) => format!("{} with `{media_type}`", case.status),
        None => case.status.clone(),
    }
}

/// By what each variant is told from the others, in words. What nothing else could be is told by nothing.
fn told<'s>(side: Side<'s>, union: &'s Union) -> BTreeMap<&'s RustName, String> {
    let tell = |branch: &'s Branch| {
        if union.discriminator.is_some() && !branch.tags.is_empty() {
            return (&branch.name, list(branch.tags.iter().map(String::as_str)));
        }
        let is_alone = !is_alike(side, union, branch);
        let signs = if is_alone {
            String::new()
        } else {
            list(signs(side, &branch.type_).iter().map(String::as_str))
        };
        (&branch.name, signs)
    };
    union.branches.iter().map(tell).collect()
}

fn list<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let texts: Vec<String> = texts.map(|text| format!("`{text}`")).collect();
    if texts.is_empty() { "its kind alone".to_owned() } else { texts.join(", ") }
}

/// True if another variant without a tag of its own is of the same kind of JSON.
fn is_alike(side: Side<'_>, union: &Union, branch: &Branch) -> bool {
    let is_tagged = |branch: &Branch| union.discriminator.is_some() && !branch.tags.is_empty();
    let own = kinds(side, &branch.type_);
    !is_tagged(branch)
        && union.branches.iter().any(|other| {
            let others = kinds(side, &other.type_);
            other.name != branch.name && !is_tagged(other) && !own.is_disjoint(&others)
        })
}

/// The kinds of JSON that a type is read from.
fn kinds(side: Side<'_>, type_: &Type) -> BTreeSet<&'static str> {
    let one = |kind: &'static str| BTreeSet::from([kind]);
    match type_ {
        Type::String | Type::Constant(_) | Type::Secret | Type::Formatted(_) | Type::Upload => one("string"),
        Type::Boolean => one("boolean"),
        Type::Int32 | Type::Int64 | Type::Uint64 | Type::Timestamp | Type::Double => one("number"),
        Type::Array(_) | Type::Tuple(..) => one("array"),
        Type::Map(_) => one("object"),
        Type::Expandable(_) => BTreeSet::from(["string", "object"]),
        Type::Json => BTreeSet::new(),
        Type::Clearable(inner) | Type::Nullable(inner) | Type::Boxed(inner) => kinds(side, inner),
        Type::Named(id) => match side.model.definition(*id).map(|definition| &definition.shape) {
            Some(Shape::Enum(_)) => one("string"),
            Some(Shape::ValueEnum(_, values)) => values.iter().map(value_kind).collect(),
            Some(Shape::Union(_)) | None => BTreeSet::new(),
            Some(_) => one("object"),
        },
    }
}

fn value_kind(value: &Value) -> &'static str {
    match value {
        Value::Text(_) => "string",
        Value::Boolean(_) => "boolean",
        Value::Integer(_) | Value::Number(_) => "number",
        _ => "null",
    }
}

/// The evidence for a type: the values of an enum; the members of an object that are required or constant.
fn signs(side: Side<'_>, type_: &Type) -> BTreeSet<String> {
    let shape = |type_: &Type| match type_ {
        Type::Named(id) => side.model.definition(*id).map(|definition| &definition.shape),
        _ => None,
    };
    let type_ = match type_ {
        Type::Boxed(inner) | Type::Nullable(inner) => inner,
        type_ => type_,
    };
    if let Type::Constant(text) = type_ {
        return BTreeSet::from([text.clone()]);
    }
    match shape(type_) {
        Some(Shape::Enum(variants)) => variants.iter().map(|variant| variant.wire.0.clone()).collect(),
        Some(Shape::Response(fields)) => {
            let members = fields.iter().filter(|field| field.location == Location::Member);
            let mut signs = BTreeSet::new();
            for field in members {
                if field.required {
                    signs.insert(field.wire.0.clone());
                }
                let only = match (&field.type_, shape(&field.type_)) {
                    (Type::Constant(text), _) => Some(text),
                    (_, Some(Shape::Enum(variants))) if variants.len() == 1 => {
                        variants.first().map(|only| &only.wire.0)
                    }
                    _ => None,
                };
                signs.extend(only.map(|only| format!("{}: {only}", field.wire.0)));
            }
            signs
        }
        _ => BTreeSet::new(),
    }
}
