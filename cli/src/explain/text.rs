//! Explanations for people.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use formwork_codegen::{
    ExplainedCase, ExplainedField, ExplainedOperation, ExplainedPlace, ExplainedType, Explanation, Loss, Mark,
};

use crate::style::{bad, faint, good, name, strong, warning};

/// The widest a column gets on account of its longest entry.
const WIDEST: usize = 60;

pub(super) fn operations(explanation: &Explanation, lines: Option<usize>) -> String {
    let mut text = String::new();
    for operation in &explanation.operations {
        add_operation(&mut text, operation);
        text.push('\n');
    }
    let Explanation { types, losses, .. } = explanation;
    let lines = lines.map(|lines| format!(", {lines} lines of code")).unwrap_or_default();
    let _ = writeln!(text, "{}: {}{lines}", strong("Types"), count(types.len(), "type"));
    add_types(&mut text, types);
    text.push('\n');
    add_losses(&mut text, losses, types);
    text
}

pub(super) fn place(place: &ExplainedPlace) -> String {
    let ExplainedPlace { pointer, operations, types, fields, losses, .. } = place;
    let mut text = format!("{}\n  {}\n\n", strong(pointer), at(&place.place));
    if operations.is_empty() {
        let _ = writeln!(text, "{}: nothing is generated for it", warning("No operation reaches this"));
        return text;
    }
    let _ = writeln!(text, "{}: {}", strong("Reached by"), count(operations.len(), "operation"));
    for operation in operations {
        let _ = writeln!(text, "  {operation}");
    }
    if !types.is_empty() {
        let _ = writeln!(text, "\n{}", strong("It is"));
        for type_ in types {
            let _ = writeln!(text, "  {}  {}", name(&type_.path), faint(type_.kind));
            add_fields(&mut text, &type_.fields, 4);
            for variant in &type_.variants {
                let _ = writeln!(text, "    {variant}");
            }
        }
    }
    if !fields.is_empty() {
        let _ = writeln!(text, "\n{}", strong("It is the field"));
        for (owner, field) in fields {
            let _ = writeln!(text, "  {}.{}: {}", name(owner), field.name, good(&field.type_));
        }
    }
    if types.is_empty() && fields.is_empty() {
        let _ = writeln!(text, "\nIt has no type of its own: it is text, a number or another plain value.");
    }
    text.push('\n');
    add_losses(&mut text, losses, types);
    text
}

fn add_operation(text: &mut String, operation: &ExplainedOperation) {
    let ExplainedOperation { name: rust, method, path, id, fields, body, output, failure, headers, .. } =
        operation;
    let _ = write!(text, "{}  {method} {path}", strong(name(rust)));
    let _ = writeln!(text, "{}", if id.is_empty() { String::new() } else { format!("  {id}") });
    let _ = writeln!(text, "  {}", at(&operation.place));
    if !body.is_empty() {
        let _ = writeln!(text, "  {} as {}", strong("Body"), body.join(", "));
    }
    if !fields.is_empty() {
        let _ = writeln!(text, "  {}", strong("Parameters"));
        add_fields(text, fields, 4);
    }
    for (title, cases) in [("Responses", output), ("Errors", failure)] {
        if !cases.is_empty() {
            let _ = writeln!(text, "  {}", strong(title));
            add_cases(text, cases);
        }
    }
    if !headers.is_empty() {
        let _ = writeln!(text, "  {}", strong("Headers"));
        add_fields(text, headers, 4);
    }
}

fn add_fields(text: &mut String, fields: &[ExplainedField], indent: usize) {
    let names: Vec<String> = fields.iter().map(called).collect();
    let of_names = width(names.iter().map(String::as_str));
    let of_locations = width(fields.iter().map(|field| field.location));
    for (field, called) in fields.iter().zip(&names) {
        let location =
            if fields.iter().all(|field| field.location == "member") { "" } else { field.location };
        let of_locations = if location.is_empty() { 0 } else { of_locations + 2 };
        let _ = write!(text, "{:indent$}{called:of_names$}  {:of_locations$}", "", faint(location));
        let _ = write!(text, "{}", good(&field.type_));
        if field.constant {
            let _ = write!(text, " {}", faint("constant"));
        } else if field.required {
            let _ = write!(text, " {}", faint("required"));
        }
        if field.deprecated {
            let _ = write!(text, " {}", warning("deprecated"));
        }
        text.push('\n');
    }
}

