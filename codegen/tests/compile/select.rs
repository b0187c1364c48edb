//! Types and operations of which `select` takes some members alone.

use formwork_codegen::{Arguments, Narrowed, Source};

use crate::support::{Compiled, Memory, PATH, all, answer, body_of, compile_with, document, form, parameter};

fn selecting(lists: &[&str]) -> Arguments {
    let select = lists.iter().map(|list| syn::parse_str::<Narrowed>(list).unwrap()).collect();
    Arguments { select, ..all() }
}

#[track_caller]
fn narrowed(lists: &[&str], document: &str) -> Compiled {
    let compiled = compile_with(&selecting(lists), document);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    compiled
}

#[track_caller]
fn refused(lists: &[&str], document: &str, messages: &[&str]) {
    let compiled = compile_with(&selecting(lists), document);
    let of = |problem: &String| problem.replace("\n  help: ", " | ");
    let problems: Vec<String> = compiled.problems.iter().map(of).collect();
    assert_eq!(problems, messages);
}

const PETS: &str = r##"{"schemas": {
    "pet": {"type": "object", "required": ["id", "kind"], "properties": {
        "id": {"type": "string"}, "kind": {"$ref": "#/components/schemas/kind"},
        "collar": {"type": "object", "properties": {"bell": {"type": "string"}, "color": {"type": "string", "enum": ["red"]}}},
        "owner": {"nullable": true, "allOf": [{"$ref": "#/components/schemas/person"}]},
        "friends": {"type": "array", "items": {"$ref": "#/components/schemas/pet"}},
        "visits": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/visit"}},
        "food": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/can"}, {"$ref": "#/components/schemas/bag"}]}}},
    "kind": {"type": "string", "enum": ["cat", "dog"]},
    "person": {"type": "object", "properties": {"name": {"type": "string"}, "vet": {"$ref": "#/components/schemas/vet"}}},
    "vet": {"type": "object", "properties": {"town": {"type": "string"}, "phone": {"type": "string"}}},
    "visit": {"type": "object", "properties": {"at": {"type": "integer"}, "vet": {"$ref": "#/components/schemas/vet"}}},
    "can": {"type": "object", "required": ["size"], "properties": {"size": {"type": "integer"}, "brand": {"type": "string"}}},
    "bag": {"type": "object", "required": ["weight"], "properties": {"weight": {"type": "integer"}, "brand": {"type": "string"}}}}}"##;

