//! Parents with a discriminator: where they are a choice of their children, and where that is listed as lost.

use formwork_codegen::{Arguments, Mark};

use crate::support::{Memory, all, by_id, document, losses, sound};

/// Operations that receive, send, and ask by a parent, whose children are these.
fn operations(children: &[String], mapping: &str) -> String {
    let pet = r##"{"$ref": "#/components/schemas/Pet"}"##;
    let content = |media_type: &str| format!(r#"{{"content": {{"{media_type}": {{"schema": {pet}}}}}}}"#);
    let (json, form) = (content("application/json"), content("application/x-www-form-urlencoded"));
    let received = json.replacen('{', r#"{"description": "", "#, 1);
    let none = r#""responses": {"204": {"description": ""}}"#;
    let paths = format!(
        r#"{{"/r": {{"get": {{"operationId": "Receive", "responses": {{"200": {received}}}}}}},
        "/s": {{"put": {{"operationId": "Send", "requestBody": {json}, {none}}}}},
        "/f": {{"put": {{"operationId": "Form", "requestBody": {form}, {none}}}}},
        "/q": {{"get": {{"operationId": "Query", "parameters": [{{"name": "pet", "in": "query", "schema": {pet}}}], {none}}}}}}}"#
    );
    let parent = format!(
        r#""Pet": {{"type": "object", "required": ["kind"], "properties": {{"kind": {{"type": "string"}}}},
        "discriminator": {{"propertyName": "kind"{mapping}}}}}"#
    );
    document(&paths, &format!(r#"{{"schemas": {{{parent}, {}}}}}"#, children.join(", ")))
}

fn child(name: &str, of: &str) -> String {
    let member = format!(r#"{{"type": "object", "properties": {{"{name}": {{"type": "string"}}}}}}"#);
    format!(r##""{name}": {{"allOf": [{{"$ref": "#/components/schemas/{of}"}}, {member}]}}"##)
}

fn lost(arguments: &Arguments, document: &str) -> Vec<(Mark, String)> {
    let losses = losses(arguments, &Memory(document.as_bytes()));
    losses.into_iter().map(|loss| (loss.mark, loss.diagnostic.message().to_owned())).collect()
}

#[test]
fn children_of_children_are_children() {
    let nested = r##""Bird": {"allOf": [{"allOf": [{"$ref": "#/components/schemas/Pet"}]}, {"type": "object", "properties": {"wings": {"type": "integer"}}}]}"##;
    let children = [child("Cat", "Pet"), child("Lion", "Cat"), nested.to_owned()];
    let compiled = sound(operations(&children, ""));
    assert_eq!(compiled.variants("Pet"), ["Pet", "Cat", "Bird", "Lion"]);
    assert_eq!(compiled.variants("body::Pet"), ["Pet", "Cat", "Bird", "Lion"]);
    assert_eq!(compiled.fields("pet::Pet"), ["kind: String"]);
}

/// The use that loses the children is listed, and no other.
#[test]
fn forms_and_parameters_have_no_children() {
    let document = operations(&[child("Cat", "Pet")], "");
    for (operation, expected) in [("Receive", 0), ("Send", 0), ("Form", 1), ("Query", 1)] {
        let lost = lost(&by_id(operation), &document);
        let lost = lost.iter().filter(|(mark, _)| *mark == Mark::NotRepresented);
        let messages: Vec<&str> = lost.map(|(_, message)| message.as_str()).collect();
        let message = "`Pet` in a form or parameter is read and sent as itself: its children have no variant";
        assert_eq!(messages, vec![message; expected], "{operation}");
    }
}

#[test]
fn large_families_are_one_type() {
    for (count, expected) in [(64, 65), (65, 0)] {
        let children: Vec<String> = (0..count).map(|number| child(&format!("C{number}"), "Pet")).collect();
        let document = operations(&children, "");
        let compiled = sound(document.clone());
        let lost = lost(&by_id("Receive"), &document);
        if expected > 0 {
            assert_eq!(compiled.variants("Pet").len(), expected);
            assert_eq!(lost, []);
        } else {
            assert_eq!(compiled.fields("Pet"), ["kind: String"]);
            let message =
                "`Pet` with its 65 children is read and sent as itself: its children have no variant";
            assert!(lost.contains(&(Mark::NotRepresented, message.to_owned())), "{lost:?}");
        }
    }
}

/// Keywords beside a `$ref` make one type with the parent. A child may be written like that.
#[test]
fn keywords_beside_a_parent_are_listed() {
    let narrowed = r##"{"$ref": "#/components/schemas/Pet", "required": ["name"]}"##;
    let sibling =
        r##""Cat": {"$ref": "#/components/schemas/Pet", "properties": {"lives": {"type": "integer"}}}"##;
    let mapping = r#", "mapping": {"cat": "Cat"}"#;
    let document = operations(&[sibling.to_owned()], mapping).replacen("3.0.3", "3.1.0", 1);
    assert_eq!(lost(&by_id("Receive"), &document), []);
    let used = r##"{"schema": {"$ref": "#/components/schemas/Pet"}}"##;
    let document = document.replacen(used, &format!(r#"{{"schema": {narrowed}}}"#), 1);
    let lost = lost(&by_id("Receive"), &document);
    let message = "`Pet` beside other keywords is one type with them: its children have no variant";
    assert!(lost.contains(&(Mark::NotRepresented, message.to_owned())), "{lost:?}");
}

/// A mapping that leads nowhere tells nothing, and where all of it does, the children are found by `allOf`.
#[test]
fn mappings_that_lead_nowhere() {
    let text = r#""Text": {"type": "string"}"#.to_owned();
    let children = [child("Cat", "Pet"), child("Dog", "Pet"), text];
    for (mapping, variants, slips) in [
        (
            r##"{"c": "Cat", "d": "#/components/schemas/Gone"}"##,
            &["Pet", "Cat"][..],
            &["\"#/components/schemas/Gone\" is not a schema: nothing is told by it"][..],
        ),
        (
            r#"{"c": "Cat", "t": "Text"}"#,
            &["Pet", "Cat"],
            &["\"Text\" is not an object: nothing is told by it"],
        ),
        (
            r#"{"c": "gone.json", "d": 1}"#,
            &["Pet", "Cat", "Dog"],
            &[
                "\"gone.json\" is not a schema: nothing is told by it",
                "1 is not a schema: nothing is told by it",
            ],
        ),
    ] {
        let document = operations(&children, &format!(r#", "mapping": {mapping}"#));
        assert_eq!(sound(document.clone()).variants("Pet"), variants, "{mapping}");
        let lost = lost(&by_id("Receive"), &document);
        let found: Vec<&str> = lost.iter().map(|(_, message)| message.as_str()).collect();
        assert_eq!(found, slips, "{mapping}");
        assert!(lost.iter().all(|(mark, _)| *mark == Mark::Slip));
    }
    assert_ne!(lost(&all(), &operations(&children, "")), []);
}
