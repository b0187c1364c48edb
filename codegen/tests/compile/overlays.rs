//! What `expand`, `opaque` and `patch` say beside the document, and what is said where they change nothing.

use formwork_codegen::{Action, Arguments, Patch};
use proc_macro2::{Ident, Span};

use crate::support::{
    Compiled, all, answer, body_of, by_id, compile_with, document, form, parameter, sent, spanned,
};

/// Charges with a customer who may be deleted, who has a default source and other charges.
const COMPONENTS: &str = r##"{"schemas": {
    "charge": {"type": "object", "required": ["id", "customer"], "properties": {
        "id": {"type": "string"},
        "customer": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/customer"},
            {"$ref": "#/components/schemas/deleted_customer"}],
            "x-expansionResources": {"oneOf": [{"$ref": "#/components/schemas/customer"},
                {"$ref": "#/components/schemas/deleted_customer"}]}},
        "invoice": {"nullable": true, "anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/invoice"}],
            "x-expansionResources": {"oneOf": [{"$ref": "#/components/schemas/invoice"}]}},
        "unknown": {"type": "string", "x-expansionResources": {"oneOf": []}},
        "level": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/level"}],
            "x-expansionResources": {"oneOf": [{"$ref": "#/components/schemas/level"}]}}}},
    "invoice": {"type": "object", "properties": {"total": {"type": "integer"},
        "charge.id": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/charge"}],
            "x-expansionResources": {}},
        "discounts": {"type": "array", "items": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/discount"}],
            "x-expansionResources": {"oneOf": [{"$ref": "#/components/schemas/discount"}]}}}}},
    "discount": {"type": "object", "properties": {"percent": {"type": "integer"}}},
    "level": {"type": "integer"},
    "customer": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
    "deleted_customer": {"type": "object", "required": ["id", "deleted"], "properties": {"id": {"type": "string"},
        "deleted": {"type": "boolean", "enum": [true]}}}}}"##;

fn charge() -> String {
    answer(r##"{"$ref": "#/components/schemas/charge"}"##, COMPONENTS)
}

fn charges() -> String {
    let list = r##"{"type": "object", "required": ["data"], "properties": {"data": {"type": "array", "items":
        {"$ref": "#/components/schemas/charge"}}}}"##;
    answer(list, COMPONENTS)
}

fn expanding(paths: &[&str], document: &str) -> Compiled {
    let mut arguments = all();
    arguments.expand = paths.iter().map(|path| spanned((*path).to_owned())).collect();
    compile_with(&arguments, document)
}

fn cutting(paths: &[&str], document: &str) -> Compiled {
    let mut arguments = all();
    arguments.opaque = paths.iter().map(|path| spanned((*path).to_owned())).collect();
    compile_with(&arguments, document)
}

fn patch(arguments: &mut Arguments, at: &str, actions: impl IntoIterator<Item = Action>) {
    let actions = actions.into_iter().map(spanned).collect();
    arguments.patch.push(Patch { at: spanned(at.to_owned()), actions });
}

fn patching(at: &str, action: Action, document: &str) -> Compiled {
    let mut arguments = all();
    patch(&mut arguments, at, [action]);
    compile_with(&arguments, document)
}

/// The fields of a struct, where there is no mistake.
fn fields(compiled: &Compiled, path: &str) -> Vec<String> {
    assert_eq!(compiled.problems, [] as [&str; 0]);
    compiled.fields(path)
}

