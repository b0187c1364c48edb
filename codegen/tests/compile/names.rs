//! From the document's names to Rust's, and what happens when two of them want the same one.

use formwork_codegen::Target;

use crate::support::{
    Compiled, all, answer, by_id, compile_all, compile_with, document, form, received, rename, select, sound,
};

/// A response with properties of these names.
fn properties(names: &[&str]) -> String {
    let members: Vec<String> = names
        .iter()
        .map(|name| format!("{}: {{\"type\": \"string\"}}", serde_json::to_string(name).unwrap()))
        .collect();
    answer(&format!("{{\"type\": \"object\", \"properties\": {{{}}}}}", members.join(",\n")), "{}")
}

fn names(compiled: &Compiled, path: &str) -> Vec<String> {
    compiled
        .fields(path)
        .iter()
        .map(|field| field.split(": ").next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn properties_become_fields() {
    for (wire, name) in [
        ("type", "type_"),
        ("self", "self_"),
        ("Self", "self_"),
        ("crate", "crate_"),
        ("super", "super_"),
        ("async", "async_"),
        ("gen", "gen_"),
        ("union", "union"),
        ("new", "new_"),
        ("extra", "extra_"),
        ("3ds", "_3ds"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("", "empty"),
        ("_", "underscore"),
        ("$ref", "ref_"),
        ("@odata.type", "odata_type"),
        ("a[]", "a"),
        ("größe", "größe"),
        ("ΣΑΣ", "σασ"),
        ("日本", "日本"),
        ("İ", "i̇"),
        ("ŉ", "ŉ"),
        ("a\u{200b}b", "a_b"),
        ("\"quoted\" \\ */ \u{0}\u{7f}\u{202e}", "quoted"),
        ("🦀", "u1f980"),
        ("_private", "private"),
        ("r#type", "r_type"),
        ("'static", "static_"),
    ] {
        assert_eq!(names(&sound(properties(&[wire])), "receive::Output"), [name], "{wire:?}");
    }
}

/// No character makes a name that is no identifier, wherever it stands.
#[test]
fn every_kind_of_character_can_stand_in_a_name() {
    let every = ('\0'..=char::MAX).step_by(211).chain('\0'..'\u{3000}');
    // A counter tells the names apart.
    let owned: Vec<String> =
        every.enumerate().map(|(number, c)| format!("{c} x{number} {c}{c}y{c}")).collect();
    let borrowed: Vec<&str> = owned.iter().map(String::as_str).collect();
    let compiled = compile_all(properties(&borrowed));
    assert_eq!(compiled.fields("receive::Output").len(), owned.len());
    assert_eq!(compiled.problems, [] as [&str; 0]);
}

#[test]
fn types_are_named_after_their_place() {
    let schema = r##"{"type": "object", "properties": {
        "deep": {"type": "object", "properties": {"kind": {"enum": ["a", "more"]}, "er": {"properties": {"kind": {"enum": ["b", "more"]}}}}},
        "list": {"type": "array", "items": {"type": "object", "properties": {"kind": {"enum": ["c", "more"]}}}},
        "3ds": {"type": "object", "properties": {"kind": {"enum": ["d", "more"]}}},
        "日本": {"type": "object", "properties": {"kind": {"enum": ["e", "more"]}}},
        "shared": {"$ref": "#/components/schemas/pack.age.thing"},
        "self": {"type": "object", "properties": {"kind": {"enum": ["f", "more"]}}}}}"##;
    let components = r#"{"schemas": {"pack.age.thing": {"type": "object", "properties": {"kind": {"enum": ["g", "more"]}}}}}"#;
    let compiled = sound(answer(schema, components));
    for path in [
        "receive::output::Deep",
        "receive::output::deep::Kind",
        "receive::output::deep::er::Kind",
        "receive::output::list::Kind",
        "receive::output::_3ds",
        "receive::output::日本",
        "receive::output::self_::Kind",
        "Thing",
        "thing::Kind",
    ] {
        assert!(compiled.has(path), "{path}");
    }
    // Types and modules share a namespace in Rust, so a module is never called exactly like its type.
    for path in ["receive::output::_3ds_::Kind", "receive::output::日本_::Kind"] {
        assert!(compiled.has(path), "{path}");
    }
}

/// What is received can be sent again, because the values are of one type.
#[test]
fn enums_of_components_are_the_same_on_every_side() {
    let components = r##"{"schemas": {
        "pet.kind": {"type": "string", "enum": ["cat", "dog"]},
        "kinds": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}},
        "choice": {"oneOf": [{"type": "integer"}, {"enum": ["now"]}]},
        "reset": {"type": "string", "enum": ["", "on"]},
        "pet": {"type": "object", "properties": {
            "kind": {"$ref": "#/components/schemas/pet.kind"}, "kinds": {"$ref": "#/components/schemas/kinds"},
            "own": {"enum": ["x", "y"]}, "reset": {"$ref": "#/components/schemas/reset"}}}}}"##;
    let paths = r##"{"/pets": {"put": {"operationId": "PutPet",
        "parameters": [{"name": "kind", "in": "query", "schema": {"$ref": "#/components/schemas/pet.kind"}},
            {"name": "choice", "in": "query", "schema": {"$ref": "#/components/schemas/choice"}},
            {"name": "reset", "in": "query", "schema": {"$ref": "#/components/schemas/reset"}}],
        "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/pet"}}}},
        "responses": {"200": {"description": "", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/pet"}}}}}}}}"##;
    let compiled = sound(document(paths, components));
    assert_eq!(
        compiled.fields("PutPet"),
        [
            "kind: Option<Open<Kind>>",
            "choice: Option<params::Choice>",
            "reset: Clearable<Open<params::Reset>>",
            "body: body::Pet"
        ]
    );
    let own = |module: &str| format!("own: Option<Open<{module}::Own>>");
    let sent = ["kind: Option<Open<super::Kind>>", "kinds: Option<Vec<Open<super::Kinds>>>", &own("pet")];
    assert_eq!(compiled.fields("body::Pet")[..3], sent);
    assert_eq!(
        compiled.fields("Pet")[..3],
        ["kind: Option<Open<Kind>>", "kinds: Option<Vec<Open<Kinds>>>", &own("pet")]
    );
    assert_eq!(compiled.variants("params::choice::Now"), ["Now"]);
    assert_eq!(
        (compiled.variants("params::Reset"), compiled.variants("Reset")),
        (vec!["On".to_owned()], vec!["Empty".to_owned(), "On".to_owned()])
    );
}

#[test]
fn titles_name_nothing() {
    let schema = r#"{"title": "Wrong", "type": "object", "properties": {"a": {"title": "Wrong", "enum": ["a", "more"]}}}"#;
    let compiled = sound(answer(schema, "{}"));
    assert!(compiled.has("receive::Output") && compiled.has("receive::output::A"));
    assert!(!compiled.code().contains("Wrong"));
}

/// A response with an enum of these values in its property `it`.
fn values(values: &[&str]) -> String {
    received(&format!("{{\"enum\": {}}}", serde_json::to_string(values).unwrap()))
}

/// A document of these components, with the operations `Get0`, `Get1`... for those that are reached.
fn receiving(reached: &[&str], components: &[&str]) -> String {
    let operation = |(number, name): (usize, &&str)| {
        format!(
            r##""/{number}": {{"get": {{"operationId": "Get{number}", "responses": {{"200": {{"description": "",
            "content": {{"application/json": {{"schema": {{"$ref": "#/components/schemas/{name}"}}}}}}}}}}}}}}"##
        )
    };
    let schema = |name: &&str| {
        format!(r#""{name}": {{"type": "object", "properties": {{"kind": {{"enum": ["a", "more"]}}}}}}"#)
    };
    let paths: Vec<String> = reached.iter().enumerate().map(operation).collect();
    let components: Vec<String> = components.iter().map(schema).collect();
    let (paths, components) = (paths.join(",\n"), components.join(",\n"));
    document(&format!("{{{paths}}}"), &format!("{{\"schemas\": {{{components}}}}}"))
}

