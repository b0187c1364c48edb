//! Choices between schemas: those that one Rust type can hold.

use std::rc::Rc;

use formwork_openapi::{OrderedMap, OrderedSet, Place, Site};

use super::{About, Choice, Normal, Resolved, SchemaSet, Use, View};
use crate::model::{Branch as Variant, DefinitionId, Model, Outline, RustName, Shape, Side, Type, Union};
use crate::names::ModuleKey;
use crate::{Naming, Resolver};

/// A branch of a choice that is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TextBranch {
    /// Any text.
    Any,
    /// One of some values.
    Enum,
    /// The empty value, which clears.
    Clear,
}

/// The names that the variants of one enum have so far.
#[derive(Debug, Default)]
pub(crate) struct VariantNames {
    taken: OrderedSet<RustName>,
    /// The number that a name had last, so that nobody has to count again.
    numbers: OrderedMap<RustName, usize>,
}

impl VariantNames {
    pub(crate) fn has(&self, name: &RustName) -> bool {
        self.taken.has(name)
    }

    pub(crate) fn take(&mut self, name: &RustName) {
        self.taken.insert(name.clone());
    }

    /// This name, or with a number that makes it one that none of the variants has yet.
    pub(crate) fn free(&mut self, name: &RustName) -> RustName {
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
    /// True if all is well, and none of the variants leads back to the union.
    is_plain: bool,
}

/// The variant for a value that is of several branches of an `anyOf` at once, which no other variant can say
/// (JSON Schema 2020-12, core 10.2.1.2).
fn several_at_once(name: RustName, place: Place) -> Variant {
    Variant { name, place, type_: Type::Json, tags: Vec::new(), outline: Outline::any() }
}

impl Variants {
    /// True if there are several variants that are objects, and none that is any JSON.
    fn has_objects(&self, model: &Model) -> bool {
        let is_object = |variant: &&Variant| {
            let definition = variant.type_.named().and_then(|id| model.definition(id));
            definition.is_some_and(|it| matches!(it.shape, Shape::Params(_)))
        };
        let has_any = self.all.iter().any(|variant| variant.type_ == Type::Json);
        self.all.iter().filter(is_object).count() > 1 && !has_any
    }

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
    /// The type of a choice: one that holds every branch, or an enum with a variant for each.
    pub(crate) fn one_of(
        &mut self,
        choice: &Choice<'d>,
        about: &About,
        normal: &Rc<Normal<'d>>,
        place: &Use,
    ) -> Option<Resolved> {
        let mut choice = choice.clone();
        let count = choice.branches.len();
        if place.side == Side::Form {
            choice.branches.retain(|branch| self.text_branch(branch) != Some(TextBranch::Clear));
        }
        let clears = choice.branches.len() < count;
        let one = match choice.branches.as_slice() {
            [only] => Some(only),
            // Text beside a file is a part of its own kind.
            _ if place.side == Side::Parts => None,
            branches => self.open_enum(branches),
        };
        let resolved = match one {
            Some(one) => self.child(one, &normal.set.first, place)?,
            None if choice.branches.is_empty() => Resolved::text(),
            None => self.union(&choice, about, normal, place)?,
        };
        let type_ = match resolved.type_ {
            type_ if !clears => type_,
            Type::Clearable(inner) => Type::Clearable(inner),
            type_ => Type::Clearable(Box::new(type_)),
        };
        Some(Resolved { type_, ..resolved })
    }

    /// An enum with a variant for each branch. Null and the empty value of a branch are around the whole.
    pub(crate) fn union(
        &mut self,
        choice: &Choice<'d>,
        about: &About,
        normal: &Normal<'d>,
        place: &Use,
    ) -> Option<Resolved> {
        if let Some(id) = self.known(normal, place) {
            return Some(Resolved::plain(Type::Named(id)));
        }
        let site = &normal.set.first;
        if self.is_nested_too_deep(place, site) {
            return None;
        }
        let choice = &self.with_discriminator(choice);
        if let Some(discriminator) = &choice.discriminator {
            self.reader.check_mapping(site, discriminator);
        }
        let id = self.promise(normal, about, Shape::Union(Union::default()), place);
        let Variants { all: branches, around, height, is_plain } = self.variants(id, choice, site, place);
        let around = |type_: Type| around.map_or(type_.clone(), |around| around(Box::new(type_)));
        // Several schemas of one type need no enum, if nothing has come to know it.
        if let ([only], true) = (branches.as_slice(), is_plain && self.is_undecided(id)) {
            self.undecided.pop();
            return Some(Resolved { height, ..Resolved::plain(around(only.type_.clone())) });
        }
        self.decide_all();
        if let Some(definition) = self.model.definitions.get_mut(id.0) {
            let discriminator = choice.discriminator.as_ref().map(|it| it.property.clone());
            let is_received = place.side == Side::Response;
            definition.shape = Shape::Union(Union { branches, is_received, discriminator });
        }
        Some(Resolved { height, ..Resolved::plain(around(Type::Named(id))) })
    }

