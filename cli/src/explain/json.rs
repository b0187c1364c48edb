//! Explanations for programs.

use formwork_codegen::{
    ExplainedCase, ExplainedField, ExplainedOperation, ExplainedPlace, ExplainedType, Explanation, Loss, Mark,
};
use serde_json::{Value, json};

pub(super) fn operations(explanation: &Explanation, lines: Option<usize>) -> Value {
    let Explanation { operations, types, losses, .. } = explanation;
    json!({
        "operations": each(operations, operation),
        "types": each(types, type_),
        "lines": lines,
        "not_represented": marked(losses, Mark::NotRepresented),
        "not_enforced": marked(losses, Mark::NotEnforced),
        "slips": marked(losses, Mark::Slip),
    })
}

pub(super) fn place(place: &ExplainedPlace) -> Value {
    let ExplainedPlace { pointer, place, operations, types, fields, losses } = place;
    let field =
        |(owner, field): &(String, ExplainedField)| json!({ "type": owner, "field": self::field(field) });
    json!({
        "pointer": pointer,
        "place": at(place),
        "operations": operations,
        "types": each(types, type_),
        "fields": each(fields, field),
        "not_represented": marked(losses, Mark::NotRepresented),
        "not_enforced": marked(losses, Mark::NotEnforced),
        "slips": marked(losses, Mark::Slip),
    })
}

fn marked(losses: &[Loss], mark: Mark) -> Vec<Value> {
    losses.iter().filter(|found| found.mark == mark).map(loss).collect()
}

fn each<T>(items: &[T], value: impl Fn(&T) -> Value) -> Vec<Value> {
    items.iter().map(value).collect()
}

fn operation(operation: &ExplainedOperation) -> Value {
    json!({
        "name": operation.name,
        "method": operation.method.as_str(),
        "path": operation.path,
        "id": if operation.id.is_empty() { Value::Null } else { json!(operation.id) },
        "place": at(&operation.place),
        "body": operation.body,
        "parameters": each(&operation.fields, field),
        "responses": each(&operation.output, case),
        "errors": each(&operation.failure, case),
        "headers": each(&operation.headers, field),
    })
}

fn field(field: &ExplainedField) -> Value {
    json!({
        "wire": field.wire,
        "name": field.name,
        "in": field.location,
        "type": field.type_,
        "required": field.required,
        "constant": field.constant,
        "deprecated": field.deprecated,
        "pointer": field.pointer,
        "place": at(&field.place),
    })
}

fn case(case: &ExplainedCase) -> Value {
    json!({ "status": case.status, "media_type": case.media_type, "type": case.type_ })
}

fn type_(type_: &ExplainedType) -> Value {
    json!({
        "path": type_.path,
        "kind": type_.kind,
        "pointer": type_.pointer,
        "place": at(&type_.place),
        "fields": each(&type_.fields, field),
        "left_out": type_.left_out,
        "variants": type_.variants,
    })
}

pub(crate) fn loss(loss: &Loss) -> Value {
    let place = loss.diagnostic.place().map(|(file, line, column)| at(&(file.to_owned(), line, column)));
    json!({
        "keyword": loss.keyword,
        "message": loss.diagnostic.message(),
        "pointer": loss.diagnostic.pointer_text(),
        "place": place,
    })
}

fn at((file, line, column): &(String, usize, usize)) -> Value {
    json!({ "file": file, "line": line, "column": column })
}