/// What the types of these components are called.
fn components(reached: &[&str], components: &[&str]) -> Vec<String> {
    let compiled = sound(receiving(reached, components));
    (0..reached.len()).map(|number| compiled.output(&format!("Get{number}"))).collect()
}

/// What says all of its name keeps the usual one, or else the first; the others say more.
#[test]
fn properties_that_want_the_same_name() {
    for (wire, expected) in [
        (&["a_b", "aB"][..], &["a_b", "a_upper_b"][..]),
        (&["aB", "a_b"], &["a_upper_b", "a_b"]),
        (&["format", ".format", "Format"], &["format", "dot_format", "capital_format"]),
        (&["a", "A"], &["a", "upper_a"]),
        (&["x-y", "x.y"], &["x_y", "x_dot_y"]),
        (&["type", "type_", "Type"], &["type_", "type_underscore", "capital_type"]),
        (&["__typename", "typename"], &["underscore_underscore_typename", "typename"]),
        (&["ö", "o\u{308}"], &["ö", "ö_decomposed"]),
        (&["o\u{308}", "ö"], &["ö_decomposed", "ö"]),
        (&["Å", "\u{212b}", "A\u{30a}"], &["å", "upper_å_decomposed", "upper_å_decomposed_2"]),
        // What would be the longer name of another one is somebody's own.
        (&[".a", "a", "dot_a"], &["dot_a_2", "a", "dot_a"]),
        (&["_1", "1"], &["underscore_1", "_1"]),
        (&["extra", "Extra", "extra_"], &["extra_", "capital_extra", "extra_underscore"]),
    ] {
        assert_eq!(names(&sound(properties(wire)), "receive::Output"), expected, "{wire:?}");
    }
}

