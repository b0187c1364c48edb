//! Servers and security. Many operations share them, so a change is reported once for all of them.

use formwork_resolve::model::{Description, Operation, Requirement, SchemeKind, Server, Variable};

use super::comparison::{Comparison, Spot};
use super::kind::Kind;
use super::operation::name;

/// A change, the operations that have it, and the first of these.
type Change<'s> = ((String, String), Vec<String>, (&'s Operation, &'s Operation));

impl<'s> Comparison<'s> {
    pub(super) fn around(&mut self, operations: &[(&'s Operation, &'s Operation)]) {
        self.said(operations, Kind::VersionChanged, "the document has the version", |it| it.version.clone());
        self.said(operations, Kind::ServersChanged, "the API is at", |it| {
            list(it.servers.iter().map(server))
        });
        self.said(operations, Kind::SecurityChanged, "a caller needs", |it| match &it.security {
            None => "nothing that is known".to_owned(),
            Some(ways) => list(ways.iter().map(requirement)),
        });
    }

    fn said(
        &mut self,
        operations: &[(&'s Operation, &'s Operation)],
        kind: Kind,
        what: &str,
        say: fn(&Description) -> String,
    ) {
        let mut changes: Vec<Change<'s>> = Vec::new();
        for (old, new) in operations {
            let texts = (say(&old.description), say(&new.description));
            if texts.0 == texts.1 {
                continue;
            }
            let subject = name(self.old, old);
            match changes.iter_mut().find(|(others, ..)| *others == texts) {
                Some((_, subjects, _)) => subjects.push(subject),
                None => changes.push((texts, vec![subject], (*old, *new))),
            }
        }
        for ((before, after), subjects, (old, new)) in changes {
            let place = |params| self.old.model.definition(params).map(|params| &params.place);
            let new_place = self.new.model.definition(new.params).map(|params| &params.place);
            let spot =
                Spot { subject: subjects.join(", "), wire: None, old: place(old.params), new: new_place };
            self.report(kind, &spot, format!("{what} {after}; it was {before}"));
        }
    }
}

fn list(texts: impl Iterator<Item = String>) -> String {
    let texts: Vec<String> = texts.collect();
    if texts.is_empty() { "nothing".to_owned() } else { texts.join(" or ") }
}

fn server(Server { url, variables }: &Server) -> String {
    let variables = variables.iter().map(|Variable { name, default, values }| {
        let values = if values.is_empty() { String::new() } else { format!(" of {}", values.join(", ")) };
        format!(" with {name}={default}{values}")
    });
    format!("{url}{}", variables.collect::<String>())
}

fn requirement(Requirement(schemes): &Requirement) -> String {
    let schemes = schemes.iter().map(|scheme| {
        let kind = match &scheme.kind {
            SchemeKind::Bearer => "a bearer token".to_owned(),
            SchemeKind::Basic => "a name and a password".to_owned(),
            SchemeKind::Header(name) => format!("the header `{name}`"),
            SchemeKind::Query(name) => format!("the query parameter `{name}`"),
            SchemeKind::Cookie(name) => format!("the cookie `{name}`"),
            SchemeKind::Other => "something else".to_owned(),
        };
        format!("`{}`, {kind}", scheme.name)
    });
    let schemes: Vec<String> = schemes.collect();
    if schemes.is_empty() { "nothing".to_owned() } else { schemes.join(" and ") }
}
