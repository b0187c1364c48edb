//! Choices between schemas: those that one Rust type can hold.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::Schema;

use super::schema::{About, DEEPEST, Resolved, Use, definition_key, nullable, subject};
use super::view::{Child, Integer, Text, View};
use super::{Naming, Resolver, name};
use crate::model::{Branch as Variant, Definition, DefinitionId, RustName, Shape, Side, Type};
use crate::openapi::Site;

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
    taken: BTreeSet<RustName>,
    /// The number that a name had last, so that nobody has to count again.
    numbers: BTreeMap<RustName, usize>,
}

impl VariantNames {
    pub(super) fn has(&self, name: &RustName) -> bool {
        self.taken.contains(name)
    }

    pub(super) fn take(&mut self, name: &RustName) {
        self.taken.insert(name.clone());
    }

    /// This name, or with a number that makes it one that none of the variants has yet.
    pub(super) fn free(&mut self, name: &RustName) -> RustName {
        let mut free = name.clone();
        while self.has(&free) {
            let number = self.numbers.entry(name.clone()).or_insert(1);
            *number += 1;
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
    /// A choice of schemas: one type where one can hold it all, and on the request side a type with a variant for
    /// each schema where none can.
    pub(super) fn one_of(
        &mut self,
        mut branches: Vec<Child>,
        about: &About,
        site: &Site<'d>,
        place: &Use,
    ) -> Option<Resolved> {
        if place.side == Side::Response && about.is_expandable {
            return Some(Resolved { type_: Type::Expandable, ..Resolved::text() });
        }
        let count = branches.len();
        if place.side == Side::Form {
            branches.retain(|branch| self.branch(branch, site) != Some(Branch::Clear));
        }
        let clears = branches.len() < count;
        let nulls = branches.iter().any(|branch| self.branch(branch, site) == Some(Branch::Null));
        if nulls {
            branches.retain(|branch| self.branch(branch, site) != Some(Branch::Null));
        }
        let one = match branches.as_slice() {
            [only] => Some(only),
            _ => self.open_enum(&branches, site),
        };
        let resolved = match one {
            Some(one) => self.child(one, site, place)?,
            None if place.side.is_request() && !branches.is_empty() => {
                self.union(&branches, about, site, place)
            }
            None => {
                let problem = format!("{} is one of {count} schemas, which is not supported", subject(site));
                let help =
                    "supported is one schema, alone or beside `enum: [\"\"]`, or an enum beside any string";
                self.reader.push(site.problem(problem).help(help));
                return None;
            }
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
    fn union(&mut self, branches: &[Child], about: &About, site: &Site<'d>, place: &Use) -> Resolved {
        let key = definition_key(site, place);
        if let Some(id) = self.shared.get(&key) {
            return Resolved { type_: Type::Named(*id), ..Resolved::text() };
        }
        let shape = Shape::Union(Vec::new());
        let id = self.define(place.naming.clone(), about.docs.clone(), about.deprecated, shape, site);
        self.shared.insert(key.clone(), id);
        let Variants { all: variants, around, height, is_plain } = self.variants(id, branches, site, place);
        let around = |type_: Type| around.map_or(type_.clone(), |around| around(Box::new(type_)));
        // Several schemas of one type need no enum, if nothing has come to know it.
        if let ([only], true) = (variants.as_slice(), is_plain && self.model.definitions.len() == id.0 + 1) {
            self.model.definitions.pop();
            self.shared.remove(&key);
            return Resolved { type_: around(only.type_.clone()), height, ..Resolved::text() };
        }
        if let Some(definition) = self.model.definitions.get_mut(id.0) {
            definition.shape = Shape::Union(variants);
        }
        Resolved { type_: around(Type::Named(id)), height, ..Resolved::text() }
    }

    /// The variants of a union: one for each type that the branches have.
    fn variants(&mut self, id: DefinitionId, branches: &[Child], site: &Site<'d>, place: &Use) -> Variants {
        let module = self.model.definition(id).map(Definition::inner_module).unwrap_or_default();
        let mut found = Variants { all: Vec::new(), around: None, height: 0, is_plain: true };
        let mut names = VariantNames::default();
        let mut seen = BTreeSet::new();
        let mut has_failed = false;
        for child in branches {
            let Some(at) = self.reader.place(child, site) else { continue };
            let name = self.branch_name(child, site, 0);
            let name = self.options.type_name(at.pointer()).unwrap_or_else(|| names.free(&name));
            let naming = Naming { module: module.clone(), name: name.clone(), place: at.node.place() };
            let Some(resolved) = self.child(child, site, &place.named(naming)) else {
                has_failed = true;
                continue;
            };
            found.height = found.height.max(resolved.height);
            let type_ = found.bare(resolved.type_);
            found.is_plain &= type_.named() != Some(id);
            // A choice that is one of its own branches says nothing by that.
            if type_ != Type::Named(id) && seen.insert(type_.clone()) {
                names.take(&name);
                found.all.push(Variant { name, place: at.node.place(), type_ });
            }
        }
        found.is_plain &= !has_failed;
        if found.all.is_empty() && !has_failed {
            self.reader.push(site.problem(format!("{} is a choice of nothing but itself", subject(site))));
        }
        found
    }

    /// What the variant for a schema is called: as its component, or after its kind. What is only wrapped is called
    /// after what is inside.
    fn branch_name(&mut self, child: &Child, parent: &Site<'d>, depth: usize) -> RustName {
        let other = |kind: &str| RustName(kind.to_owned());
        let Some(site) = self.reader.place(child, parent) else { return other("Text") };
        let Some(target) = self.reader.follow(&site) else { return other("Text") };
        if target.node.offset() != site.node.offset() {
            return name::component(target.pointer().last());
        }
        let view = self.reader.read_here::<Schema>(&target).map(|schema| View::of(schema.schema_kind));
        other(match view {
            Some(View::Text(Text { values: Some(_), .. })) => "Value",
            Some(View::Boolean) => "Boolean",
            Some(View::Integer(Integer::UnixTime)) => "Timestamp",
            Some(View::Integer(_)) => "Integer",
            Some(View::Number) => "Number",
            Some(View::Array(_)) => "List",
            Some(View::Object(object)) if object.properties.is_empty() => "Map",
            Some(View::Same(inner)) if depth <= DEEPEST => {
                return self.branch_name(&inner, &target, depth + 1);
            }
            Some(View::Object(_) | View::Same(_)) => "Object",
            Some(View::OneOf(_)) => "OneOf",
            Some(View::Any) => "Json",
            Some(View::Text(_) | View::Unsupported(_)) | None => "Text",
        })
    }

    /// The enum of `anyOf: [enum, string]`, which lists some values of an open set. The empty value alone is no set.
    fn open_enum<'c>(&mut self, branches: &'c [Child], site: &Site<'d>) -> Option<&'c Child> {
        let [first, second] = branches else { return None };
        match (self.branch(first, site)?, self.branch(second, site)?) {
            (Branch::Enum, Branch::Text) | (Branch::Text, Branch::Clear) => Some(first),
            (Branch::Text, Branch::Enum) | (Branch::Clear, Branch::Text) => Some(second),
            _ => None,
        }
    }

    /// Whether a branch of a choice is the empty value, which clears.
    pub(super) fn is_clear(&mut self, branch: &Child, site: &Site<'d>) -> bool {
        self.branch(branch, site) == Some(Branch::Clear)
    }

    /// What a branch of a choice is, if it is text. Known once, however many choices have it.
    fn branch(&mut self, branch: &Child, site: &Site<'d>) -> Option<Branch> {
        let site = self.reader.place(branch, site)?;
        let site = self.reader.follow(&site)?;
        let offset = site.node.offset();
        if let Some(known) = self.branches.get(&offset) {
            return *known;
        }
        let view = self.reader.read_here::<Schema>(&site).map(|schema| View::of(schema.schema_kind));
        let branch = match view {
            Some(View::Text(Text { values: None, nullable: true, .. })) => Some(Branch::Null),
            Some(View::Text(Text { values: None, .. })) => Some(Branch::Text),
            Some(View::Text(Text { values: Some(values), .. })) if values == [""] => Some(Branch::Clear),
            Some(View::Text(_)) => Some(Branch::Enum),
            _ => None,
        };
        self.branches.insert(offset, branch);
        branch
    }
}