#[test]
fn values_that_want_the_same_name() {
    for (wire, expected) in [
        (&["A", "-A", "A-", "A+"][..], &["A", "MinusA", "AMinus", "APlus"][..]),
        (&["e-", "e+", "e"], &["EMinus", "EPlus", "E"]),
        (
            &["<", "<=", "=", ">=", ">", "!=", "=="],
            &["Less", "LessEqual", "Equal", "GreaterEqual", "Greater", "NotEqual", "EqualEqual"],
        ),
        (
            &["Etc/GMT", "Etc/GMT+0", "Etc/GMT-0", "Etc/GMT0"],
            &["EtcGmt", "EtcGmtPlus0", "EtcGmt0", "EtcSlashGmt0"],
        ),
        (&["bus", "TRAIN", "train"], &["Bus", "UpperTrain", "Train"]),
        (&["A", "a"], &["A", "LowerA"]),
        (&["1.0", "1.1", "10"], &["_1_0", "_1_1", "_10"]),
        (&["1.0", "1:0", "1-0"], &["_1_0", "_1Colon0", "_1Dash0"]),
        (&["", "empty", "Empty", " "], &["Empty", "LowerEmpty", "Empty2", "Space"]),
        (&["other", "Other", "other_"], &["LowerOther", "Other_", "OtherUnderscore"]),
        (&["plus1", "+1", "1"], &["LowerPlus1", "Plus1", "_1"]),
    ] {
        assert_eq!(sound(values(wire)).variants("receive::output::It"), expected, "{wire:?}");
    }
}
/// A setter is a method, and so are the others that a field brings: those make way.
#[test]
fn methods_that_want_the_same_name() {
    let text = r#"{"type": "string"}"#;
    let clears = r#"{"anyOf": [{"type": "string"}, {"enum": [""]}]}"#;
    let map = format!("{{\"type\": \"object\", \"additionalProperties\": {clears}}}");
    let schema = format!(
        r#"{{"type": "object", "required": ["clear_b"], "properties": {{"a": {clears}, "clear_a": {text}, "b": {clears},
            "clear_b": {text}, "m": {map}, "m_entry": {clears}, "clear_m": {text}}}}}"#
    );
    let document = form(&schema, "{}")
        .replace(r#""schema":"#, r#""encoding": {"m": {"style": "deepObject"}}, "schema":"#);
    let compiled = sound(document);
    let methods = [
        "new",
        "a",
        "clear_a_",
        "clear_a",
        "b",
        "clear_b_",
        "m",
        "m_entry_",
        "clear_m_entry",
        "m_entry",
        "clear_m_entry_",
        "clear_m",
    ];
    assert_eq!(compiled.methods("Send"), methods);
}

