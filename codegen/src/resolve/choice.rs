//! Choices between schemas: those that one Rust type can hold.

use openapiv3::Schema;

use super::schema::{About, Resolved, Use, definition_key, subject};
use super::view::{Child, Integer, Text, View};
use super::{Naming, Resolver, name};
use crate::model::{Branch as Variant, Definition, RustName, Shape, Side, Type};
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
        self.shared.insert(key, id);
        let module = self.model.definition(id).map(Definition::inner_module).unwrap_or_default();
        let mut around: Option<fn(Box<Type>) -> Type> = None;
        let mut variants: Vec<Variant> = Vec::new();
        let mut height = 0;
        for child in branches {
            let Some(at) = self.reader.place(child, site) else { continue };
            let name = numbered(self.branch_name(&at), &variants);
            let name = self.options.type_name(&at.node.place().pointer).unwrap_or(name);
            let naming = Naming { module: module.clone(), name: name.clone(), place: at.node.place() };
            let Some(resolved) = self.child(child, site, &place.named(naming)) else { continue };
            height = height.max(resolved.height);
            let type_ = match resolved.type_ {
                Type::Clearable(inner) => {
                    around = Some(Type::Clearable);
                    *inner
                }
                Type::Nullable(inner) => {
                    around = Some(Type::Nullable);
                    *inner
                }
                type_ => type_,
            };
            if variants.iter().all(|variant| variant.type_ != type_) {
                variants.push(Variant { name, place: at.node.place(), type_ });
            }
        }
        if let Some(definition) = self.model.definitions.get_mut(id.0) {
            definition.shape = Shape::Union(variants);
        }
        let type_ = Type::Named(id);
        let type_ = around.map_or(type_.clone(), |around| around(Box::new(type_)));
        Resolved { type_, height, ..Resolved::text() }
    }

    /// What the variant for a schema is called: as its component, or after its kind.
    fn branch_name(&mut self, site: &Site<'d>) -> RustName {
        let Some(target) = self.reader.follow(site) else { return RustName("Text".to_owned()) };
        if target.node.offset() != site.node.offset() {
            return name::component(target.pointer().last());
        }
        let view = self.reader.read_here::<Schema>(&target).map(|schema| View::of(schema.schema_kind));
        let kind = match view {
            Some(View::Text(Text { values: Some(_), .. })) => "Value",
            Some(View::Boolean) => "Boolean",
            Some(View::Integer(Integer::UnixTime)) => "Timestamp",
            Some(View::Integer(_)) => "Integer",
            Some(View::Number) => "Number",
            Some(View::Array(_)) => "List",
            Some(View::Object(object)) if object.properties.is_empty() => "Map",
            Some(View::Object(_) | View::Same(_)) => "Object",
            Some(View::OneOf(_)) => "OneOf",
            Some(View::Any) => "Json",
            Some(View::Text(_) | View::Unsupported(_)) | None => "Text",
        };
        RustName(kind.to_owned())
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
            Some(View::Text(Text { values: None, .. })) => Some(Branch::Text),
            Some(View::Text(Text { values: Some(values), .. })) if values == [""] => Some(Branch::Clear),
            Some(View::Text(_)) => Some(Branch::Enum),
            _ => None,
        };
        self.branches.insert(offset, branch);
        branch
    }
}

/// A name that none of the variants has yet.
fn numbered(name: RustName, variants: &[Variant]) -> RustName {
    let is_taken = |name: &RustName| variants.iter().any(|variant| variant.name == *name);
    if !is_taken(&name) {
        return name;
    }
    let numbered = (2..).map(|number| RustName(format!("{name}{number}")));
    numbered.into_iter().find(|name| !is_taken(name)).unwrap_or(name)
}
