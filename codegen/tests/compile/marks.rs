//! How much of an operation is in the code: each mark, for many operations at once as for each alone.

use formwork_codegen::{Explanation, Fidelity, Loss, Mark, Source, Tally, Target};

use crate::support::{Memory, PATH, all, document, select};

fn fidelities(document: &str) -> Vec<Fidelity> {
    let files = Memory(document.as_bytes());
    let source = Source::open(PATH, &files).unwrap();
    let api = source.api();
    let numbers: Vec<usize> = (0..api.operations().len()).collect();
    api.fidelities(&all(), &numbers)
}

/// What is told of each operation that is explained alone.
fn alone(document: &str) -> Vec<Fidelity> {
    let files = Memory(document.as_bytes());
    let source = Source::open(PATH, &files).unwrap();
    let api = source.api();
    let fidelity = |operation: formwork_codegen::Summary| {
        let arguments = select(Target::Path(operation.method, operation.path), None);
        let Explanation { losses, diagnostics, .. } = api.explain(&arguments);
        let count = |mark: Mark| losses.iter().filter(|loss: &&Loss| loss.mark == mark).count();
        if diagnostics.is_empty() {
            Fidelity::Generated(Tally {
                not_represented: count(Mark::NotRepresented),
                not_enforced: count(Mark::NotEnforced),
                slips: count(Mark::Slip),
            })
        } else {
            Fidelity::Refused(diagnostics)
        }
    };
    api.operations().into_iter().map(fidelity).collect()
}

#[track_caller]
fn assert_the_same(document: &str) {
    let told = |fidelities: Vec<Fidelity>| -> Vec<String> {
        let told = |fidelity| match fidelity {
            Fidelity::Generated(tally) => format!("{tally:?}"),
            Fidelity::Refused(problems) => format!("{problems:?}"),
        };
        fidelities.into_iter().map(told).collect()
    };
    assert_eq!(told(fidelities(document)), told(alone(document)), "{document}");
}

/// An operation at a path, whose success is the component of this name.
fn get(name: &str) -> String {
    format!(
        r##""/{name}": {{"get": {{"responses": {{"200": {{"description": "", "content": {{"application/json":
        {{"schema": {{"$ref": "#/components/schemas/{name}"}}}}}}}}}}}}}}"##
    )
}

fn gets(names: &[&str], schemas: &str) -> String {
    let paths: Vec<String> = names.iter().map(|name| get(name)).collect();
    document(&format!("{{{}}}", paths.join(",")), &format!(r#"{{"schemas": {schemas}}}"#))
}

/// A chain that ends in a circle; what one operation reaches is not counted for those that do not.
#[test]
fn many_operations_are_told_as_each_alone() {
    let schemas = r##"{
        "A": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B"}, "x": {"type": "string", "pattern": "a"}}},
        "B": {"type": "object", "properties": {"c": {"$ref": "#/components/schemas/C"}, "id": {"$ref": "#/components/schemas/Id"}}},
        "C": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B"}, "y": {"type": "integer", "minimum": 2}}},
        "Id": {"type": "string", "maxLength": 4},
        "Alone": {"type": "object", "properties": {"z": {"type": "string", "glows": true}}}
    }"##;
    let document = gets(&["A", "B", "C", "Id", "Alone"], schemas);
    assert_the_same(&document);
    let tallies = fidelities(&document);
    let of = |number: usize| match &tallies[number] {
        Fidelity::Generated(tally) => *tally,
        Fidelity::Refused(problems) => panic!("{problems:?}"),
    };
    assert_eq!([0, 1, 2, 3, 4].map(|number| of(number).not_enforced), [3, 2, 2, 1, 0]);
    assert_eq!([0, 4].map(|number| of(number).is_exact()), [true, false]);
}

/// Beyond as many components as are followed at once, and with one difference in the way of many.
#[test]
fn long_chains() {
    let names: Vec<String> = (0..150).map(|number| format!("N{number}")).collect();
    let schemas: Vec<String> = (0..150)
        .map(|number| {
            let next = (number + 1) % 149.max(number);
            format!(
                r##""N{number}": {{"type": "object", "properties": {{"id": {{"type": "string", "maxLength": {number}}},
                "next": {{"$ref": "#/components/schemas/N{next}"}},
                "shared": {{"$ref": "#/components/schemas/N3/properties/id"}}}}}}"##
            )
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_the_same(&gets(&names, &format!("{{{}}}", schemas.join(","))));
}