/// Types that are in one module, and the modules of their own types.
#[test]
fn types_that_want_the_same_name() {
    let kind = |value: &str| format!(r#"{{"properties": {{"kind": {{"enum": ["{value}", "more"]}}}}}}"#);
    let schema = format!(
        r#"{{"type": "object", "properties": {{"aB": {}, "a_b": {}, "A": {}, "a": {}, "x1": {}, "x_1": {}}}}}"#,
        kind("1"),
        kind("2"),
        kind("3"),
        kind("4"),
        kind("5"),
        kind("6")
    );
    let compiled = sound(answer(&schema, "{}"));
    assert_eq!(
        compiled.fields("receive::Output"),
        [
            "a_upper_b: Option<output::AUpperB>",
            "a_b: Option<output::AB>",
            "upper_a: Option<output::UpperA>",
            "a: Option<output::A>",
            "x1: Option<output::X1>",
            "x_1: Option<output::XUnderscore1>",
        ]
    );
    for (path, value) in [
        ("a_upper_b", "_1"),
        ("ab", "_2"),
        ("upper_a", "_3"),
        ("a", "_4"),
        ("x1", "_5"),
        ("x_underscore1", "_6"),
    ] {
        assert_eq!(compiled.variants(&format!("receive::output::{path}::Kind")), [value, "More"], "{path}");
    }
}

/// A parameter whose type is called like one that every operation can have leaves it to that.
#[test]
fn types_of_parameters_beside_those_of_the_operation() {
    let paths = r#"{"/send": {"get": {"operationId": "Send", "parameters": [
        {"name": "output", "in": "query", "schema": {"enum": ["a"]}},
        {"name": "headers", "in": "query", "schema": {"enum": ["b"]}},
        {"name": "kind", "in": "query", "schema": {"enum": ["c"]}},
        {"name": "kind", "in": "header", "schema": {"enum": ["d"]}}],
        "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"properties": {"a": {}}}}}}}}}}"#;
    let compiled = sound(document(paths, "{}"));
    assert_eq!(
        compiled.fields("Send"),
        [
            "output: Option<Open<send::Output_>>",
            "headers: Option<Open<send::Headers_>>",
            "kind: Option<Open<send::Kind>>",
            "header_kind: Option<Open<send::HeaderKind>>",
        ]
    );
    assert_eq!(compiled.fields("send::Output"), ["a: Option<Json>"]);
}

#[test]
fn components_that_want_the_same_name() {
    for (names, expected) in [
        (
            &["issuing.transaction", "treasury.transaction"][..],
            &["IssuingTransaction", "TreasuryTransaction"][..],
        ),
        (&["issuing.transaction", "transaction"], &["IssuingTransaction", "Transaction"]),
        (&["pet", "Pet"], &["LowerPet", "Pet"]),
        (&["a.pet", "a_pet", "b.pet"], &["ADotPet", "APet", "BPet"]),
        (&["a.pet", "A.Pet", "APet"], &["ADotPet", "ADotPet2", "APet"]),
        (&["a.b.pet", "c.b.pet"], &["ABPet", "CBPet"]),
        (&["a..", "a"], &["ADotDot", "A"]),
        (&["a_b_c", "abc", "AbC"], &["ABC", "Abc", "AbC"]),
    ] {
        assert_eq!(components(names, names), expected);
        // What is not reached counts as well, so that it can be reached later.
        for (name, expected) in names.iter().zip(expected) {
            assert_eq!(components(&[name], names), [*expected]);
        }
    }
    let compiled = sound(receiving(&["a_b_c", "abc", "AbC"], &["a_b_c", "abc", "AbC"]));
    for module in ["a_b_c", "abc", "ab_c"] {
        assert!(compiled.has(&format!("{module}::Kind")), "{module}");
    }
}