fn pet() -> String {
    answer(r##"{"$ref": "#/components/schemas/pet"}"##, PETS)
}

#[test]
fn a_component_has_the_members_that_are_selected() {
    let compiled = narrowed(&["Pet: [id]"], &pet());
    assert_eq!(compiled.fields("Pet"), ["id: String"]);
    for left_out in ["Kind", "Person", "pet::Collar", "Can"] {
        assert!(!compiled.has(left_out), "{left_out}");
    }
    // By its name in the document, and by pointer.
    for of in ["pet", "\"pet\"", "\"#/components/schemas/pet\""] {
        let compiled = narrowed(&[&format!("{of}: [kind, id]")], &pet());
        // In the order of the document.
        assert_eq!(compiled.fields("Pet"), ["id: String", "kind: Open<Kind>"]);
    }
    assert_eq!(narrowed(&["Pet: []"], &pet()).fields("Pet"), [] as [&str; 0]);
}

#[test]
fn a_path_goes_through_references_lists_maps_and_null() {
    let compiled = narrowed(&["Pet: [collar.bell, owner.vet.town, friends, visits.at]"], &pet());
    assert_eq!(
        compiled.fields("Pet"),
        [
            "collar: Option<pet::Collar>",
            "owner: Option<Person>",
            "friends: Option<Vec<Pet>>",
            "visits: Option<BTreeMap<String,Visit>>"
        ]
    );
    assert_eq!(compiled.fields("pet::Collar"), ["bell: Option<String>"]);
    assert_eq!(compiled.fields("Person"), ["vet: Option<Vet>"]);
    assert_eq!(compiled.fields("Vet"), ["town: Option<String>"]);
    assert_eq!(compiled.fields("Visit"), ["at: Option<i64>"]);
}

#[test]
fn a_component_is_one_type_with_all_that_is_named_of_it() {
    let compiled = narrowed(&["Pet: [owner.vet.town, visits.vet]", "Vet: [phone]"], &pet());
    assert_eq!(compiled.fields("Vet"), ["town: Option<String>", "phone: Option<String>"]);
    assert_eq!(compiled.fields("Visit"), ["vet: Option<Vet>"]);
    // The type at the end of a path is as it is elsewhere.
    let compiled = narrowed(&["Pet: [owner.vet.town, visits.vet]"], &pet());
    assert_eq!(compiled.fields("Vet"), ["town: Option<String>"]);
}

#[test]
fn a_path_goes_through_the_branches_that_have_the_member() {
    let compiled = narrowed(&["Pet: [food.size]"], &pet());
    assert_eq!(compiled.fields("Can"), ["size: i64"]);
    assert_eq!(compiled.fields("Bag"), ["weight: i64", "brand: Option<String>"]);
    let compiled = narrowed(&["Pet: [food.brand]"], &pet());
    assert_eq!(
        (compiled.fields("Can"), compiled.fields("Bag")),
        (vec!["brand: Option<String>".to_owned()], vec!["brand: Option<String>".to_owned()])
    );
    // The variants are told by all members.
    let whole = compile_with(&all(), pet()).code();
    let table = |code: &str| {
        let (_, table) = code.split_once("choice ! { Food").unwrap();
        table.split_once("} }").unwrap().0.to_owned()
    };
    assert_eq!(table(&compiled.code()), table(&whole));
}

#[test]
fn members_that_are_not_selected_are_not_read() {
    let schema = r#"{"type": "object", "required": ["id"], "properties": {"id": {"type": "string"},
        "broken": {"type": "strnig"}, "dangling": {"$ref": "nowhere.json#/a"},
        "deep": {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": 3}}}}}"#;
    let document = answer(schema, "{}");
    assert_eq!(compile_with(&all(), &document).problems.len(), 3);
    let pointer = "\"#/paths/~1receive/get/responses/200/content/application~1json/schema\"";
    narrowed(&[&format!("{pointer}: [id, deep.a]")], &document);

    let sent = form(
        r#"{"type": "object", "properties": {"id": {"type": "string"}, "broken": {"type": "strnig"}}}"#,
        "{}",
    );
    assert_eq!(narrowed(&["Send: [id]"], &sent).fields("Send"), ["id: Option<String>"]);
    let broken = r#"{"name": "a", "in": "query", "schema": {"type": "strnig"}}, {"name": "b", "in": "query",
        "schema": {"type": "string"}}"#;
    assert_eq!(narrowed(&["Send: [b]"], &parameter(broken, "{}")).fields("Send"), ["b: Option<String>"]);
}

#[test]
fn a_request_has_the_parameters_that_are_set() {
    let sent = form(
        r#"{"type": "object", "required": ["amount", "object"], "properties": {"amount": {"type": "integer"},
            "object": {"type": "string", "enum": ["charge"]}, "note": {"type": "string"}, "card": {"type": "object",
            "required": ["number"], "properties": {"number": {"type": "string"}, "name": {"type": "string"}}}}}"#,
        "{}",
    );
    let compiled = narrowed(&["Send: [amount, card.number]"], &sent);
    // A member that can only be one value is sent by itself.
    assert_eq!(compiled.fields("Send"), ["amount: i64", "object: Constant", "card: Option<send::Card>"]);
    assert_eq!(compiled.fields("send::Card"), ["number: String"]);
    assert!(compiled.calls().contains("\"object\""));
    refused(
        &["Send: [note, card.name]"],
        &sent,
        &["`Send` leaves out what a request must have: `amount` and `card.number` | \
           Send: [note, card.name, amount, card.number]"],
    );
}

