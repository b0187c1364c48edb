//! Alternative names, for items that want the same name.

use formwork_openapi::Pointer;

use crate::model::{Branch, Case, Definition, Field, Location, RustName, Shape};
use crate::names::alike::longer;
use crate::names::name::{self, Kind, letters};
use crate::names::origin::Origin;
use crate::names::scope::{Fit, Others};
use crate::operation::status::Status;

pub(super) fn none() -> Others {
    Others { fit: Fit::Exact, names: Vec::new() }
}

/// Alternatives for a field. A parameter can be named by its location, because the same name elsewhere is another
/// parameter. Headers do that first, because their usual spelling differs from other names.
pub(super) fn other_fields(field: &Field, is_operation: bool) -> Others {
    let wire = &field.wire.0;
    let mut others = longer(Some(wire), Kind::Field);
    let at = |place: &str| name::field(&format!("{place} {wire}"));
    match field.location {
        Location::Path => others.names.push(at("path")),
        Location::Query => others.names.push(at("query")),
        Location::Cookie => others.names.push(at("cookie")),
        Location::Header if is_operation => others.names.insert(0, at("header")),
        Location::Member if is_operation => others.names.push(at("body")),
        // A property with this name takes precedence.
        Location::Rest => others.names = vec![RustName(format!("{}_", field.name))],
        Location::Header | Location::Member | Location::Body => {}
    }
    others
}

/// Alternatives for a body: the full media type.
pub(super) fn other_branches(branch: &Branch) -> Others {
    match branch.place.pointer.parts().as_slice() {
        [.., "content", media_type] => longer(Some(media_type), Kind::Type),
        _ => none(),
    }
}

/// Alternatives for a response: the full media type.
pub(super) fn other_cases(case: &Case) -> Others {
    let status = name::type_(&Status::of_key(&case.status).words());
    let Others { fit, names } = longer(case.media_type.as_ref(), Kind::Type);
    let names = names.iter().map(|media_type| RustName(format!("{status}{media_type}"))).collect();
    Others { fit, names }
}

pub(super) fn other_types(definition: &Definition, origin: &Origin, root: &str) -> Others {
    let suffixed = |suffix: &str| RustName(format!("{}{suffix}", definition.name.0.trim_end_matches('_')));
    match origin {
        Origin::Operation => Others { fit: Fit::Loose, names: vec![of_operation(&definition.name)] },
        // The name of the field, if that had to be changed.
        Origin::Field(wire, field) => {
            let mut others = longer(Some(wire), Kind::Field);
            if *field != name::field(wire) {
                others.fit = Fit::Loose;
            }
            others.names = name::longer(wire, Kind::Type);
            others.names.insert(0, name::type_(&field.0));
            others
        }
        Origin::Component(wire) => {
            // A component can be sent in two encodings, and a user's name can equal a component's name.
            let (fit, suffix) = match definition.shape {
                Shape::Parts(_) => (Fit::Loose, "Parts"),
                _ => (Fit::Exact, "Schema"),
            };
            Others { fit, names: vec![name::type_(wire), suffixed(suffix)] }
        }
        Origin::Target(pointer) => Others { fit: Fit::Loose, names: longer_targets(pointer, root) },
        Origin::Role => none(),
    }
}

/// Names of a type made from more and more of its pointer, from the end: first without keywords such as `properties`,
/// and finally all of it. The path of a file is relative to the root document's folder, so that the name does not
/// depend on that folder.
pub(super) fn longer_targets(pointer: &Pointer, root: &str) -> Vec<RustName> {
    let is_name = |part: &&str| {
        !matches!(*part, "components" | "schemas" | "definitions" | "$defs" | "properties" | "allOf")
    };
    let file = pointer.file().map(|path| path.rsplit_once('.').map_or(path, |(stem, _)| stem));
    let way: Vec<&str> = file.map(|file| from_folder(root, file)).unwrap_or_default();
    let way: Vec<&str> = way.into_iter().chain(pointer.parts()).collect();
    let mut short: Vec<&str> = way.iter().copied().filter(is_name).collect();
    // A schema often has the name of its file.
    short.dedup_by(|next, part| letters(next) == letters(part));
    let mut names: Vec<RustName> = Vec::new();
    let ends = (0..short.len().saturating_sub(1)).rev().filter_map(|start| short.get(start..));
    for end in ends.chain([way.as_slice()]) {
        let name = name::type_(&end.join(" "));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The parts of a path relative to the folder of another file, without `..`.
fn from_folder<'p>(of: &str, path: &'p str) -> Vec<&'p str> {
    let parts = |path: &'p str| path.split('/').filter(|part| !matches!(*part, "" | "."));
    let folder = of.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut folders = folder.split('/').filter(|part| !matches!(*part, "" | "."));
    let mut way: Vec<&str> = parts(path).collect();
    let last = way.pop();
    let common = way.iter().take_while(|part| folders.next() == Some(**part)).count();
    way.drain(..common);
    way.into_iter().chain(last).filter(|part| *part != "..").collect()
}

/// Alternatives for the module of a type: the component or field name as it is written.
pub(super) fn other_modules(origin: &Origin) -> Others {
    match origin {
        Origin::Component(wire) => {
            Others { fit: Fit::Exact, names: vec![name::field(name::last_part(wire))] }
        }
        Origin::Field(wire, field) => {
            let fit = if field.0 == name::letters(wire) { Fit::Exact } else { Fit::Loose };
            Others { fit, names: vec![field.clone()] }
        }
        Origin::Target(_) | Origin::Operation | Origin::Role => Others { fit: Fit::Loose, names: Vec::new() },
    }
}

pub(super) fn of_operation(name: &RustName) -> RustName {
    RustName(format!("{}Operation", name.0.trim_end_matches('_')))
}