/// The modules `params`, `body` and `errors` belong to no type.
#[test]
fn components_called_like_a_module_of_requests() {
    let names = ["params", "body", "errors"];
    let compiled = sound(receiving(&names, &names));
    for (name, path) in [("Params", "params_::Kind"), ("Body", "body_::Kind"), ("Errors", "errors_::Kind")] {
        assert!(compiled.has(name) && compiled.has(path), "{path}");
    }
}

/// An operation makes way for a component, reached or not, unless the user has named it.
#[test]
fn operations_called_like_components() {
    let text = |components: &str| {
        let paths = r##"{"/token": {"get": {"operationId": "token", "parameters": [
            {"name": "kind", "in": "query", "schema": {"enum": ["b"]}}], "responses": {"200": {"description": "",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/other"}}}}}}}}"##;
        document(paths, &format!("{{\"schemas\": {components}}}"))
    };
    let object = r#"{"type": "object", "properties": {"kind": {"enum": ["a", "more"]}}}"#;
    let alone = sound(text(&format!(r#"{{"other": {object}}}"#)));
    assert!(alone.has("Token") && alone.has("token::Kind"));
    for components in [
        format!(r#"{{"other": {object}, "token": {object}}}"#),
        format!(
            r##"{{"other": {{"properties": {{"a": {{"$ref": "#/components/schemas/api.token"}}}}}}, "api.token": {object}}}"##
        ),
    ] {
        let compiled = sound(text(&components));
        assert_eq!(compiled.fields("TokenOperation"), ["kind: Option<Open<token_operation::Kind>>"]);
        let compiled =
            compile_with(&select(Target::Id("token".to_owned()), Some("Token")), text(&components));
        assert_eq!(compiled.problems, [] as [&str; 0]);
        assert_eq!(compiled.fields("Token"), ["kind: Option<Open<token::Kind>>"]);
        assert_eq!(compiled.has("ApiToken"), components.contains("api.token"));
    }
}

/// A part of a component that others refer to is called after its place alone, unless that is the name of another type.
#[test]
fn parts_of_components_that_want_the_same_name() {
    let kind = |value: &str| {
        format!(r#"{{"type": "object", "properties": {{"kind": {{"enum": ["{value}", "more"]}}}}}}"#)
    };
    let components = format!(
        r#"{{"schemas": {{"pet": {}, "shop": {}, "x.home": {}}}}}"#,
        kind("1"),
        kind("2"),
        format_args!(r#"{{"properties": {{"pet": {}}}}}"#, kind("3"))
    );
    let part = |to: &str| format!(r##"{{"$ref": "#/components/schemas/{to}"}}"##);
    let schema = format!(
        r#"{{"type": "object", "properties": {{"a": {}, "b": {}, "c": {}}}}}"#,
        part("pet/properties/kind"),
        part("shop/properties/kind"),
        part("x.home/properties/pet")
    );
    let compiled = sound(answer(&schema, &components));
    assert_eq!(
        compiled.fields("receive::Output"),
        ["a: Option<Open<super::Kind>>", "b: Option<Open<super::ShopKind>>", "c: Option<super::XHomePet>"]
    );
    assert_eq!(compiled.variants("x_home_pet::Kind"), ["_3", "More"]);
}

/// The other members of an object stand in a field, which makes way for a property of that name.
#[test]
fn properties_called_like_the_field_of_the_others() {
    let schema = r#"{"type": "object", "additionalProperties": {"type": "integer"}, "properties": {
        "additionalProperties": {"type": "string"}, "additional_properties_": {"type": "boolean"}}}"#;
    let fields = [
        "additional_properties: Option<String>",
        "additional_properties_underscore: Option<bool>",
        "additional_properties_: BTreeMap<String,i64>",
    ];
    assert_eq!(sound(answer(schema, "{}")).fields("receive::Output"), fields);
}

/// A schema of several types has one place for all of them, where the name is that of the whole.
#[test]
fn schemas_of_several_types_can_be_renamed() {
    let schema =
        r#"{"type": ["string", "array", "object"], "items": {"type": "string"}, "properties": {"a": {}}}"#;
    let at = "#/paths/~1receive/get/responses/200/content/application~1json/schema/properties/it";
    let mut arguments = all();
    rename(&mut arguments, at, "Several");
    let compiled = compile_with(&arguments, received(schema));
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(compiled.fields("receive::Output"), ["it: Option<output::Several>"]);
    assert_eq!(compiled.variants("receive::output::Several"), ["Text", "List", "Object"]);
}

#[test]
fn operations_that_want_the_same_name() {
    let paths = r#"{"/a": {"get": {"operationId": "get-pet", "responses": {}}, "put": {"operationId": "getPet", "responses": {}}},
        "/b": {"get": {"operationId": "GetPet", "responses": {}}, "put": {"operationId": "GetPet", "responses": {}}},
        "/c/{x}": {"get": {"responses": {}, "parameters": [{"name": "x", "in": "path", "required": true, "schema": {"type": "string"}}]}},
        "/c/x": {"get": {"responses": {}}}, "/d": {"get": {"operationId": "get c x", "responses": {}}}}"#;
    let text = document(paths, "{}");
    let compiled = sound(&text);
    for name in ["GetDashPet", "LowerGetPet", "GetPet", "PutB", "GetCX"] {
        assert!(compiled.has(name), "{name}");
    }
    // Two paths can have one path item.
    let shared =
        r##"{"/a": {"$ref": "#/paths/~1b"}, "/b": {"get": {"operationId": "GetPet", "responses": {}}}}"##;
    let compiled = sound(document(shared, "{}"));
    assert!(compiled.has("GetPet") && compiled.has("GetB"));
    // Each has its name alone, too.
    let compiled = compile_with(&by_id("getPet"), &text);
    assert!(compiled.problems.is_empty() && compiled.has("LowerGetPet"));
    // A name of the user's goes before all others.
    let mut arguments = select(Target::Id("get-pet".to_owned()), Some("GetPet"));
    arguments.operations.extend(all().operations);
    let compiled = compile_with(&arguments, &text);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert!(compiled.has("GetPet") && compiled.has("GetPetOperation"));
}

/// Two names of the user's own are for him to mend, with the line that an error prints.
#[test]
fn names_of_the_user_s_own_that_clash() {
    let components = r#"{"schemas": {"a.pet": {"type": "object", "properties": {"x": {"enum": ["1", "2"]}}},
        "b.pet": {"type": "object", "properties": {"y": {}, "z": {}}}}}"#;
    let schema = r##"{"type": "object", "properties": {"a": {"$ref": "#/components/schemas/a.pet"},
        "b": {"$ref": "#/components/schemas/b.pet"}}}"##;
    let document = answer(schema, components);
    let mut arguments = all();
    let at = "#/components/schemas/";
    for (pointer, name) in [
        ("a.pet", "Animal"),
        ("b.pet", "Animal"),
        ("a.pet/properties/x/enum/0", "One"),
        ("a.pet/properties/x/enum/1", "One"),
        ("b.pet/properties/y", "field"),
        ("b.pet/properties/z", "field"),
    ] {
        rename(&mut arguments, &format!("{at}{pointer}"), name);
    }
    let problems = compile_with(&arguments, &document).problems;
    assert_eq!(problems.len(), 3, "{problems:#?}");
    for problem in &problems {
        let (_, line) = problem.split_once("rename = { \"").expect(problem);
        let (pointer, rest) = line.split_once("\": ").unwrap();
        arguments.rename.retain(|rename| rename.pointer.value != pointer);
        rename(&mut arguments, pointer, rest.split_once(" }").unwrap().0);
    }
    assert_eq!(compile_with(&arguments, &document).problems, [] as [&str; 0]);
}

/// What the user calls something is not changed, whoever else wants it.
#[test]
fn names_of_the_user_s_own_go_first() {
    let at = "#/paths/~1receive/get/responses/200/content/application~1json/schema/properties";
    let mut arguments = all();
    rename(&mut arguments, &format!("{at}/b"), "a");
    rename(&mut arguments, &format!("{at}/e/enum/1"), "A");
    rename(&mut arguments, &format!("{at}/e"), "F");
    let schema = r#"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"},
        "f": {"enum": ["x", "more"]}, "e": {"enum": ["a", "b"]}}}"#;
    let compiled = compile_with(&arguments, answer(schema, "{}"));
    assert_eq!(compiled.problems, [] as [&str; 0]);
    let fields = [
        "a_2: Option<String>",
        "a: Option<String>",
        "f: Option<Open<output::LowerF>>",
        "e: Option<Open<output::F>>",
    ];
    assert_eq!(compiled.fields("receive::Output"), fields);
    assert_eq!(compiled.variants("receive::output::F"), ["LowerA", "A"]);
}