#[test]
fn a_json_body_has_the_members_that_are_named_for_its_operation() {
    let body = |required: &str| {
        let schema = r#"{"type": "object", "required": ["name", "id"], "properties": {"id": {"type": "string",
            "readOnly": true}, "name": {"type": "string"}, "note": {"type": "string"}}, "additionalProperties":
            {"type": "integer"}}"#;
        body_of("application/json", schema, "{}").replace("\"required\": true", required)
    };
    let compiled = narrowed(&["Send: [name]"], &body("\"required\": true"));
    assert_eq!(compiled.fields("Send"), ["body: send::Body"]);
    assert_eq!(compiled.fields("send::Body"), ["name: String"]);
    assert_eq!(
        narrowed(&["Send: [body.name]"], &body("\"required\": true")).fields("send::Body"),
        ["name: String"]
    );
    let whole = narrowed(&["Send: [body]"], &body("\"required\": true"));
    assert_eq!(
        whole.fields("send::Body"),
        ["name: String", "note: Option<String>", "additional_properties: BTreeMap<String,i64>"]
    );
    // A body that may be absent is left out with all that is in it.
    assert_eq!(narrowed(&["Send: []"], &body("\"required\": false")).fields("Send"), [] as [&str; 0]);
    refused(
        &["Send: []"],
        &body("\"required\": true"),
        &["`Send` leaves out what a request must have: `name` | Send: [name]"],
    );
    refused(
        &["Send: [id, name]"],
        &body("\"required\": true"),
        &[
            "`Send.id` is not a field of anything that is generated | a member that is read-only is not sent, and one that \
           is write-only not received",
        ],
    );
}

#[test]
fn names_do_not_depend_on_what_else_is_selected() {
    let schema =
        r#"{"type": "object", "properties": {"format": {"type": "string"}, ".format": {"type": "string"}}}"#;
    let document =
        answer(r##"{"$ref": "#/components/schemas/a"}"##, &format!("{{\"schemas\": {{\"a\": {schema}}}}}"));
    let whole = compile_with(&all(), &document).fields("A");
    assert_eq!(narrowed(&["A: [\".format\"]"], &document).fields("A"), whole[1..]);
    assert_eq!(narrowed(&["A: [format]"], &document).fields("A"), whole[..1]);
}

#[test]
fn mistakes_are_reported_at_once_with_the_nearest_names() {
    refused(
        &["Pett: [id]", "Receive: [id]", "Kind: [id]", "Pet: [idd, collar.bel, id.x, food.colour]"],
        &pet(),
        &[
            "no selected operation and no component is named `Pett` | did you mean `Pet`?",
            "`Receive` has no parameter or property `id` | an operation's list is for its request: the type that it answers with \
             has a list of its own",
            "`Kind` has no members to select | `select` is for objects, and for choices between objects",
            "`Pet` has no member `idd` | did you mean `id`?",
            "`Pet.collar` has no member `bel` | did you mean `bell`?",
            "`Pet.id` has no members to select | it is not an object: select it as a whole",
            "`Pet.food` has no member `colour` | there are `brand`, `size` and `weight`",
        ],
    );
}

#[test]
fn a_type_that_is_not_reached_is_a_mistake() {
    let message = |of: &str| {
        format!(
            "the selected operations do not reach `{of}` | remove it from `select`, or name the type in which they \
                 reach its members"
        )
    };
    refused(&["Pet: [id]", "Vet: [town]"], &pet(), &[&message("Vet")]);
    let paths = r##"{"/a": {"get": {"operationId": "A", "responses": {"200": {"description": "", "content":
        {"application/json": {"schema": {"allOf": [{"$ref": "#/components/schemas/vet"}, {"type": "object",
        "properties": {"x": {"type": "string"}}}]}}}}}}}}"##;
    refused(&["Vet: [town]"], &document(paths, PETS), &[&message("Vet")]);
}