fn type_(name: &str, format: Option<&str>) -> Action {
    Action::Type(name.to_owned(), format.map(str::to_owned))
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

#[test]
fn what_is_not_named_is_an_id() {
    let compiled = expanding(&[], &charge());
    let ids =
        ["id: String", "customer: Expandable", "invoice: Option<Expandable>", "unknown: Option<Expandable>"];
    assert_eq!(fields(&compiled, "Charge")[..4], ids);
    assert!(!compiled.has("Customer") && !compiled.has("Invoice"));
}

#[test]
fn one_resource_is_its_type() {
    let compiled = expanding(&["invoice"], &charge());
    assert_eq!(
        fields(&compiled, "Charge")[1..3],
        ["customer: Expandable", "invoice: Option<Expandable<Invoice>>"]
    );
    let invoice =
        ["total: Option<i64>", "charge_id: Option<Expandable>", "discounts: Option<Vec<Expandable>>"];
    assert_eq!(compiled.fields("Invoice"), invoice);
    assert!(!compiled.has("Customer") && !compiled.has("Discount"));
}

#[test]
fn several_resources_are_a_choice() {
    let compiled = expanding(&["customer"], &charge());
    assert_eq!(fields(&compiled, "Charge")[1], "customer: Expandable<charge::Customer>");
    let cases = ["Customer(super::Customer)", "DeletedCustomer(super::DeletedCustomer)", "Other(Json)"];
    assert_eq!(compiled.cases("charge::Customer"), cases);
}

/// Through lists by their names, through what is expandable, and to what is in an array or has a dot in its name.
#[test]
fn paths_lead_through_responses() {
    assert_eq!(
        fields(&expanding(&["data.invoice"], &charges()), "Charge")[2],
        "invoice: Option<Expandable<Invoice>>"
    );
    let compiled = expanding(&["data.invoice.discounts"], &charges());
    assert_eq!(fields(&compiled, "Charge")[2], "invoice: Option<Expandable<Invoice>>");
    assert_eq!(compiled.fields("Invoice")[2], "discounts: Option<Vec<Expandable<Discount>>>");
    let compiled = expanding(&["invoice.charge.id.invoice"], &charge());
    assert_eq!(fields(&compiled, "Invoice")[1], "charge_id: Option<Expandable<Charge>>");
    assert_eq!(compiled.fields("Charge")[2], "invoice: Option<Expandable<Invoice>>");
}

#[test]
fn what_cannot_be_expanded_is_said() {
    for (path, document, problem) in [
        (
            "custmer",
            charge(),
            "no response of the selected operations has a field `custmer`\n  help: did you mean `customer`?",
        ),
        (
            "customer",
            charges(),
            "no response of the selected operations has a field `customer`\n  help: did you mean `data.customer`?",
        ),
        (
            "invoice.discount",
            charge(),
            "no response of the selected operations has a field `invoice.discount`\n  \
             help: did you mean `invoice.discounts` or `invoice.charge.id`?",
        ),
        (
            "id",
            charge(),
            "`id` cannot be expanded: the document does not say what it is the id of\n  \
             help: there are `customer`, `invoice` and `level`",
        ),
        (
            "unknown",
            charge(),
            "`unknown` cannot be expanded: the document does not say what it is the id of\n  \
             help: there are `customer`, `invoice` and `level`",
        ),
        (
            "",
            charge(),
            "no response of the selected operations has a field ``\n  help: there are `customer`, `invoice` and `level`",
        ),
    ] {
        assert_eq!(expanding(&[path], &document).problem(), problem);
    }
    let compiled = expanding(&["level"], &charge());
    assert!(
        compiled.problem().contains("`level` expands to something that is not an object\n"),
        "{}",
        compiled.problem()
    );
    assert_eq!(compiled.fields("Charge")[4], "level: Option<Expandable>");
}

/// A path of another operation is none, and a type that leads to itself has an end.
#[test]
fn only_selected_operations_are_looked_at() {
    let paths = r##"{"/a": {"get": {"operationId": "A", "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/charge"}}}}}}},
        "/b": {"get": {"operationId": "B", "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/node"}}}}}}}}"##;
    let components = r##"{"schemas": {"node": {"type": "object", "properties": {
        "next": {"$ref": "#/components/schemas/node"}, "all": {"type": "array", "items": {"$ref": "#/components/schemas/node"}}}},
        "charge": {"type": "object", "properties": {"id": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/node"}],
            "x-expansionResources": {}}}}}}"##;
    let mut arguments = by_id("B");
    arguments.expand.push(spanned("id".to_owned()));
    arguments.expand.push(spanned(format!("{}id", "next.all.".repeat(5_000))));
    assert_eq!(compile_with(&arguments, document(paths, components)).problems.len(), 2);
    let mut arguments = all();
    arguments.expand.push(spanned("id".to_owned()));
    let compiled = compile_with(&arguments, document(paths, components));
    assert_eq!(fields(&compiled, "Charge"), ["id: Option<Expandable<Node>>"]);
}

