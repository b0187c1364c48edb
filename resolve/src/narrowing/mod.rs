//! Narrowing: `select` keeps some members of a type or operation. A type is narrowed as a set of schemas, for all of
//! its uses, so it stays one definition, and members that are left out are not even read.

mod find;
mod report;

use formwork_openapi::{OrderedMap, OrderedSet};

use crate::Resolver;
use crate::arguments::select::Narrowed;
use crate::model::{Side, WireName};
use crate::schema::{Object, SetKey};

/// The argument `select`, with the objects and operations that its paths lead to.
#[derive(Debug, Default)]
pub(crate) struct Narrowings {
    select: Vec<Narrowed>,
    /// The narrowed objects, by the key of their set of schemas.
    objects: OrderedMap<SetKey, Narrowing>,
    /// The narrowed operations, by Rust name.
    operations: OrderedMap<String, Narrowing>,
    /// The operations whose body has no selected member.
    bodiless: OrderedSet<String>,
    /// Members that a request requires but `select` leaves out.
    missing: Vec<Member>,
}

/// The selected members of an object, or parameters of an operation.
#[derive(Debug, Default)]
struct Narrowing {
    names: OrderedMap<String, Taken>,
    /// The paths of the arguments that lead here.
    origins: Vec<Member>,
    is_used: bool,
}

/// A selected member.
#[derive(Debug, Default)]
struct Taken {
    /// The path that selects it.
    origin: Member,
    /// True if a field was generated for it.
    is_field: bool,
}

/// A path of `select`: the index of its list, and the names from the list's type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Member {
    list: usize,
    names: Vec<String>,
}

impl Member {
    fn child(&self, name: &str) -> Self {
        let names = self.names.iter().map(String::as_str).chain([name]);
        Self { list: self.list, names: names.map(str::to_owned).collect() }
    }
}

/// The members of an object that become fields; `None` for all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members(Option<OrderedSet<String>>);

impl Members {
    pub(crate) fn has(&self, wire: &str) -> bool {
        self.0.as_ref().is_none_or(|names| names.has(wire))
    }

    pub(crate) fn are_all(&self) -> bool {
        self.0.is_none()
    }

    /// The names that do not become fields.
    pub(crate) fn without<'n>(&self, names: impl Iterator<Item = &'n str>) -> Vec<WireName> {
        names.filter(|name| !self.has(name)).map(|name| WireName(name.to_owned())).collect()
    }
}

impl Narrowings {
    /// True if `select` has a list for this operation.
    pub(crate) fn has_operation(&self, operation: &str) -> bool {
        self.operations.has(operation)
    }

    /// True if the operation's list selects nothing of its body.
    pub(crate) fn leaves_body_out(&self, operation: &str) -> bool {
        self.bodiless.has(operation)
    }
}

impl Narrowing {
    fn members(&mut self) -> OrderedSet<String> {
        self.is_used = true;
        self.names.iter().map(|(name, _)| name.clone()).collect()
    }

    fn lacks(&self, name: &str, missing: &mut Vec<Member>) {
        for origin in &self.origins {
            let member = origin.child(name);
            if !missing.contains(&member) {
                missing.push(member);
            }
        }
    }

    fn note_fields<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        for name in names {
            if let Some(taken) = self.names.get_mut(name) {
                taken.is_field = true;
            }
        }
    }
}

impl<'d> Resolver<'d> {
    /// The members of an object that become fields on this side. Records members that a request requires but `select`
    /// leaves out. Constants need no selection: they are sent anyway.
    pub(crate) fn members_of(&mut self, key: &SetKey, object: &Object<'d>, side: Side) -> Members {
        let Some(narrowing) = self.narrowings.objects.get_mut(key) else { return Members::default() };
        let mut members = narrowing.members();
        let required = object.required.iter().map(|(name, ())| name.as_str());
        let required: Vec<&str> = required.filter(|name| side.is_request() && !members.has(*name)).collect();
        for name in required {
            if self.is_sent_by_itself(object, name) {
                members.insert(name.to_owned());
            } else if !self.is_read_only(object, name)
                && let Some(narrowing) = self.narrowings.objects.get(key)
            {
                narrowing.lacks(name, &mut self.narrowings.missing);
            }
        }
        Members(Some(members))
    }

    /// Records the members that became fields.
    pub(crate) fn note_fields_of<'n>(&mut self, key: &SetKey, names: impl Iterator<Item = &'n str>) {
        if let Some(narrowing) = self.narrowings.objects.get_mut(key) {
            narrowing.note_fields(names);
        }
    }

    /// The parameters that become fields. `parameters` are the names, with true for required ones.
    pub(crate) fn parameters_of<'n>(
        &mut self,
        operation: &str,
        parameters: impl Iterator<Item = (&'n str, bool)>,
    ) -> Members {
        let Narrowings { operations, missing, .. } = &mut self.narrowings;
        let Some(narrowing) = operations.get_mut(operation) else { return Members::default() };
        let members = narrowing.members();
        for (name, is_required) in parameters {
            if members.has(name) {
                narrowing.note_fields(std::iter::once(name));
            } else if is_required {
                narrowing.lacks(name, missing);
            }
        }
        Members(Some(members))
    }

    fn is_sent_by_itself(&mut self, object: &Object<'d>, name: &str) -> bool {
        let Some(set) = object.properties.get(name) else { return false };
        let normal = self.normal(set);
        normal.is_some_and(|normal| {
            normal.constant().is_some() || normal.values.as_ref().is_some_and(|values| values.len() == 1)
        })
    }

    fn is_read_only(&mut self, object: &Object<'d>, name: &str) -> bool {
        let normal = object.properties.get(name).and_then(|set| self.normal(set));
        normal.is_some_and(|normal| normal.read_only)
    }
}