#[test]
fn values_with_names_beside_them() {
    for keyword in ["x-enum-varnames", "x-enumNames"] {
        let named = |names: &str| {
            let schema =
                format!(r#"{{"enum": ["1", "2", "1", "3"], "type": "string", "{keyword}": {names}}}"#);
            sound(received(&schema)).variants("receive::output::It")
        };
        assert_eq!(named(r#"["ONE", "two_things", "uno", "Other"]"#), ["One", "TwoThings", "Other_"]);
        assert_eq!(named(r#"["Same", "SAME", "x", "_3"]"#), ["Same", "UpperSame", "_3"]);
        for none in [r#"["ONE", "TWO"]"#, r#"["ONE", 2, "x", "y"]"#, "5", "{}", "[]"] {
            assert_eq!(named(none), ["_1", "_2", "_3"], "{none}");
        }
    }
    let numbers = r#"{"type": "integer", "enum": [0, -1, 2], "x-enum-varnames": ["None", "all", "other"]}"#;
    assert_eq!(sound(received(numbers)).variants("receive::output::It"), ["None", "All", "Other_"]);
    let at = "#/paths/~1receive/get/responses/200/content/application~1json/schema/properties/it/enum/0";
    let mut arguments = all();
    rename(&mut arguments, at, "Mine");
    let schema = r#"{"enum": ["1", "2"], "x-enum-varnames": ["A", "B"], "x-enumNames": ["C", "D"]}"#;
    let compiled = compile_with(&arguments, received(schema));
    assert_eq!(compiled.variants("receive::output::It"), ["Mine", "B"]);
}

/// Thousands of names of one scope are no more work than thousands of scopes.
#[test]
fn many_names_that_are_alike() {
    let count = 3000;
    let owned: Vec<String> = (0..count)
        .map(|number| {
            format!("a{}", ".".repeat(number % 7 + 1)) + &"b".repeat(number % 3) + &"-".repeat(number / 50)
        })
        .collect();
    let wire: Vec<String> =
        owned.into_iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect();
    let wire: Vec<&str> = wire.iter().map(String::as_str).collect();
    let fields = names(&sound(properties(&wire)), "receive::Output");
    assert_eq!(fields.iter().collect::<std::collections::BTreeSet<_>>().len(), wire.len());
}

/// The same text gets the same name, whatever else the document has.
#[test]
fn names_do_not_depend_on_the_rest() {
    let alone = sound(properties(&["b"])).fields("receive::Output");
    let among = sound(properties(&["a", "b", "c"])).fields("receive::Output");
    assert_eq!(among[1..2], alone);
}