#[test]
fn what_is_left_out_is_shown_and_is_no_loss() {
    let text = pet();
    let memory = Memory(text.as_bytes());
    let source = Source::open(PATH, &memory).unwrap();
    let explanation = source.api().explain(&selecting(&["Pet: [id, owner.name]"]));
    assert_eq!(explanation.losses.len(), 0);
    let of = |path: &str| explanation.types.iter().find(|it| it.path == path).unwrap().left_out.clone();
    assert_eq!(of("Pet"), ["kind", "collar", "friends", "visits", "food"]);
    assert_eq!(of("Person"), ["vet"]);
    // A slice leaves out what is not reached.
    let slice = source.api().slice(&selecting(&["Pet: [id, owner.name]"])).unwrap();
    let parts: Vec<&str> = slice.parts.keys().map(String::as_str).collect();
    assert!(!parts.iter().any(|part| part.contains("vet") || part.contains("kind")), "{parts:#?}");
}

#[test]
fn expandable_members_and_children_of_a_parent_are_gone_through() {
    let components = r##"{"schemas": {
        "charge": {"type": "object", "properties": {"id": {"type": "string"}, "customer": {"anyOf": [{"type": "string"},
            {"$ref": "#/components/schemas/customer"}], "x-expansionResources": {"oneOf":
            [{"$ref": "#/components/schemas/customer"}]}}, "pet": {"$ref": "#/components/schemas/pet"}}},
        "customer": {"type": "object", "properties": {"name": {"type": "string"}, "town": {"type": "string"}}},
        "pet": {"type": "object", "required": ["kind"], "discriminator": {"propertyName": "kind"}, "properties": {
            "kind": {"type": "string"}, "name": {"type": "string"}}},
        "cat": {"allOf": [{"$ref": "#/components/schemas/pet"}, {"type": "object", "properties": {"lives":
            {"type": "integer"}}}]},
        "dog": {"allOf": [{"$ref": "#/components/schemas/pet"}, {"type": "object", "properties": {"tricks":
            {"type": "integer"}}}]}}}"##;
    let document = answer(r##"{"$ref": "#/components/schemas/charge"}"##, components);
    let mut arguments = selecting(&["Charge: [customer.town, pet.name]"]);
    arguments.expand = vec![crate::support::spanned("customer".to_owned())];
    let compiled = compile_with(&arguments, &document);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(compiled.fields("Customer"), ["town: Option<String>"]);
    for type_ in ["PetBase", "Cat", "Dog"] {
        if compiled.has(type_) {
            assert_eq!(compiled.fields(type_), ["name: Option<String>"], "{type_}");
        }
    }
    // The tags are as they were, though `kind` is left out.
    assert!(compiled.code().contains(r#"by "kind""#) && compiled.code().contains(r#"as ["cat"]"#));
    let compiled = compile_with(&selecting(&["Charge: [pet.lives]"]), &document);
    assert_eq!(compiled.fields("Cat"), ["lives: Option<i64>"]);
    assert_eq!(compiled.fields("Dog"), ["kind: String", "name: Option<String>", "tricks: Option<i64>"]);
    assert_eq!(compiled.problems, [] as [&str; 0]);
}

/// The members of a branch say which variant a value is, whether or not they are fields. What is in them does not.
#[test]
fn members_that_tell_a_variant_are_read() {
    let size = r#""size": {"type": "integer"}"#;
    let with = |more: &str| {
        let components = PETS.replace(size, &format!("{size}, {more}"));
        answer(r##"{"$ref": "#/components/schemas/pet"}"##, &components)
    };
    let deep = r#""deep": {"type": "object", "properties": {"x": {"type": "strnig"}}}"#;
    narrowed(&["Pet: [food.size]"], &with(deep));
    let compiled = compile_with(&selecting(&["Pet: [food.size]"]), with(r#""x": {"type": "strnig"}"#));
    assert!(compiled.problem().contains("`x` has `type: \"strnig\"`"), "{}", compiled.problem());
}
