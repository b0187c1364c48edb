//! Schemas with names of their own: `$id`, `$anchor`, and references that depend on the way to them.

use formwork_codegen::{Arguments, Mark, Source};

use crate::support::{Compiled, Folder, PATH, all, answer, compile_in, losses, spanned};

fn in_3_1(schema: &str, components: &str) -> String {
    answer(schema, components).replacen("3.0.3", "3.1.0", 1)
}

fn compile_first(files: &[(&str, &str)]) -> Compiled {
    compile_in(&Arguments { spec: spanned(files[0].0.to_owned()), ..all() }, &Folder(files))
}

fn sound(files: &[(&str, &str)]) -> Compiled {
    let compiled = compile_first(files);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    compiled
}

/// The marks and keywords of what is listed for a document.
fn listed(files: &[(&str, &str)]) -> Vec<(Mark, String)> {
    let losses = losses(&all(), &Folder(files)).into_iter();
    losses.map(|loss| (loss.mark, loss.keyword)).collect()
}

#[test]
fn anchors_name_schemas() {
    let components = r##"{"schemas": {"pet": {"$anchor": "an-imal", "type": "object", "properties": {
        "kind": {"$ref": "#kind"}, "mother": {"$ref": "#an-imal"}, "$anchor": {"type": "string"}}},
        "kind": {"$id": "#kind", "type": "integer"}, "x": {"enum": [{"$anchor": "an-imal"}], "default": {"$anchor": "an-imal"}}}}"##;
    let text = in_3_1(r##"{"$ref": "#an%2Dimal"}"##, components);
    let fields = ["kind: Option<i64>", "mother: Option<Box<Pet>>", "anchor: Option<String>"];
    let compiled = sound(&[(PATH, &text)]);
    assert_eq!(compiled.output("Receive"), "Pet");
    assert_eq!(compiled.fields("Pet"), fields);
    assert_eq!(listed(&[(PATH, &text)]), []);

    let other = format!(r#"{{"components": {components}}}"#);
    let main = in_3_1(r#"{"$ref": "other.json#an-imal"}"#, "{}");
    assert_eq!(sound(&[(PATH, &main), ("other.json", &other)]).fields("Pet"), fields);

    for (reference, problem) in [
        ("#animal", "`#animal` leads nowhere: no schema has the `$anchor` \"animal\""),
        ("other.json#a", "`other.json#a` leads nowhere"),
    ] {
        let main = in_3_1(&format!(r#"{{"$ref": "{reference}"}}"#), components);
        let compiled = compile_first(&[(PATH, &main), ("other.json", &other)]);
        assert!(
            compiled.problem().starts_with(&format!("api.json:6:10: {problem}")),
            "{}",
            compiled.problem()
        );
    }
}

/// For what is below a schema with an `$id`, that schema is the document.
#[test]
fn references_below_an_id() {
    let pet = r##"{"$id": "https://example.com/schemas/pet", "type": "object",
        "$defs": {"n": {"type": "integer"}, "local": {"$anchor": "local", "type": "boolean"},
            "inner": {"$id": "inner", "$defs": {"n": {"type": "string"}}, "properties": {"n": {"$ref": "#/$defs/n"}}}},
        "properties": {"n": {"$ref": "#/$defs/n"}, "local": {"$ref": "#local"}, "inner": {"$ref": "inner"},
            "deep": {"$ref": "/schemas/inner#/$defs/n"}, "self": {"$ref": "#"}, "kind": {"$ref": "kind"}}}"##;
    let kind = r#"{"$id": "https://example.com/schemas/kind", "enum": ["cat"]}"#;
    let components = |pet: &str, kind: &str| {
        format!(r#"{{"schemas": {{"pet": {pet}, "kind": {kind}, "n": {{"type": "number"}}}}}}"#)
    };
    let main = in_3_1(r##"{"$ref": "#/components/schemas/pet"}"##, &components(pet, kind));
    // A decoy in the document under the same pointer.
    let main = main.replacen("\"components\"", r#""$defs": {"n": {"type": "boolean"}}, "components""#, 1);
    let compiled = sound(&[(PATH, &main)]);
    let fields = [
        "n: Option<i64>",
        "local: Option<bool>",
        "inner: Option<Inner>",
        "deep: Option<String>",
        "self_: Option<Box<Pet>>",
        "kind: Option<Open<Kind>>",
    ];
    assert_eq!(compiled.fields("Pet"), fields);
    assert_eq!(compiled.fields("Inner"), ["n: Option<String>"]);
    // The decoy is not a part of OpenAPI.
    assert_eq!(listed(&[(PATH, &main)]), [(Mark::NotRepresented, "$defs".to_owned())]);

    // By its URI from outside, and in another file.
    let by_uri = main.replacen(
        r##"{"$ref": "#/components/schemas/pet"}"##,
        r#"{"$ref": "https://example.com/schemas/pet"}"#,
        1,
    );
    assert_eq!(sound(&[(PATH, &by_uri)]).code(), compiled.code());
    let main = in_3_1(r#"{"$ref": "pet.json"}"#, &components("{}", kind));
    assert_eq!(sound(&[(PATH, &main), ("pet.json", pet)]).fields("Pet"), fields);
}

/// Documents with an `$id` that mean the document by `#` are read so, and it is said.
#[test]
fn references_that_disregard_an_id() {
    let components = |reference: &str| {
        format!(
            r#"{{"schemas": {{"pet": {{"$id": "https://example.com/pet", "properties": {{"n": {{"$ref": "{reference}"}}}}}},
            "n": {{"$anchor": "n", "type": "integer"}}}}}}"#
        )
    };
    for (reference, keyword) in [("#/components/schemas/n", "$id"), ("#n", "$anchor")] {
        let main = in_3_1(r##"{"$ref": "#/components/schemas/pet"}"##, &components(reference));
        assert_eq!(sound(&[(PATH, &main)]).fields("Pet"), ["n: Option<i64>"]);
        assert_eq!(listed(&[(PATH, &main)]), [(Mark::Slip, keyword.to_owned())]);
    }
    let main = in_3_1(r##"{"$ref": "#/components/schemas/pet"}"##, &components("#/$defs/none"));
    let problem = "`#/$defs/none` is not in this schema, whose `$id` changes what `#` means\n";
    assert!(
        compile_first(&[(PATH, &main)]).problem().contains(problem),
        "{}",
        compile_first(&[(PATH, &main)]).problem()
    );
}

#[test]
fn references_that_depend_on_the_way() {
    let tree = |anchor: &str, reference: &str| {
        format!(
            r#"{{{anchor}, "type": "object", "properties": {{"all": {{"type": "array", "items": {{"anyOf": [{{"type": "string"}}, {{{reference}}}]}}}},
            "one": {{{reference}}}}}}}"#
        )
    };
    for (anchor, reference, keyword) in [
        (r#""$dynamicAnchor": "node""#, r##""$dynamicRef": "#node""##, "$dynamicRef"),
        (r#""$recursiveAnchor": true"#, r##""$recursiveRef": "#""##, "$recursiveRef"),
    ] {
        let tree = tree(anchor, reference);
        let other = format!(r#"{{{anchor}, "type": "object"}}"#);
        let main = |schemas: &str| {
            in_3_1(r##"{"$ref": "#/components/schemas/Tree"}"##, &format!("{{\"schemas\": {schemas}}}"))
        };
        let one = main(&format!("{{\"Tree\": {tree}}}"));
        let compiled = sound(&[(PATH, &one)]);
        assert_eq!(compiled.fields("Tree"), ["all: Option<Vec<tree::All>>", "one: Option<Box<Tree>>"]);
        assert_eq!(compiled.cases("tree::All"), ["Text(String)", "Tree(super::Tree)", "Other(Json)"]);
        assert_eq!(listed(&[(PATH, &one)]), []);

        // In a file of its own.
        let main_ = in_3_1(r#"{"$ref": "Tree.json"}"#, &format!("{{\"schemas\": {{\"Other\": {other}}}}}"));
        let compiled = sound(&[(PATH, &main_), ("Tree.json", &tree)]);
        assert_eq!(compiled.fields("Tree")[1], "one: Option<Box<Tree>>");

        let several = main(&format!("{{\"Tree\": {tree}, \"Other\": {other}}}"));
        let compiled = sound(&[(PATH, &several)]);
        assert_eq!(compiled.fields("Tree")[1], "one: Option<Json>");
        let lost = (Mark::NotRepresented, keyword.to_owned());
        assert_eq!(listed(&[(PATH, &several)]), [lost.clone(), lost]);
    }
}

/// Without an anchor a dynamic reference is a plain one, and a recursive one means the whole schema.
#[test]
fn dynamic_references_that_are_plain() {
    let components = r##"{"schemas": {"a": {"$dynamicRef": "#/components/schemas/b"}, "b": {"$dynamicRef": "#b"},
        "c": {"$anchor": "b", "type": "integer"}}}"##;
    let main = in_3_1(r##"{"$ref": "#/components/schemas/a"}"##, components);
    assert_eq!(sound(&[(PATH, &main)]).output("Receive"), "i64");

    // A dynamic anchor elsewhere does not count where the schema that it leads to at first has a plain one.
    let components = r##"{"schemas": {"item": {"$dynamicAnchor": "item", "type": "string"}, "list": {"$id": "list",
        "type": "array", "items": {"$dynamicRef": "#item"}, "$defs": {"any": {"$anchor": "item", "type": "integer"}}}}}"##;
    let main = in_3_1(r##"{"$ref": "#/components/schemas/list"}"##, components);
    assert_eq!(sound(&[(PATH, &main)]).output("Receive"), "Vec<i64>");

    let main = in_3_1(r#"{"$ref": "list.json"}"#, "{}");
    let list = r##"{"type": "object", "properties": {"next": {"$recursiveRef": "#"}}}"##;
    assert_eq!(sound(&[(PATH, &main), ("list.json", list)]).fields("List"), ["next: Option<Box<List>>"]);
    // The whole OpenAPI document is not a schema.
    let main = in_3_1(list, "{}");
    assert_eq!(sound(&[(PATH, &main)]).fields("receive::Output"), ["next: Option<Json>"]);
    assert_eq!(listed(&[(PATH, &main)]), [(Mark::NotRepresented, "$recursiveRef".to_owned())]);
}

/// A slice has as many schemas that a dynamic reference may mean as the document.
#[test]
fn slices_keep_what_may_be_meant() {
    let components = r##"{"schemas": {"Tree": {"$dynamicAnchor": "node", "type": "object", "properties": {"one": {"$dynamicRef": "#node"}}},
        "Other": {"$dynamicAnchor": "node", "type": "object"}, "Named": {"$anchor": "named", "type": "object", "properties": {}},
        "Unused": {}}}"##;
    let schema = r##"{"type": "object", "properties": {"a": {"$ref": "#/components/schemas/Tree"}, "b": {"$ref": "#named"}}}"##;
    let main = in_3_1(schema, components);
    let folder = Folder(&[(PATH, &main)]);
    let source = Source::open(PATH, &folder).unwrap();
    let slice = source.api().slice(&all()).unwrap_or_else(|problems| panic!("{problems:?}")).document("none");
    assert!(!slice.contains("Unused"));
    assert_eq!(sound(&[(PATH, &slice)]).code(), sound(&[(PATH, &main)]).code());
}