/// A mistake in a schema refuses the operations that read it, and not those that leave it out.
#[test]
fn mistakes_refuse_those_who_read_them() {
    let schemas: Vec<String> = (0..20)
        .map(|number| {
            format!(
                r##""N{number}": {{"type": "object", "properties": {{"next": {{"$ref": "#/components/schemas/N{}"}},
                "bad": {{"$ref": "#/components/schemas/Bad"}}}}}}"##,
                (number + 1) % 20
            )
        })
        .collect();
    let rest = r##""Bad": {"type": "object", "properties": {"x": {"type": "strnig"}}},
        "Fine": {"type": "object", "properties": {"y": {"type": "string"}}},
        "Expandable": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/Bad"}],
            "x-expansionResources": {"oneOf": [{"$ref": "#/components/schemas/Bad"}]}}"##;
    let names: Vec<String> = (0..20).map(|number| format!("N{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).chain(["Fine", "Expandable"]).collect();
    let document = gets(&names, &format!("{{{}, {rest}}}", schemas.join(",")));
    assert_the_same(&document);
    let refused = fidelities(&document).iter().filter(|it| matches!(it, Fidelity::Refused(_))).count();
    assert_eq!(refused, 20);
}

/// Behind something that is not JSON there may be any mistake.
#[test]
fn what_is_not_json_hides_no_other_mistake() {
    let schemas = r#"{
        "A": {"type": "object", "properties": {"x": {"type": nothing}}},
        "B": {"type": "object", "properties": {"x": {"type": "strnig"}}},
        "C": {"type": "object"}
    }"#;
    assert_the_same(&gets(&["A", "B", "C"], schemas));
}

const NONE: [&str; 0] = [];

fn losses(document: &str) -> Vec<String> {
    let files = Memory(document.as_bytes());
    let source = Source::open(PATH, &files).unwrap();
    let explanation = source.api().explain(&all());
    assert_eq!(explanation.diagnostics.len(), 0, "{:?}", explanation.diagnostics);
    let losses = explanation.losses.into_iter();
    losses.map(|loss| format!("{:?} {}", loss.mark, loss.keyword)).collect()
}

/// Nothing is listed that the types hold.
#[test]
fn unsigned_integers_and_tuples_are_exact() {
    let answer = |schema: &str| {
        let paths = format!(
            r#"{{"/a": {{"get": {{"responses": {{"200": {{"description": "", "content": {{"application/json": {{"schema": {schema}}}}}}}}}}}}}}}"#
        );
        document(&paths, "{}").replacen("3.0.3", "3.1.0", 1)
    };
    let tuple = |least: usize| {
        format!(
            r#"{{"type": "array", "prefixItems": [{{"type": "integer"}}, {{"type": "string"}}], "minItems": {least}}}"#
        )
    };
    assert_eq!(losses(&answer(r#"{"type": "integer", "format": "uint64"}"#)), NONE);
    assert_eq!(losses(&answer(&tuple(2))), NONE);
    assert_eq!(losses(&answer(&tuple(3))), ["NotEnforced minItems"]);
    assert_eq!(losses(&answer(r#"{"type": "array", "minItems": 1}"#)), ["NotEnforced minItems"]);
}

#[test]
fn links_and_callbacks_are_not_represented() {
    let paths = r#"{"/a": {"post": {"callbacks": {"done": {}}, "responses": {
        "200": {"description": "", "links": {"next": {"operationId": "b"}}},
        "201": {"description": "", "links": {}}}}}}"#;
    assert_eq!(losses(&document(paths, "{}")), ["NotRepresented callbacks", "NotRepresented links"]);
}

/// One shared schema is typed where it is JSON, and is text or bytes where it is not.
#[test]
fn schemas_of_other_content_are_not_represented() {
    let paths = r##"{"/a": {"post": {
        "requestBody": {"content": {"application/xml": {"schema": {"$ref": "#/components/schemas/A"}}}},
        "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}},
            "202": {"description": "", "content": {"text/plain": {"schema": {"type": "string", "maxLength": 3}},
                "application/pdf": {"schema": {"type": "string", "format": "binary"}}}}}}}}"##;
    let components = r#"{"schemas": {"A": {"type": "object", "properties": {"x": {"type": "string"}}}}}"#;
    assert_eq!(losses(&document(paths, components)), ["NotRepresented schema", "NotEnforced maxLength"]);
}

#[test]
fn constants_are_marked() {
    let paths = r#"{"/a": {"post": {"operationId": "Send", "requestBody": {"required": true, "content": {"application/json": {"schema":
        {"type": "object", "required": ["kind", "name"], "properties": {"kind": {"enum": ["lamp"]}, "state": {"enum": ["on"]},
        "name": {"type": "string"}}}}}}, "responses": {"204": {"description": ""}}}}}"#;
    let document = document(paths, "{}");
    let files = Memory(document.as_bytes());
    let source = Source::open(PATH, &files).unwrap();
    let explanation = source.api().explain(&all());
    let body = explanation.types.iter().find(|type_| type_.path == "send::Body").unwrap();
    let constants: Vec<(&str, bool)> = body.fields.iter().map(|it| (it.wire.as_str(), it.constant)).collect();
    assert_eq!(constants, [("kind", true), ("state", false), ("name", false)]);
}