#[test]
fn what_is_opaque_is_json() {
    let mut arguments = all();
    arguments.expand.push(spanned("invoice".to_owned()));
    arguments.opaque.push(spanned("#/components/schemas/invoice".to_owned()));
    let compiled = compile_with(&arguments, charge());
    assert_eq!(fields(&compiled, "Charge")[2], "invoice: Option<Expandable>");
    let compiled = cutting(&["#/components/schemas/charge/properties/invoice"], &charge());
    assert_eq!(fields(&compiled, "Charge")[2], "invoice: Option<Json>");
    let compiled = cutting(&["#/components/schemas/charge"], &charge());
    assert_eq!((compiled.output("Receive").as_str(), compiled.problems.len()), ("Json", 0));
    let list = r##"{"type": "object", "properties": {"all": {"type": "array", "items": {"$ref": "#/components/schemas/customer"}}}}"##;
    let compiled = cutting(&["#/components/schemas/customer"], &answer(list, COMPONENTS));
    assert_eq!(fields(&compiled, "receive::Output"), ["all: Option<Vec<Json>>"]);
}

/// In a form it is text, in JSON any JSON; a parameter is found by its name, a property by its path.
#[test]
fn what_is_opaque_is_sent_as_it_is() {
    let options = r#"{"type": "object", "properties": {"a": {"type": "object", "properties": {"b": {"type": "integer"}}}}}"#;
    for (path, sides) in [
        ("Send.it", ["it: Option<String>", ""]),
        ("Send.it.a", ["it: Option<send::It>", "a: Option<String>"]),
    ] {
        let compiled = cutting(&[path], &sent(options));
        assert_eq!(fields(&compiled, "Send"), [sides[0]], "{path}");
        assert_eq!(
            if compiled.has("send::It") { compiled.fields("send::It").concat() } else { String::new() },
            sides[1]
        );
    }
    let json = body_of("application/json", options, "{}");
    assert_eq!(fields(&cutting(&["Send.a"], &json), "send::Body"), ["a: Option<Json>"]);
    assert_eq!(fields(&cutting(&["Send.body.a"], &json), "send::Body"), ["a: Option<Json>"]);
    assert_eq!(fields(&cutting(&["Send.body"], &json), "Send"), ["body: Json"]);
    // Without a style it stays JSON, too.
    let plain = form(&format!(r#"{{"type": "object", "properties": {{"it": {options}}}}}"#), "{}");
    assert_eq!(fields(&cutting(&["Send.it"], &plain), "Send"), ["it: Option<Json>"]);
    let query = parameter(
        r#"{"name": "it", "in": "query", "schema": {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "array"}}}}}"#,
        "{}",
    );
    assert_eq!(fields(&cutting(&["Send.it"], &query), "Send"), ["it: Option<String>"]);
}

/// What is cut off may have any mistake.
#[test]
fn what_is_opaque_is_not_read() {
    let broken = r##"{"type": "arry", "enum": 5, "allOf": [{"$ref": "#/nowhere"}], "description": "Odd."}"##;
    let compiled = cutting(
        &["#/components/schemas/odd"],
        &answer(
            r##"{"type": "object", "properties": {"it": {"$ref": "#/components/schemas/odd"}}}"##,
            &format!(r#"{{"schemas": {{"odd": {broken}}}}}"#),
        ),
    );
    assert_eq!(fields(&compiled, "receive::Output"), ["it: Option<Json>"]);
    assert!(compiled.code().contains("Odd."));
}

#[test]
fn what_is_opaque_already_or_not_reached_is_a_mistake() {
    let options = r#"{"type": "object", "properties": {"a": {"type": "string"}, "any": {}}}"#;
    for (path, problem) in [
        ("Send.any", "`Send.any` is any JSON already\n  help: remove it from `opaque`"),
        ("Send.b.c", "`Send` has no parameter or property `b`\n  help: there are `a` and `any`"),
        ("Send.a.c", "`Send.a` has no property `c`"),
        ("Send.a.*", "`Send.a` has no entries: it is neither a map nor an array"),
        (
            "Send",
            "`Send` is an operation, of which a parameter or property must be named\n  help: as in `Send.name`",
        ),
        ("Snd.a", "no selected operation is named `Snd`\n  help: did you mean `Send`?"),
        (
            "#components",
            "`#components` is no JSON pointer\n  help: a pointer is written as in a `$ref`: `#/components/schemas/pet`",
        ),
        (
            "#/components/schemas/unused",
            "the selected operations reach no schema or parameter at `#/components/schemas/unused`\n  \
             help: did you mean `#/components/schemas/used",
        ),
        ("other.json#/a", "the selected operations reach no schema or parameter at `other.json#/a`"),
    ] {
        let components = format!(r#"{{"schemas": {{"unused": {{"type": "string"}}, "used": {options}}}}}"#);
        let document = body_of("application/json", r##"{"$ref": "#/components/schemas/used"}"##, &components);
        let compiled = cutting(&[path], &document);
        assert!(compiled.problem().starts_with(problem), "{path}: {}", compiled.problem());
    }
}

#[test]
fn clearable_in_forms() {
    let text = r#"{"type": "string"}"#;
    let map = r#"{"type": "object", "additionalProperties": {"type": "string"}}"#;
    for (at, schema, field) in [
        ("Send.it", text, "it: Clearable<String>"),
        ("Send.it", map, "it: Clearable<BTreeMap<String,String>>"),
        ("Send.it.*", map, "it: Option<BTreeMap<String,Clearable<String>>>"),
        (
            "Send.it.*",
            r#"{"type": "array", "items": {"type": "string"}}"#,
            "it: Option<Vec<Clearable<String>>>",
        ),
    ] {
        assert_eq!(fields(&patching(at, Action::Clearable, &sent(schema)), "Send"), [field]);
    }
    let clearable = r#"{"anyOf": [{"type": "string"}, {"enum": [""]}]}"#;
    assert_eq!(
        patching("Send.it", Action::Clearable, &sent(clearable)).problem(),
        "`Send.it` is clearable already\n  help: the document needs no patch for that any more: remove it",
    );
    let query = parameter(r#"{"name": "it", "in": "query", "schema": {"type": "string"}}"#, "{}");
    assert_eq!(fields(&patching("Send.it", Action::Clearable, &query), "Send"), ["it: Clearable<String>"]);
}

#[test]
fn clearable_in_json() {
    let object = r#"{"type": "object", "required": ["b"], "properties": {"a": {"type": "string"}, "b": {"type": "string"},
        "c": {"type": "string", "nullable": true}}}"#;
    let json = body_of("application/json", object, "{}");
    assert_eq!(
        fields(&patching("Send.a", Action::Clearable, &json), "send::Body")[0],
        "a: Clearable<String>"
    );
    assert_eq!(fields(&patching("Send.b", Action::Clearable, &json), "send::Body")[1], "b: Option<String>");
    assert!(
        patching("Send.c", Action::Clearable, &json).problem().starts_with("`Send.c` is clearable already")
    );
    assert_eq!(
        patching(
            "#/components/schemas/customer/properties/id",
            Action::Clearable,
            &answer(r##"{"$ref": "#/components/schemas/customer"}"##, COMPONENTS)
        )
        .problem(),
        "`#/components/schemas/customer/properties/id` cannot be cleared: only what is sent can be",
    );
}

#[test]
fn required_and_optional() {
    let object = r#"{"type": "object", "required": ["b"], "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}"#;
    let text = form(object, "{}");
    assert_eq!(fields(&patching("Send.a", Action::Required, &text), "Send"), ["a: String", "b: String"]);
    assert_eq!(
        fields(&patching("Send.b", Action::Optional, &text), "Send"),
        ["a: Option<String>", "b: Option<String>"]
    );
    let already = "the document needs no patch for that any more: remove it";
    assert_eq!(
        patching("Send.b", Action::Required, &text).problem(),
        format!("`Send.b` is required already\n  help: {already}")
    );
    assert_eq!(
        patching("Send.a", Action::Optional, &text).problem(),
        format!("`Send.a` is optional already\n  help: {already}")
    );
    let query = parameter(r#"{"name": "it", "in": "query", "schema": {"type": "string"}}"#, "{}");
    assert_eq!(fields(&patching("Send.it", Action::Required, &query), "Send"), ["it: String"]);
    let path =
        parameter(r#"{"name": "it", "in": "path", "required": true, "schema": {"type": "string"}}"#, "{}");
    assert_eq!(
        patching("Send.it", Action::Optional, &path).problem(),
        "`Send.it` cannot be optional: a path needs all of its parameters"
    );
    let received = answer(object, "{}");
    let at = "#/paths/~1receive/get/responses/200/content/application~1json/schema/properties/b";
    assert_eq!(fields(&patching(at, Action::Optional, &received), "receive::Output")[1], "b: Option<String>");
    let component = answer(r##"{"$ref": "#/components/schemas/customer"}"##, COMPONENTS);
    assert_eq!(
        patching("#/components/schemas/customer", Action::Required, &component).problem(),
        "`#/components/schemas/customer` cannot be required: only a parameter or property can be",
    );
}

#[test]
fn other_types() {
    for (schema, action, field) in [
        (r#"{"type": "string"}"#, type_("integer", None), "it: Option<i64>"),
        (r#"{"type": "integer"}"#, type_("integer", Some("unix-time")), "it: Option<Timestamp>"),
        (r#"{"enum": ["1", "2"]}"#, type_("number", None), "it: Option<f64>"),
        (r#"{"type": "arry", "items": {"type": "integer"}}"#, type_("array", None), "it: Option<Vec<i64>>"),
        (r##"{"$ref": "#/nowhere"}"##, type_("boolean", None), "it: Option<bool>"),
        (r#"{"type": "integer"}"#, type_("string", Some("password")), "it: Option<Secret>"),
        (r#"{"allOf": [{"type": "integer"}, {"minimum": 5}]}"#, type_("string", None), "it: Option<String>"),
    ] {
        assert_eq!(fields(&patching("Send.it", action, &sent(schema)), "Send"), [field], "{schema}");
    }
    let integer = sent(r#"{"type": "integer", "format": "int32", "description": "How many."}"#);
    assert_eq!(
        patching("Send.it", type_("integer", Some("int32")), &integer).problem(),
        "`Send.it` is integer already\n  help: the document needs no patch for that any more: remove it"
    );
    assert!(patching("Send.it", type_("string", None), &integer).code().contains("How many."));
    assert_eq!(
        patching("Send.it", type_("int", None), &integer).problem(),
        "a patch has no type `int`\n  help: did you mean `integer`?"
    );
    assert_eq!(patching("Send.it", type_("null", None), &integer).problems.len(), 1);
    // Null stays null.
    let nullable = body_of(
        "application/json",
        r#"{"type": "object", "properties": {"a": {"type": ["string", "null"]}}}"#,
        "{}",
    );
    assert_eq!(
        fields(&patching("Send.a", type_("integer", None), &nullable), "send::Body"),
        ["a: Clearable<i64>"]
    );
}

#[test]
fn names_secrets_and_deprecations() {
    let compiled = patching("Send.it", Action::Rename(ident("mine")), &sent(r#"{"type": "string"}"#));
    assert_eq!(fields(&compiled, "Send"), ["mine: Option<String>"]);
    assert!(compiled.code().contains("\"it\""));
    let options = sent(r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#);
    let compiled = patching("Send.it", Action::Rename(ident("Mine")), &options);
    assert_eq!(fields(&compiled, "Send"), ["it: Option<send::Mine>"]);

    let secret = |schema: &str| patching("Send.it", Action::Secret, &sent(schema));
    assert_eq!(fields(&secret(r#"{"type": "string"}"#), "Send"), ["it: Option<Secret>"]);
    assert_eq!(secret(r#"{"type": "integer"}"#).problem(), "`Send.it` cannot be a secret: only text can be");
    let already = secret(r#"{"type": "string", "format": "password"}"#);
    assert!(already.problem().starts_with("`Send.it` is a secret already"), "{}", already.problem());

    let deprecated = |document: &str| patching("Send.it", Action::Deprecated, document);
    assert!(deprecated(&sent(r#"{"type": "string"}"#)).code().contains("# [deprecated]"));
    let query = parameter(r#"{"name": "it", "in": "query", "schema": {"type": "string"}}"#, "{}");
    assert!(deprecated(&query).code().contains("# [deprecated]"));
    for already in [
        sent(r#"{"type": "string", "deprecated": true}"#),
        parameter(r#"{"name": "it", "in": "query", "deprecated": true, "schema": {"type": "string"}}"#, "{}"),
    ] {
        assert!(deprecated(&already).problem().starts_with("`Send.it` is deprecated already"));
    }
}

#[test]
fn several_actions_and_several_patches() {
    let mut arguments = all();
    patch(&mut arguments, "Send.it", [Action::Clearable, Action::Deprecated, Action::Secret]);
    patch(&mut arguments, "Send.it", [Action::Rename(ident("mine"))]);
    let compiled = compile_with(&arguments, sent(r#"{"type": "string"}"#));
    assert_eq!(fields(&compiled, "Send"), ["mine: Clearable<Secret>"]);
    assert!(compiled.code().contains("# [deprecated]"));
    patch(&mut arguments, "Send.it", [Action::Optional]);
    let compiled = compile_with(&arguments, sent(r#"{"type": "string"}"#));
    assert!(compiled.problem().starts_with("`Send.it` is optional already"), "{}", compiled.problem());
}

/// A `$ref` is the place of the property that has it, and not what it leads to; a chain of them has several places.
#[test]
fn beside_references() {
    let components = r##"{"schemas": {"kind": {"type": "string", "enum": ["a"], "deprecated": true}, "alias": {"$ref": "#/components/schemas/text"},
        "text": {"type": "string", "description": "Text."}, "part": {"type": "object", "properties": {"a": {"type": "string"}}}}}"##;
    let schema = r##"{"type": "object", "properties": {"one": {"$ref": "#/components/schemas/part"},
        "two": {"$ref": "#/components/schemas/part"}, "kind": {"$ref": "#/components/schemas/kind"},
        "text": {"$ref": "#/components/schemas/alias"}}}"##;
    let json = body_of("application/json", schema, components);
    let before =
        ["one: Option<Part>", "two: Option<Part>", "kind: Option<Open<Kind>>", "text: Option<String>"];
    let types = |compiled: &Compiled| -> Vec<String> {
        fields(compiled, "send::Body")
            .iter()
            .map(|field| field.replace("super::body::", "").replace("super::", ""))
            .collect()
    };
    assert_eq!(types(&cutting(&[], &json)), before);
    let mut arguments = all();
    patch(&mut arguments, "Send.one", [Action::Clearable]);
    patch(&mut arguments, "Send.kind", [Action::Clearable]);
    patch(&mut arguments, "#/components/schemas/alias", [Action::Secret]);
    let compiled = compile_with(&arguments, &json);
    let after =
        ["one: Clearable<Part>", "two: Option<Part>", "kind: Clearable<Open<Kind>>", "text: Option<Secret>"];
    assert_eq!(types(&compiled), after);
    assert_eq!(
        compiled.code().matches("# [deprecated]").count(),
        cutting(&[], &json).code().matches("# [deprecated]").count()
    );
    assert_eq!(types(&cutting(&["Send.one"], &json))[..2], ["one: Option<Json>", "two: Option<Part>"]);
    // The property of a component is that of all who refer to it.
    let compiled = patching("Send.one.a", Action::Required, &json);
    assert_eq!(fields(&compiled, "body::Part"), ["a: String"]);
}

/// References that lead in a circle are a mistake, and not followed for ever.
#[test]
fn circles_of_references() {
    let components = r##"{"schemas": {"a": {"$ref": "#/components/schemas/b"}, "b": {"$ref": "#/components/schemas/a"}}}"##;
    let document = answer(r##"{"$ref": "#/components/schemas/a"}"##, components);
    for at in ["#/components/schemas/a", "#/components/schemas/b"] {
        assert!(!patching(at, Action::Clearable, &document).problems.is_empty());
        assert!(cutting(&[at], &document).problems.is_empty());
    }
}

/// In what is made of several schemas, each that stands at the place itself counts.
#[test]
fn within_all_of() {
    let components = r#"{"schemas": {"base": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "b": {"type": "string"}}}}}"#;
    let schema = r##"{"allOf": [{"$ref": "#/components/schemas/base"}, {"type": "object", "properties":
        {"kind": {"description": "Again."}, "more": {"type": "string"}}}]}"##;
    let json = body_of("application/json", schema, components);
    let field = |compiled: &Compiled, index: usize| fields(compiled, "send::Body")[index].clone();
    assert_eq!(field(&patching("Send.kind", Action::Optional, &json), 0), "kind: Option<String>");
    assert_eq!(field(&patching("Send.kind", type_("integer", None), &json), 0), "kind: i64");
    assert_eq!(field(&cutting(&["Send.kind"], &json), 0), "kind: Json");
    assert_eq!(field(&patching("Send.kind", Action::Clearable, &json), 0), "kind: Option<String>");
    let at = "#/components/schemas/base/properties/b";
    assert_eq!(field(&patching(at, Action::Required, &json), 1), "b: String");
    // What a cut-off part would have added is gone with it.
    assert_eq!(fields(&cutting(&["#/components/schemas/base"], &json), "send::Body").len(), 2);
}

/// It makes no difference in which order the operations come.
#[test]
fn shared_components_are_changed_for_all() {
    let schema = r##"{"application/json": {"schema": {"$ref": "#/components/schemas/part"}}}"##;
    let operation = |id: &str| {
        format!(
            r#"{{"post": {{"operationId": "{id}", "requestBody": {{"required": true, "content": {schema}}}, "responses": {{}}}}}}"#
        )
    };
    let paths = format!(r#"{{"/a": {}, "/b": {}}}"#, operation("A"), operation("B"));
    let components = r#"{"schemas": {"part": {"type": "object", "properties": {"a": {"type": "string"}}}}}"#;
    let code = |at: &str| {
        let compiled = patching(at, Action::Required, &document(&paths, components));
        assert_eq!(compiled.problems, [] as [&str; 0]);
        compiled.code()
    };
    assert_eq!(code("A.a"), code("B.a"));
    assert_eq!(code("A.a"), code("#/components/schemas/part/properties/a"));
}

/// The name that an operation has in Rust is the one that paths begin with.
#[test]
fn paths_begin_with_the_name_in_rust() {
    let paths = r#"{"/token": {"get": {"operationId": "token", "responses": {},
        "parameters": [{"name": "kind", "in": "query", "schema": {"type": "string"}}]}}}"#;
    let text = document(paths, r#"{"schemas": {"token": {"type": "object"}}}"#);
    let compiled = patching("TokenOperation.kind", Action::Required, &text);
    assert_eq!(fields(&compiled, "TokenOperation"), ["kind: String"]);
}

/// Names that are no identifiers, and pointers to parameters that are shared.
#[test]
fn odd_places() {
    let object = r#"{"type": "object", "properties": {"a.b": {"type": "object", "properties": {"": {"type": "string"}}},
        "a": {"type": "object", "properties": {"c": {"type": "string"}}}, "*": {"type": "string"}}}"#;
    let json = body_of("application/json", object, "{}");
    for (at, path, field) in [
        ("Send.a.b.", "send::body::AB", "empty: String"),
        ("Send.a.c", "send::body::A", "c: String"),
        ("Send.*", "send::Body", "star: String"),
    ] {
        let compiled = patching(at, Action::Required, &json);
        assert!(fields(&compiled, path).contains(&field.to_owned()), "{at}: {:?}", compiled.fields(path));
    }
    let components = r#"{"parameters": {"it": {"name": "it", "in": "query", "schema": {"type": "string"}}}}"#;
    let query = parameter(r##"{"$ref": "#/components/parameters/it"}"##, components);
    for at in ["#/components/parameters/it", "#/paths/~1send/get/parameters/0", "Send.it"] {
        assert_eq!(fields(&patching(at, Action::Required, &query), "Send"), ["it: String"], "{at}");
        assert_eq!(fields(&patching(at, Action::Secret, &query), "Send"), ["it: Option<Secret>"], "{at}");
        let renamed = patching(at, Action::Rename(ident("mine")), &query);
        assert_eq!(fields(&renamed, "Send"), ["mine: Option<String>"], "{at}");
    }
    // A parameter of JSON by what is in it.
    let json = parameter(
        r#"{"name": "it", "in": "query", "content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}}"#,
        "{}",
    );
    assert_eq!(
        fields(&patching("Send.it.a", Action::Clearable, &json), "send::It"),
        ["a: Clearable<String>"]
    );
}
