//! Rules about names: each means one thing, and where it does not, the error has the line that mends it.

use formwork_openapi::{Diagnostic, OrderedMap, Place};
use formwork_resolve::model::{Branch, Case, Definition, Field, RustName, Shape, Variant};

use super::Checked;

/// Fields of one struct. The methods that they bring make way for one another.
pub(super) fn fields(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for definition in &checked.model.definitions {
        let mut taken: Taken<RustName, Option<&Field>> = Taken::default();
        let own = match definition.shape {
            Shape::Headers(_) => None,
            Shape::Response(_) => Some("extra"),
            _ => Some("new"),
        };
        if let Some(own) = own {
            taken.insert(RustName(own.to_owned()), None);
        }
        for field in definition.shape.fields() {
            if let Some((other, number)) = taken.insert(field.name.clone(), Some(field)) {
                let message = fields_message(definition, other, field, &field.name);
                let stem = field.name.0.trim_end_matches('_');
                let rename = rename(&field.place, &RustName(format!("{stem}_{number}")));
                problems.push(checked.problem(field, definition.span, message).help(rename));
            }
        }
    }
    problems
}

fn fields_message(definition: &Definition, other: Option<&Field>, field: &Field, name: &RustName) -> String {
    let (wire, definition) = (&field.wire.0, &definition.name);
    match other {
        Some(other) => {
            format!("`{}` and `{wire}` of `{definition}` both need the Rust name `{name}`", other.wire.0)
        }
        None => format!("`{wire}` cannot have the Rust name `{name}`, which `{definition}` has for itself"),
    }
}

/// Variants of one enum.
pub(super) fn variants(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for definition in &checked.model.definitions {
        let (Shape::Enum(variants) | Shape::ValueEnum(variants, _)) = &definition.shape else { continue };
        let other = RustName("Other".to_owned());
        let mut taken: Taken<RustName, Option<&Variant>> = Taken::default();
        taken.insert(other, None);
        for variant in variants {
            if let Some((other, number)) = taken.insert(variant.name.clone(), Some(variant)) {
                let message = variants_message(definition, other, variant);
                let rename = rename(&variant.place, &numbered(&variant.name, number));
                problems.push(checked.problem_at(&variant.place, definition.span, message).help(rename));
            }
        }
    }
    problems
}

/// Variants of one union, which only a name of the user's can make the same.
pub(super) fn branches(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for definition in &checked.model.definitions {
        let branches: Vec<&Branch> = match &definition.shape {
            Shape::Union(union) => union.branches.iter().collect(),
            Shape::Bodies(bodies) => bodies.iter().map(|(branch, _)| branch).collect(),
            _ => continue,
        };
        let mut taken: Taken<RustName, ()> = Taken::default();
        for branch in branches {
            if let Some(((), number)) = taken.insert(branch.name.clone(), ()) {
                let message = format!("two variants of `{}` are named `{}`", definition.name, branch.name);
                let rename = rename(&branch.place, &numbered(&branch.name, number));
                problems.push(checked.problem_at(&branch.place, definition.span, message).help(rename));
            }
        }
    }
    problems
}

fn variants_message(definition: &Definition, other: Option<&Variant>, variant: &Variant) -> String {
    let Variant { wire, name, .. } = variant;
    let (wire, definition) = (&wire.0, &definition.name);
    match other {
        Some(other) => format!(
            "the values \"{}\" and \"{wire}\" of `{definition}` both need the Rust name `{name}`",
            other.wire.0
        ),
        None => format!(
            "the value \"{wire}\" cannot have the Rust name `{name}`, which `{definition}` has for other values"
        ),
    }
}

/// Cases of the responses of one operation.
pub(super) fn cases(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for definition in &checked.model.definitions {
        let mut taken: Taken<RustName, &Case> = Taken::default();
        for case in definition.cases() {
            if let Some((other, number)) = taken.insert(case.name.clone(), case) {
                let media_type = |case: &Case| case.media_type.clone().unwrap_or_default();
                let message = format!(
                    "`{}` and `{}` of the status {} both need the Rust name `{}`",
                    media_type(other),
                    media_type(case),
                    case.status,
                    case.name
                );
                let rename = rename(&case.place, &numbered(&case.name, number));
                problems.push(checked.problem_at(&case.place, definition.span, message).help(rename));
            }
        }
    }
    problems
}

/// Types and modules of one module.
pub(super) fn definitions(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut types: Taken<Vec<RustName>, &Definition> = Taken::default();
    let mut modules: Taken<Vec<RustName>, &Definition> = Taken::default();
    let mut emitted = OrderedMap::default();
    for definition in &checked.model.definitions {
        emitted.insert(definition.module.clone(), ());
    }
    for definition in &checked.model.definitions {
        let mut report = |kind: &str, other: &str, taken: &RustName, number: usize| {
            let message = format!("`{}` and {other} both need the {kind} name `{taken}`", definition.name);
            let rename = rename(&definition.place, &numbered(&definition.name, number));
            problems.push(checked.problem_at(&definition.place, definition.span, message).help(rename));
        };
        if let Some((other, number)) = types.insert(path(definition), definition) {
            report("type", &format!("the type from `{}`", other.place.pointer), &definition.name, number);
            continue;
        }
        // A module is there only if it has something in it.
        let inner = definition.inner_module();
        if !emitted.has(&inner) {
            continue;
        }
        let module = &definition.own_module;
        if let Some((other, number)) = modules.insert(inner, definition) {
            report("module", &format!("`{}`", other.name), module, number);
        }
    }
    problems
}

/// The references to a definition.
fn path(definition: &Definition) -> Vec<RustName> {
    let mut path = definition.module.clone();
    path.push(definition.name.clone());
    path
}

/// Names, what has each of them first, and how many want it.
struct Taken<N, T>(OrderedMap<N, (T, usize)>);

impl<N, T> Default for Taken<N, T> {
    fn default() -> Self {
        Self(OrderedMap::default())
    }
}

impl<N: Ord + Clone, T: Copy> Taken<N, T> {
    /// Takes a name. If it is taken already: by what, and how many want it now.
    fn insert(&mut self, name: N, by: T) -> Option<(T, usize)> {
        let Some((first, count)) = self.0.get_mut(&name) else {
            self.0.insert(name, (by, 1));
            return None;
        };
        *count += 1;
        Some((*first, *count))
    }
}

/// Another name for a type or variant, which begins with a capital, because that is how `rename` knows it.
fn numbered(name: &RustName, number: usize) -> RustName {
    let capital = if name.0.starts_with(char::is_uppercase) { "" } else { "N" };
    RustName(format!("{capital}{}{number}", name.0.trim_matches('_')))
}

fn rename(place: &Place, name: &RustName) -> String {
    format!("name it yourself: rename = {{ \"{}\": {name} }}", place.pointer)
}
