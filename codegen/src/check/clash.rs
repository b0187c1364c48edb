//! Rules about names: each means one thing, and where it does not, the error has the line that mends it.

use std::collections::BTreeMap;

use proc_macro2::Span;

use super::Checked;
use crate::diagnostic::Diagnostic;
use crate::model::{Field, Methods, RustName, Shape};
use crate::pointer::Pointer;

/// Fields of one struct, and the methods that they bring.
pub(super) fn fields(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for definition in &checked.model.definitions {
        let in_response = matches!(definition.shape, Shape::Response(_));
        let mut seen: BTreeMap<RustName, &Field> = BTreeMap::new();
        for field in definition.shape.fields() {
            for taken in names(field, in_response) {
                if let Some(other) = seen.insert(taken.clone(), field) {
                    let (first, second) = (&other.wire.0, &field.wire.0);
                    let message = format!(
                        "`{first}` and `{second}` of `{}` both need the Rust name `{taken}`",
                        definition.name
                    );
                    let rename = rename(
                        &field.pointer,
                        &RustName(format!("{}_2", field.name.0.trim_end_matches('_'))),
                    );
                    problems.push(checked.problem(field, definition.span, message).help(rename));
                }
            }
        }
    }
    problems
}

/// The names that a field takes in its struct.
fn names(field: &Field, in_response: bool) -> Vec<RustName> {
    if in_response || field.required {
        return vec![field.name.clone()];
    }
    let Methods { set, clear, set_entry, clear_entry } = field.methods();
    [Some(set), clear, set_entry, clear_entry].into_iter().flatten().collect()
}

/// Variants of one enum.
pub(super) fn variants(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for definition in &checked.model.definitions {
        let Shape::Enum(variants) = &definition.shape else { continue };
        let mut seen = BTreeMap::new();
        for variant in variants {
            if let Some(other) = seen.insert(&variant.name, &variant.wire) {
                let (first, second) = (&other.0, &variant.wire.0);
                let message = format!(
                    "the values \"{first}\" and \"{second}\" of `{}` both need the Rust name `{}`",
                    definition.name, variant.name
                );
                let rename = rename(&variant.pointer, &RustName(format!("{}2", variant.name)));
                problems.push(checked.problem_at(&variant.pointer, definition.span, message).help(rename));
            }
        }
    }
    problems
}

/// Types and modules of one module.
pub(super) fn definitions(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut types: BTreeMap<(&[RustName], &RustName), &Pointer> = BTreeMap::new();
    let mut modules: BTreeMap<(&[RustName], &RustName), &RustName> = BTreeMap::new();
    for definition in &checked.model.definitions {
        let mut report = |kind: &str, other: &str, taken: &RustName, span: Span| {
            let message = format!("`{}` and {other} both need the {kind} name `{taken}`", definition.name);
            let rename = rename(&definition.pointer, &RustName(format!("{}2", definition.name)));
            problems.push(checked.problem_at(&definition.pointer, span, message).help(rename));
        };
        if let Some(other) = types.insert((&definition.module, &definition.name), &definition.pointer) {
            report("type", &format!("the type from `{other}`"), &definition.name, definition.span);
            continue;
        }
        let module = &definition.own_module;
        if let Some(other) = modules.insert((&definition.module, module), &definition.name) {
            report("module", &format!("`{other}`"), module, definition.span);
        }
    }
    problems
}

fn rename(pointer: &Pointer, name: &RustName) -> String {
    format!("name it yourself: rename = {{ \"{pointer}\": {name} }}")
}
