//! Choices between schemas: one Rust type that holds every branch, or an enum.

use std::rc::Rc;

use formwork_openapi::{Place, Site};

use super::{About, Choice, Normal, Resolved, SchemaSet, Use, View};
use crate::model::{Branch as Variant, DefinitionId, Model, Outline, RustName, Shape, Side, Type, Union};
use crate::names::{VariantIndex, VariantNames};
use crate::{Naming, Resolver};

/// The kind of a branch that is a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TextBranch {
    /// Any string.
    Any,
    /// An enum of strings.
    Enum,
    /// The empty string, which clears.
    Clear,
}

/// The variants of a union while it is built.
struct Variants {
    id: DefinitionId,
    /// True if values are received. Only then the branches are told apart; a sent value is made from its type.
    is_received: bool,
    all: Vec<Variant>,
    names: VariantNames,
    /// `Clearable` or `Nullable`, around the whole type.
    around: Option<fn(Box<Type>) -> Type>,
    height: usize,
    /// True if a branch has a mistake.
    has_failed: bool,
    /// True if a variant leads back to the union.
    has_itself: bool,
}

impl Variants {
    fn new(id: DefinitionId, side: Side) -> Self {
        let is_received = side == Side::Response;
        let mut names = VariantNames::default();
        if is_received {
            names.take(&RustName("Other".to_owned()));
        }
        Self {
            id,
            is_received,
            all: Vec::new(),
            names,
            around: None,
            height: 0,
            has_failed: false,
            has_itself: false,
        }
    }

    /// Adds a variant, unless an equal one exists.
    fn add(&mut self, variant: Variant) {
        let type_ = self.bare(variant.type_);
        let variant = Variant { type_, ..variant };
        // A union inside itself adds nothing.
        if variant.type_ == Type::Named(self.id) {
            self.has_itself = true;
            return;
        }
        let is_received = self.is_received;
        match self.all.iter_mut().find(|known| is_same(known, &variant, is_received)) {
            Some(known) => known.outline.widen(variant.outline),
            None => {
                self.names.take(&variant.name);
                self.all.push(variant);
            }
        }
    }

    /// Adds a variant for a value that matches several branches of an `anyOf` at once, which no other variant can hold
    /// (JSON Schema 2020-12 §10.2.1.2).
    fn add_several_at_once(&mut self, place: Place) {
        let name = self.names.free(&RustName("Other".to_owned()));
        let (type_, tags, outline) = (Type::Json, Vec::new(), Outline::any());
        self.all.push(Variant { name, place, is_one_type: false, type_, tags, outline });
    }

    /// The only type of the variants. `None` after a mistake, or if a variant leads back to the union.
    fn only_type(&self) -> Option<&Type> {
        match self.all.as_slice() {
            [only] if !self.has_failed && !self.has_itself => Some(&only.type_),
            _ => None,
        }
    }

    /// True if several variants are objects, and none is any JSON.
    fn has_objects(&self, model: &Model) -> bool {
        let is_object = |variant: &&Variant| {
            let definition = variant.type_.named().and_then(|id| model.definition(id));
            definition.is_some_and(|it| matches!(it.shape, Shape::Params(_)))
        };
        let has_any = self.all.iter().any(|variant| variant.type_ == Type::Json);
        self.all.iter().filter(is_object).count() > 1 && !has_any
    }

    /// Removes `Clearable` and `Nullable` from a variant's type, to put them around the whole.
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

/// True if two variants can be one. Equal types may stay apart if they are received: JSON for different kinds of
/// values, or a boolean for `true` and for `false`.
fn is_same(one: &Variant, other: &Variant, is_received: bool) -> bool {
    let is_like = || one.outline == other.outline || one.outline.is_of_like_values(&other.outline);
    one.type_ == other.type_ && (!is_received || one.tags == other.tags && is_like())
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
            // A string beside a file is a separate kind of part.
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

    /// An enum with a variant for each branch. Null and the empty string are represented around it.
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
        let variants = self.variants(id, choice, site, place);
        let (around, height) = (variants.around, variants.height);
        let around = |type_: Type| around.map_or(type_.clone(), |around| around(Box::new(type_)));
        // Branches of one type need no enum, unless something refers to it.
        if let Some(only) = variants.only_type().filter(|_| self.is_undecided(id)) {
            self.undecided.pop();
            return Some(Resolved { height, ..Resolved::plain(around(only.clone())) });
        }
        self.decide_all();
        if let Some(definition) = self.model.definitions.get_mut(id.0) {
            let discriminator = choice.discriminator.as_ref().map(|it| it.property.clone());
            let Variants { all: branches, is_received, .. } = variants;
            definition.shape = Shape::Union(Union { branches, is_received, discriminator });
        }
        Some(Resolved { height, ..Resolved::plain(around(Type::Named(id))) })
    }

    /// The variants of a union: one for each type of the branches, and one for each tagged branch.
    fn variants(&mut self, id: DefinitionId, choice: &Choice<'d>, site: &Site<'d>, place: &Use) -> Variants {
        let mut variants = Variants::new(id, place.side);
        let fallback = self.fallback(choice);
        let tags = self.tags(choice, fallback);
        let wishes = self.branch_names(choice);
        let outlines = match place.side {
            Side::Response => self.outlines(choice, &tags, fallback, place.strictness),
            _ => vec![Outline::any(); tags.len()],
        };
        for (((branch, tags), wish), outline) in choice.branches.iter().zip(tags).zip(wishes).zip(outlines) {
            let at = branch.first.node.place();
            let wish = self.variant_name(branch, wish, place.side);
            let name = variants.names.free(&wish);
            let naming = Naming::of_variant(id, VariantIndex(variants.all.len()), name.clone(), at.clone());
            let place = self.variant_place(branch, place.named(naming));
            match self.branch_type(choice, branch, site, &place) {
                Some(Resolved { type_, height, .. }) => {
                    variants.height = variants.height.max(height);
                    let is_one_type = branch.only.is_some();
                    variants.add(Variant { name, place: at, is_one_type, type_, tags, outline });
                }
                None => variants.has_failed = true,
            }
        }
        if choice.is_any_of && place.side == Side::Json && variants.has_objects(&self.model) {
            let at = choice.holder.as_ref().map_or(site.clone(), |holder| holder.member("anyOf"));
            variants.add_several_at_once(at.node.place());
        }
        if variants.all.is_empty() && !variants.has_failed {
            self.reader.push(site.problem(format!("{} is a choice of nothing but itself", site.subject())));
        }
        variants
    }

    /// The enum of `anyOf: [enum, string]`, which lists known values of an open enum. The empty value alone is not an
    /// enum.
    fn open_enum<'c>(&mut self, branches: &'c [SchemaSet<'d>]) -> Option<&'c SchemaSet<'d>> {
        let [first, second] = branches else { return None };
        match (self.text_branch(first)?, self.text_branch(second)?) {
            (TextBranch::Enum, TextBranch::Any) | (TextBranch::Any, TextBranch::Clear) => Some(first),
            (TextBranch::Any, TextBranch::Enum) | (TextBranch::Clear, TextBranch::Any) => Some(second),
            _ => None,
        }
    }

    /// True if a branch is the empty string, which clears.
    pub(crate) fn is_clear(&mut self, branch: &SchemaSet<'d>) -> bool {
        self.text_branch(branch) == Some(TextBranch::Clear)
    }

    /// True if a branch is a string or null.
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
