//! Choices between schemas: those that one Rust type can hold.

use openapiv3::Schema;

use super::Resolver;
use super::schema::{About, Resolved, Use, subject};
use super::view::{Child, Text, View};
use crate::model::{Side, Type};
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
    /// A choice of schemas, as far as one Rust type can hold it.
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
        if place.side == Side::Request {
            branches.retain(|branch| self.branch(branch, site) != Some(Branch::Clear));
        }
        let clearable = branches.len() < count;
        let branch = match branches.as_slice() {
            [only] => only,
            _ => self.open_enum(&branches, site).or_else(|| {
                let problem = format!("{} is one of {count} schemas, which is not supported", subject(site));
                let help =
                    "supported is one schema, alone or beside `enum: [\"\"]`, or an enum beside any string";
                self.reader.push(site.problem(problem).help(help));
                None
            })?,
        };
        let resolved = self.child(branch, site, place)?;
        let type_ = match resolved.type_ {
            type_ if !clearable => type_,
            Type::Clearable(inner) => Type::Clearable(inner),
            type_ => Type::Clearable(Box::new(type_)),
        };
        Some(Resolved { type_, ..resolved })
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
