//! Choices between schemas: those that one Rust type can hold.

use formwork_openapi::{Discriminator, OrderedMap, OrderedSet, Site};

use super::merge::{Choice, Spot};
use super::schema::{About, DEEPEST, Resolved, Use, definition_key, nullable};
use super::view::{Integer, Text, View};
use super::{Naming, Resolver, name};
use crate::model::{Branch as Variant, Definition, DefinitionId, RustName, Shape, Side, Type, Union};

/// A branch of a choice that is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Branch {
    /// Any text.
    Text,
    /// One of some values.
    Enum,
    /// The empty value, which clears.
    Clear,
    /// Null, and nothing else.
    Null,
}

/// The names that the variants of one enum have so far.
#[derive(Debug, Default)]
pub(super) struct VariantNames {
    taken: OrderedSet<RustName>,
    /// The number that a name had last, so that nobody has to count again.
    numbers: OrderedMap<RustName, usize>,
}

impl VariantNames {
    pub(super) fn has(&self, name: &RustName) -> bool {
        self.taken.has(name)
    }

    pub(super) fn take(&mut self, name: &RustName) {
        self.taken.insert(name.clone());
    }

    /// This name, or with a number that makes it one that none of the variants has yet.
    pub(super) fn free(&mut self, name: &RustName) -> RustName {
        let mut free = name.clone();
        while self.has(&free) {
            let number = self.numbers.get(name).map_or(2, |last| last + 1);
            self.numbers.insert(name.clone(), number);
            free = RustName(format!("{name}{number}"));
        }
        free
    }
}

/// The branches of a union as they become variants.
struct Variants {
    all: Vec<Variant>,
    /// What the whole can be beside its values.
    around: Option<fn(Box<Type>) -> Type>,
    height: usize,
    /// Whether all is well, and none of the variants leads back to the union.
    is_plain: bool,
}

impl Variants {
    /// The type of a variant without what goes around the whole.
    fn bare(&mut self, type_: Type) -> Type {
        match type_ {
            Type::Clearable(inner) => {
                self.around = Some(Type::Clearable);
                *inner
            }
            Type::Nullable(inner) => {
                self.around = Some(Type::Nullable);
                *inner
            }
            type_ => type_,
        }
    }
}

