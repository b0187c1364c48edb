//! Conversions from a received component to the one that is sent: where there is one, and where a value would be lost.

use crate::support::{document, sound};

/// A document whose component `Pet`, with these properties and required ones, is received and sent.
fn pet(properties: &str, required: &str) -> String {
    let pet = r##"{"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}"##;
    let paths = format!(
        r#"{{"/pet": {{
"get": {{"operationId": "GetPet", "responses": {{"200": {{"description": "", "content": {pet}}}}}}},
"put": {{"operationId": "PutPet", "requestBody": {{"required": true, "content": {pet}}},
    "responses": {{"204": {{"description": ""}}}}}}}}}}"#
    );
    let components = format!(
        r#"{{"schemas": {{
"Pet": {{"type": "object", "required": [{required}], "properties": {{{properties}}}}},
"Cat": {{"type": "object", "properties": {{"lives": {{"type": "integer"}}}}}},
"Dog": {{"type": "object", "properties": {{"tricks": {{"type": "integer"}}}}}}}}}}"#
    );
    document(&paths, &components)
}

/// True if the component that is sent is made from the received one.
fn is_carried_over(properties: &str, required: &str) -> bool {
    let code = sound(pet(properties, required)).code();
    code.contains(":: core :: convert :: TryFrom < & super :: Pet > for Pet")
}

#[test]
fn values_that_both_sides_have() {
    for properties in [
        r#""a": {"type": "string"}, "b": {"type": ["integer", "null"]}, "c": {"enum": [1, "b", true]}"#,
        r#""a": {"type": "string", "readOnly": true}, "b": {"type": "string", "writeOnly": true}"#,
        r##""a": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}"##,
        r##""a": {"type": ["object", "null"], "additionalProperties": {"$ref": "#/components/schemas/Cat"}}"##,
        r##""a": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]}"##,
        r#""a": {"type": ["string", "integer"]}"#,
    ] {
        assert!(is_carried_over(properties, ""), "{properties}");
    }
    assert!(is_carried_over(r#""a": {"const": "pet"}, "b": {"type": ["string", "null"]}"#, r#""a", "b""#));
}

/// Nothing that is received is lost without a word, and nothing that has to be sent is made up.
#[test]
fn values_that_one_side_lacks() {
    assert!(
        !is_carried_over(r#""a": {"type": "string", "writeOnly": true}"#, r#""a""#),
        "it is not received"
    );
    // A value may be both, and is received as one of them.
    let any_of =
        r##""a": {"anyOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]}"##;
    assert!(!is_carried_over(any_of, ""));
    let within =
        format!(r#""b": {{"type": "array", "items": {{"type": "object", "properties": {{{any_of}}}}}}}"#);
    assert!(!is_carried_over(&within, ""));
}