    /// The variants of a union: one for each type that the branches have, and for each that the discriminator tells
    /// apart.
    fn variants(&mut self, id: DefinitionId, choice: &Choice<'d>, site: &Site<'d>, place: &Use) -> Variants {
        let module = ModuleKey::Of(id);
        let mut found = Variants { all: Vec::new(), around: None, height: 0, is_plain: true };
        let mut names = VariantNames::default();
        if place.side == Side::Response {
            names.take(&RustName("Other".to_owned()));
        }
        let mut has_failed = false;
        let fallback = self.fallback(choice);
        let tags = self.tags(choice, fallback);
        let wishes = self.branch_names(choice);
        let outlines = match place.side {
            Side::Response => self.outlines(choice, &tags, fallback, place.strictness),
            _ => vec![Outline::any(); tags.len()],
        };
        for (((branch, tags), wish), outline) in choice.branches.iter().zip(tags).zip(wishes).zip(outlines) {
            let at = branch.first.node.place();
            // A branch that is one of the types of a schema has no place of its own.
            let chosen = if branch.only.is_none() { self.options.type_name(&at.pointer) } else { None };
            let wish = self.variant_name(branch, wish, place.side);
            let name = chosen.unwrap_or_else(|| names.free(&wish));
            let naming = Naming { module, name: name.clone(), place: at.clone() };
            let place = self.variant_place(branch, place.named(naming));
            let Some(resolved) = self.branch_type(choice, branch, site, &place) else {
                has_failed = true;
                continue;
            };
            found.height = found.height.max(resolved.height);
            let type_ = found.bare(resolved.type_);
            found.is_plain &= type_.named() != Some(id);
            // A choice that is one of its own branches says nothing by that.
            if type_ == Type::Named(id) {
                continue;
            }
            let is_same = |it: &Variant| {
                // One type may stand for values that have nothing in common: any JSON, or `true` and `false`.
                let is_one = it.outline == outline || it.outline.is_of_like_values(&outline);
                // Only received values are told apart; a sent one is made of its type.
                it.type_ == type_ && (place.side != Side::Response || it.tags == tags && is_one)
            };
            if let Some(known) = found.all.iter_mut().find(|it| is_same(it)) {
                known.outline.widen(outline);
                continue;
            }
            names.take(&name);
            found.all.push(Variant { name, place: at, type_, tags, outline });
        }
        found.is_plain &= !has_failed;
        if choice.is_any_of && place.side == Side::Json && found.has_objects(&self.model) {
            let at = choice.holder.as_ref().map_or(site.clone(), |holder| holder.member("anyOf"));
            found.all.push(several_at_once(names.free(&RustName("Other".to_owned())), at.node.place()));
        }
        if found.all.is_empty() && !has_failed {
            self.reader.push(site.problem(format!("{} is a choice of nothing but itself", site.subject())));
        }
        found
    }

    /// The enum of `anyOf: [enum, string]`, which lists some values of an open set. The empty value alone is not a set.
    fn open_enum<'c>(&mut self, branches: &'c [SchemaSet<'d>]) -> Option<&'c SchemaSet<'d>> {
        let [first, second] = branches else { return None };
        match (self.text_branch(first)?, self.text_branch(second)?) {
            (TextBranch::Enum, TextBranch::Any) | (TextBranch::Any, TextBranch::Clear) => Some(first),
            (TextBranch::Any, TextBranch::Enum) | (TextBranch::Clear, TextBranch::Any) => Some(second),
            _ => None,
        }
    }

    /// True if a branch of a choice is the empty value, which clears.
    pub(crate) fn is_clear(&mut self, branch: &SchemaSet<'d>) -> bool {
        self.text_branch(branch) == Some(TextBranch::Clear)
    }

    /// True if a branch of a choice is text or null.
    pub(crate) fn is_text_or_null(&mut self, branch: &SchemaSet<'d>) -> bool {
        let normal = self.normal(branch);
        normal.is_some_and(|normal| matches!(normal.view, View::Text(_) | View::Null))
    }

    fn text_branch(&mut self, branch: &SchemaSet<'d>) -> Option<TextBranch> {
        match &self.normal(branch)?.view {
            View::Text(text) if text.values.is_none() => Some(TextBranch::Any),
            View::Text(text) if text.is_empty_text() => Some(TextBranch::Clear),
            View::Text(_) => Some(TextBranch::Enum),
            _ => None,
        }
    }
}