impl<'d> Resolver<'d> {
    /// What a spot describes, for where it is looked at before it is resolved. Mistakes are found again then.
    pub(super) fn view_of(&mut self, spot: &Spot<'d>) -> Option<View<'d>> {
        let whole = self.whole(spot)?;
        Some(View::of(whole, spot).0)
    }

    /// A choice of schemas: one type where one can hold it all, and a type with a variant for each schema where none
    /// can.
    pub(super) fn one_of(
        &mut self,
        choice: Choice<'d>,
        about: &About,
        spot: &Spot<'d>,
        place: &Use,
    ) -> Option<Resolved> {
        let Choice { mut branches, discriminator } = choice;
        let count = branches.len();
        if place.side == Side::Form {
            branches.retain(|branch| self.branch(branch) != Some(Branch::Clear));
        }
        let clears = branches.len() < count;
        let nulls = branches.iter().any(|branch| self.branch(branch) == Some(Branch::Null));
        if nulls {
            branches.retain(|branch| self.branch(branch) != Some(Branch::Null));
        }
        let one = match branches.as_slice() {
            [only] => Some(only),
            _ => self.open_enum(&branches),
        };
        let resolved = match one {
            Some(one) => self.child(one, &spot.first, place)?,
            None if branches.is_empty() => {
                Resolved::plain(if place.side == Side::Form { Type::String } else { Type::Json })
            }
            None => self.union(&Choice { branches, discriminator }, about, spot, place)?,
        };
        let type_ = match resolved.type_ {
            type_ if nulls && place.side != Side::Form => nullable(type_),
            type_ if !clears => type_,
            Type::Clearable(inner) => Type::Clearable(inner),
            type_ => Type::Clearable(Box::new(type_)),
        };
        Some(Resolved { type_, ..resolved })
    }

    /// A type with a variant for each schema. What one of them can be beside its values, cleared or null, the whole
    /// can be.
    pub(super) fn union(
        &mut self,
        choice: &Choice<'d>,
        about: &About,
        spot: &Spot<'d>,
        place: &Use,
    ) -> Option<Resolved> {
        let key = definition_key(spot, place);
        if let Some(id) = self.known(&key) {
            return Some(Resolved::plain(Type::Named(id)));
        }
        if self.is_nested_too_deep(place, &spot.first) {
            return None;
        }
        let shape = Shape::Union(Union::default());
        let id = self.define(place.naming.clone(), about.docs.clone(), about.deprecated, shape, &spot.first);
        self.shared.insert(key.clone(), Some(id));
        let Variants { all: branches, around, height, is_plain } =
            self.variants(id, choice, &spot.first, place);
        let around = |type_: Type| around.map_or(type_.clone(), |around| around(Box::new(type_)));
        // Several schemas of one type need no enum, if nothing has come to know it.
        if let ([only], true) = (branches.as_slice(), is_plain && self.model.definitions.len() == id.0 + 1) {
            self.model.definitions.pop();
            self.shared.insert(key, None);
            return Some(Resolved { height, ..Resolved::plain(around(only.type_.clone())) });
        }
        if let Some(definition) = self.model.definitions.get_mut(id.0) {
            let discriminator =
                choice.discriminator.as_ref().map(|discriminator| discriminator.property.clone());
            let is_received = place.side == Side::Response;
            definition.shape = Shape::Union(Union { branches, is_received, discriminator });
        }
        Some(Resolved { height, ..Resolved::plain(around(Type::Named(id))) })
    }

    /// The variants of a union: one for each type that the branches have.
    fn variants(&mut self, id: DefinitionId, choice: &Choice<'d>, site: &Site<'d>, place: &Use) -> Variants {
        let module = self.model.definition(id).map(Definition::inner_module).unwrap_or_default();
        let mut found = Variants { all: Vec::new(), around: None, height: 0, is_plain: true };
        let mut names = VariantNames::default();
        if place.side == Side::Response {
            names.take(&RustName("Other".to_owned()));
        }
        let mut seen = OrderedMap::default();
        let mut has_failed = false;
        for branch in &choice.branches {
            let at = branch.first.node.place();
            let name = self.branch_name(branch, choice.discriminator.as_ref(), 0);
            // What is only one of the types that a schema allows has no place of its own.
            let chosen = if branch.only.is_none() { self.options.type_name(&at.pointer) } else { None };
            let name = chosen.unwrap_or_else(|| names.free(&name));
            let naming = Naming { module: module.clone(), name: name.clone(), place: at.clone() };
            let Some(resolved) = self.child(branch, site, &place.named(naming)) else {
                has_failed = true;
                continue;
            };
            found.height = found.height.max(resolved.height);
            let type_ = found.bare(resolved.type_);
            found.is_plain &= type_.named() != Some(id);
            let tags = self.tags(branch, choice.discriminator.as_ref());
            // A choice that is one of its own branches says nothing by that.
            if type_ == Type::Named(id) {
                continue;
            }
            if let Some(known) = seen.get(&type_).and_then(|index: &usize| found.all.get_mut(*index)) {
                known.tags.extend(tags);
                continue;
            }
            seen.insert(type_.clone(), found.all.len());
            names.take(&name);
            found.all.push(Variant { name, place: at, type_, tags });
        }
        found.is_plain &= !has_failed;
        if found.all.is_empty() && !has_failed {
            self.reader.push(site.problem(format!("{} is a choice of nothing but itself", site.subject())));
        }
        found
    }

    /// The values of the discriminator that stand for a branch: those that are mapped to it, those that its own
    /// property can have, and else the name of its component.
    fn tags(&mut self, branch: &Spot<'d>, discriminator: Option<&Discriminator>) -> Vec<String> {
        let Some(Discriminator { property, mapping }) = discriminator else { return Vec::new() };
        let Some(target) = self.reader.schema_at(&branch.first) else { return Vec::new() };
        let name = target.pointer().last().to_owned();
        let mut tags: Vec<String> = mapping
            .iter()
            .filter(|(_, to)| {
                to == &name || to.rsplit('/').next().is_some_and(|last| unescaped(last) == name)
            })
            .map(|(tag, _)| tag.clone())
            .collect();
        tags.extend(self.constants(branch, property));
        if tags.is_empty() && target.node.offset() != branch.first.node.offset() {
            tags.push(name);
        }
        tags.sort_unstable();
        tags.dedup();
        tags
    }

    /// The texts that a property of an object can be, if they are listed.
    fn constants(&mut self, branch: &Spot<'d>, property: &str) -> Vec<String> {
        let Some(View::Object(object)) = self.view_of(branch) else { return Vec::new() };
        let Some(View::Text(Text { values: Some(values), .. })) =
            object.properties.get(property).and_then(|spot| self.view_of(spot))
        else {
            return Vec::new();
        };
        values.into_iter().map(|(value, _)| value).collect()
    }

    /// What the variant for a schema is called: as its component, after the one value of the property that tells it
    /// from others, or after its kind. What is only wrapped is called after what is inside.
    fn branch_name(
        &mut self,
        branch: &Spot<'d>,
        discriminator: Option<&Discriminator>,
        depth: usize,
    ) -> RustName {
        let other = |kind: &str| RustName(kind.to_owned());
        let Some(target) = self.reader.schema_at(&branch.first) else { return other("Text") };
        if target.node.offset() != branch.first.node.offset() && branch.only.is_none() {
            return self.name_of_target(target.pointer());
        }
        if let Some(property) = discriminator.map(|discriminator| discriminator.property.as_str()) {
            if let [only] = self.constants(branch, property).as_slice() {
                return name::type_(only);
            }
        }
        let schema = self.reader.schema(&target);
        let wrapped = schema.as_ref().and_then(|schema| self.wrapped(schema));
        if let Some(inner) = wrapped.filter(|_| depth <= DEEPEST && branch.only.is_none()) {
            if schema.is_some_and(|schema| schema.reference.is_some()) {
                return self.name_of_target(inner.pointer());
            }
            return self.branch_name(&Spot::of(inner), discriminator, depth + 1);
        }
        other(match self.view_of(branch) {
            Some(View::Text(Text { values: Some(_), .. }) | View::Values(_)) => "Value",
            Some(View::Boolean) => "Boolean",
            Some(View::Integer(Integer::UnixTime)) => "Timestamp",
            Some(View::Integer(_)) => "Integer",
            Some(View::Number) => "Number",
            Some(View::Array(_) | View::Tuple(..)) => "List",
            Some(View::Object(object)) if object.properties.is_empty() => "Map",
            Some(View::Object(_)) => "Object",
            Some(View::OneOf(_)) => "OneOf",
            Some(View::Any | View::Several) => "Json",
            Some(View::Text(_) | View::Null | View::Nothing) | None => "Text",
        })
    }

    /// The enum of `anyOf: [enum, string]`, which lists some values of an open set. The empty value alone is no set.
    fn open_enum<'c>(&mut self, branches: &'c [Spot<'d>]) -> Option<&'c Spot<'d>> {
        let [first, second] = branches else { return None };
        match (self.branch(first)?, self.branch(second)?) {
            (Branch::Enum, Branch::Text) | (Branch::Text, Branch::Clear) => Some(first),
            (Branch::Text, Branch::Enum) | (Branch::Clear, Branch::Text) => Some(second),
            _ => None,
        }
    }

    /// Whether a branch of a choice is the empty value, which clears.
    pub(super) fn is_clear(&mut self, branch: &Spot<'d>) -> bool {
        self.branch(branch) == Some(Branch::Clear)
    }

    /// What a branch of a choice is, if it is text or null. Known once, however many choices have it.
    pub(super) fn branch(&mut self, branch: &Spot<'d>) -> Option<Branch> {
        let site = self.reader.schema_at(branch.single()?)?;
        let offset = site.node.offset();
        if let Some(known) = self.branches.get(&offset) {
            return *known;
        }
        let branch = match self.view_of(&Spot::of(site)) {
            Some(View::Null) => Some(Branch::Null),
            Some(View::Text(text)) if text.values.is_none() => Some(Branch::Text),
            Some(View::Text(text)) if text.is_empty_text() => Some(Branch::Clear),
            Some(View::Text(_)) => Some(Branch::Enum),
            _ => None,
        };
        self.branches.insert(offset, branch);
        branch
    }
}

/// A part of a pointer without its escapes.
fn unescaped(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}
