//! A document of many operations that all reach the same web of schemas, which lead to one another in circles. The
//! commands of `cargo formwork` take time that grows with such a document, and not with the pairs of what is in it.

use serde_json::{Map, Value, json};

/// The document, whose operations begin at schemas in turn.
#[must_use]
pub fn document(operations: usize, schemas: usize) -> String {
    let schemas = schemas.max(1);
    let components: Map<String, Value> = (0..schemas).map(|number| schema(number, schemas)).collect();
    let paths: Map<String, Value> = (0..operations).map(|number| path(number, schemas)).collect();
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "Web", "version": "1"},
        "paths": paths,
        "components": {"schemas": components},
    });
    document.to_string()
}

/// A schema that leads to three others, so that each leads to all of them.
fn schema(number: usize, schemas: usize) -> (String, Value) {
    let other = |factor: usize, step: usize| json!({ "$ref": reference((number * factor + step) % schemas) });
    let schema = json!({
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "string", "maxLength": 5000},
            "next": other(1, 1),
            "jump": other(7, 3),
            "list": {"type": "array", "items": other(13, 5)},
            "state": {"type": "string", "enum": ["open", "closed"]},
            "amount": {"type": "integer", "minimum": 0},
        },
    });
    (name(number), schema)
}

fn path(number: usize, schemas: usize) -> (String, Value) {
    let answer = json!({"application/json": {"schema": {"$ref": reference(number % schemas)}}});
    let operation = json!({
        "operationId": format!("GetThing{number}"),
        "parameters": [
            {"name": "id", "in": "path", "required": true, "schema": {"type": "string", "maxLength": 30}},
            {"name": "limit", "in": "query", "schema": {"type": "integer"}},
        ],
        "responses": {"200": {"description": "The thing.", "content": answer}},
    });
    (format!("/v1/things{number}/{{id}}"), json!({ "get": operation }))
}

fn name(number: usize) -> String {
    format!("node_{number}")
}

fn reference(number: usize) -> String {
    format!("#/components/schemas/{}", name(number))
}