/// The name of a field on the wire and, if it is another one, in Rust.
fn called(field: &ExplainedField) -> String {
    let ExplainedField { wire, name, .. } = field;
    if wire == name { wire.clone() } else { format!("{wire} as {name}") }
}

fn add_cases(text: &mut String, cases: &[ExplainedCase]) {
    let statuses = width(cases.iter().map(|case| case.status.as_str()));
    let media_type = |case: &ExplainedCase| case.media_type.clone().unwrap_or_else(|| "nothing".to_owned());
    let media_types: Vec<String> = cases.iter().map(media_type).collect();
    let of_media_types = width(media_types.iter().map(String::as_str));
    for (case, media_type) in cases.iter().zip(&media_types) {
        let type_ = good(&case.type_);
        let _ =
            writeln!(text, "    {:statuses$}  {:of_media_types$}  {type_}", case.status, faint(media_type));
    }
}

fn add_types(text: &mut String, types: &[ExplainedType]) {
    let paths = width(types.iter().map(|type_| type_.path.as_str()));
    let kinds = width(types.iter().map(|type_| type_.kind));
    for type_ in types {
        let size = match (type_.fields.len(), type_.variants.len()) {
            (0, variants) if variants > 0 => count(variants, "variant"),
            (fields, _) => count(fields, "field"),
        };
        let constants = type_.fields.iter().filter(|field| field.constant);
        let constants: Vec<&str> = constants.map(|field| field.wire.as_str()).collect();
        let (path, kind) = (name(&type_.path), faint(type_.kind));
        let _ = write!(text, "  {path:paths$}  {kind:kinds$}  {size}");
        if !constants.is_empty() {
            let _ = write!(text, "{}", faint(format!(", constant {}", constants.join(", "))));
        }
        if !type_.left_out.is_empty() {
            let left_out = type_.left_out.join(", ");
            let _ = write!(text, "{}", faint(format!(", left out by `select`: {left_out}")));
        }
        text.push('\n');
    }
}

/// The differences between document and code: each mark, with its places.
fn add_losses(text: &mut String, losses: &[Loss], types: &[ExplainedType]) {
    let count_of = |mark: Mark| losses.iter().filter(|loss| loss.mark == mark).count();
    if count_of(Mark::NotRepresented) == 0 {
        let _ = write!(
            text,
            "{}: every call and value that the document describes is in the code",
            good("Exact")
        );
        if types.iter().any(|type_| !type_.left_out.is_empty()) {
            let _ = write!(text, ", except for what `select` leaves out");
        }
        let unchecked = count_of(Mark::NotEnforced);
        if unchecked > 0 {
            let _ = write!(text, ", {unchecked} not enforced");
        }
        text.push('\n');
    }
    let headings = [
        (Mark::NotRepresented, warning("Not represented").to_string()),
        (Mark::NotEnforced, strong("Not enforced").to_string()),
        (Mark::Slip, strong("Slips").to_string()),
    ];
    for (mark, heading) in headings {
        if count_of(mark) > 0 {
            let _ = writeln!(text, "{heading}: {}", count(count_of(mark), "place"));
            add_places(text, losses.iter().filter(|loss| loss.mark == mark));
        }
    }
}

fn add_places<'l>(text: &mut String, losses: impl Iterator<Item = &'l Loss>) {
    let mut messages: Vec<(&str, Vec<&Loss>)> = Vec::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for loss in losses {
        let message = loss.diagnostic.message();
        let number = *numbers.entry(message).or_insert(messages.len());
        match messages.get_mut(number) {
            Some((_, places)) => places.push(loss),
            None => messages.push((message, vec![loss])),
        }
    }
    for (message, places) in messages {
        let _ = writeln!(text, "  {} {message}", bad("-"));
        for loss in places {
            let place = loss.diagnostic.place().map(|(file, line, column)| format!("{file}:{line}:{column}"));
            let pointer = loss.diagnostic.pointer_text().unwrap_or_default();
            let _ = writeln!(text, "      {} {}", place.unwrap_or_default(), faint(pointer));
        }
    }
}

fn at((file, line, column): &(String, usize, usize)) -> String {
    faint(format!("{file}:{line}:{column}")).to_string()
}

fn count(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The width of a column.
fn width<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or_default().min(WIDEST)
}
