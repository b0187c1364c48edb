//! Documents in several files.

use std::cell::RefCell;

use formwork_codegen::{Arguments, Files};

use crate::support::{Compiled, Folder, all, answer, compile_in, rename, spanned};

const MAIN: &str = "spec/api.json";

fn arguments() -> Arguments {
    Arguments { spec: spanned(MAIN.to_owned()), ..all() }
}

/// Compiles a document whose answer has this schema, which stands on its line 6, beside other files.
fn received(schema: &str, others: &[(&str, &str)]) -> Compiled {
    let main = answer(schema, r#"{"schemas": {"name": {"type": "string"}}}"#);
    let mut files = others.to_vec();
    files.push((MAIN, &main));
    compile_in(&arguments(), &Folder(&files))
}

#[test]
fn references_lead_from_file_to_file() {
    let schema = r##"{"type": "object", "properties": {
        "pet": {"$ref": "schemas/pet.json"}, "owner": {"$ref": "./../shared/all.json#/components/schemas/owner"},
        "odd": {"$ref": "schemas/odd%20name.json#/a~1b"}, "name": {"$ref": "#/components/schemas/name"}}}"##;
    let compiled = received(
        schema,
        &[
            // What is relative there is relative to that file, and `#` is that file.
            (
                "spec/schemas/pet.json",
                r##"{"type": "object", "properties": {"kind": {"$ref": "#/definitions/kind"},
                    "owner": {"$ref": "../../shared/all.json#/components/schemas/owner"},
                    "name": {"$ref": "../api.json#/components/schemas/name"}, "mother": {"$ref": "pet.json"}},
                    "definitions": {"kind": {"enum": ["cat"]}}}"##,
            ),
            (
                "shared/all.json",
                r#"{"openapi": "3.1.0", "components": {"schemas": {"owner": {"type": "object", "properties":
                    {"pets": {"type": "array", "items": {"$ref": "../spec/schemas/pet.json#"}}}}}}}"#,
            ),
            ("spec/schemas/odd name.json", r#"{"a/b": {"type": "integer"}}"#),
        ],
    );
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(
        compiled.fields("receive::Output"),
        [
            "pet: Option<super::Pet>",
            "owner: Option<super::Owner>",
            "odd: Option<i64>",
            "name: Option<String>"
        ]
    );
    let pet = [
        "kind: Option<Open<Kind>>",
        "owner: Option<Owner>",
        "name: Option<String>",
        "mother: Option<Box<Pet>>",
    ];
    assert_eq!(compiled.fields("Pet"), pet);
    assert_eq!(compiled.fields("Owner").len(), 1);
}

/// A mistake is where it is, and nobody mistakes one file for the other.
#[test]
fn mistakes_are_in_their_file() {
    let reference = r#"{"$ref": "pet.json#/pet"}"#;
    for (text, problem) in [
        (
            "{\n\"pet\": {\"type\": \"arry\"}}",
            "spec/pet.json:2:17: this schema has `type: \"arry\"`, which is no JSON type\n  at spec/pet.json#/pet/type\n",
        ),
        (
            "{\"pet\": {\"type\": \"object\" \"properties\": {}}}",
            "spec/pet.json:1:27: the document is not JSON: a comma is missing here\n  at spec/pet.json#/pet",
        ),
        ("{\n\"pet\": {}", "spec/pet.json:1:1: the document is not JSON: this `{` is never closed"),
        (
            "{\"pet\": {\"$ref\": \"#/components/schemas/name\"}}",
            "spec/pet.json:1:18: `#/components/schemas/name` is not in",
        ),
        ("{\"petty\": {}}", "spec/api.json:6:10: `pet.json#/pet` is not in `spec/pet.json`\n  at #/paths/"),
        ("", "spec/pet.json:1:1: the document is not JSON: here should be a value"),
    ] {
        let compiled = received(reference, &[("spec/pet.json", text)]);
        assert!(compiled.problem().starts_with(problem), "{}", compiled.problem());
    }
    let compiled = received(reference, &[("pet.json", "{}")]);
    let problem = "spec/api.json:6:10: the document `spec/pet.json` does not exist\n  at #/paths/";
    assert!(compiled.problem().starts_with(problem), "{}", compiled.problem());
}

/// Each use of what is not there is a mistake of its own.
#[test]
fn every_reference_to_a_missing_file_is_reported() {
    let schema = "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"b.json\"},\n\"b\": {\"$ref\": \"./b.json#/x\"}}}";
    let compiled = received(schema, &[]);
    let [first, second] = compiled.problems.as_slice() else { panic!("{:#?}", compiled.problems) };
    assert!(first.starts_with("spec/api.json:6:49: the document `spec/b.json` does not exist"), "{first}");
    assert!(second.starts_with("spec/api.json:7:15: the document `spec/b.json` does not exist"), "{second}");
}

/// Components of the same name in two files are two types, of which the later one says where it is.
#[test]
fn names_that_are_in_several_files() {
    let schema =
        r#"{"type": "object", "properties": {"a": {"$ref": "a.json#/pet"}, "b": {"$ref": "b.json#/pet"}}}"#;
    let files = [
        ("spec/a.json", r#"{"pet": {"type": "object", "properties": {"a": {"type": "string"}}}}"#),
        ("spec/b.json", r#"{"pet": {"type": "object", "properties": {"b": {"type": "string"}}}}"#),
    ];
    let compiled = received(schema, &files);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(compiled.fields("receive::Output"), ["a: Option<super::Pet>", "b: Option<super::BPet>"]);
    assert_eq!(compiled.fields("BPet"), ["b: Option<String>"]);

    // What is or may be a component of the document has its name.
    let main = answer(schema, r#"{"schemas": {"pet": {"type": "string"}}}"#);
    let compiled = compile_in(&arguments(), &Folder(&[files[0], files[1], (MAIN, &main)]));
    assert_eq!(compiled.fields("receive::Output"), ["a: Option<super::APet>", "b: Option<super::BPet>"]);

    let main = answer(schema, "{}");
    let mut arguments = arguments();
    rename(&mut arguments, "spec/b.json#/pet", "OtherPet");
    let compiled = compile_in(&arguments, &Folder(&[files[0], files[1], (MAIN, &main)]));
    assert_eq!(compiled.problems, [] as [&str; 0]);
    assert_eq!(compiled.fields("OtherPet"), ["b: Option<String>"]);
}

/// Compiles `api.json` in a folder, beside other files.
fn compiled_in(folder: &str, files: &[(&str, &str)]) -> Compiled {
    let files: Vec<(String, &str)> =
        files.iter().map(|(path, text)| (format!("{folder}{path}"), *text)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let arguments = Arguments { spec: spanned(format!("{folder}api.json")), ..all() };
    compile_in(&arguments, &Folder(&files))
}

const FOLDERS: [&str; 4] = ["", "dir/", "dir/of/dirs/", "/srv/pet/v1/"];

/// A component that only leads to another file gives its name away, and the folder of the document none.
#[test]
fn components_that_are_in_other_files() {
    let schema = r##"{"type": "object", "properties": {"a": {"$ref": "#/components/schemas/Pet"},
        "b": {"$ref": "#/components/schemas/Cat"}, "c": {"$ref": "schemas/all.json#/components/schemas/Pet"},
        "d": {"$ref": "#/components/schemas/Dog"}}}"##;
    let components = r#"{"schemas": {"Pet": {"$ref": "schemas/all.json#/components/schemas/Pet"},
        "Cat": {"$ref": "schemas/Cat.json"}, "Dog": {"$ref": "./schemas/all.json#/components/schemas/Dog"}}}"#;
    let object =
        |name: &str| format!(r#"{{"type": "object", "properties": {{"{name}": {{"type": "string"}}}}}}"#);
    let shared = format!(
        r#"{{"components": {{"schemas": {{"Pet": {}, "Dog": {{"$ref": "Dog.json"}}}}}}}}"#,
        object("pet")
    );
    let files = [
        ("api.json", &*answer(schema, components)),
        ("schemas/all.json", &*shared),
        ("schemas/Cat.json", &*object("cat")),
        ("schemas/Dog.json", &*object("dog")),
    ];
    let mut codes = FOLDERS.map(|folder| {
        let compiled = compiled_in(folder, &files);
        assert_eq!(compiled.problems, [] as [&str; 0]);
        let fields = [
            "a: Option<super::Pet>",
            "b: Option<super::Cat>",
            "c: Option<super::Pet>",
            "d: Option<super::Dog>",
        ];
        assert_eq!(compiled.fields("receive::Output"), fields);
        compiled.code()
    });
    codes.sort_unstable();
    assert_eq!(codes[0], codes[FOLDERS.len() - 1]);
}

/// All of `paths` may be in another file, and so may all components of a kind.
#[test]
fn paths_that_are_in_another_file() {
    let main = r#"{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"$ref": "paths/index.json"},
        "components": {"schemas": {"$ref": "schemas.json"}}}"#;
    let paths = r#"{"/a": {"$ref": "a.json"}}"#;
    let a = answer(r#"{"$ref": "../api.json#/components/schemas/Pet"}"#, "{}");
    let (_, a) = a.split_once("\"/receive\": ").unwrap();
    let (a, _) = a.split_once("},\n\"components\"").unwrap();
    let schemas = r#"{"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}}"#;
    let files =
        [("api.json", main), ("paths/index.json", paths), ("paths/a.json", a), ("schemas.json", schemas)];
    let mut codes = FOLDERS.map(|folder| {
        let compiled = compiled_in(folder, &files);
        assert_eq!(compiled.problems, [] as [&str; 0]);
        assert_eq!(compiled.output("Receive"), "Pet");
        compiled.code()
    });
    codes.sort_unstable();
    assert_eq!(codes[0], codes[FOLDERS.len() - 1]);
}

/// The part of the way that differs tells two types apart, and no more of it.
#[test]
fn the_shortest_way_that_differs() {
    let property = |name: &str, reference: &str| format!(r#""{name}": {{"$ref": "{reference}"}}"#);
    let properties = [
        ("a", "v1/pet.json#/Pet"),
        ("b", "v2/pet.json#/Pet"),
        ("c", "../shared/v2/pet.json#/Pet"),
        ("d", "v3/all.json#/components/schemas/Own"),
        ("e", "v3/own.json"),
    ];
    let properties = properties.map(|(name, reference)| property(name, reference)).join(", ");
    let own = r#"{"type": "object", "properties": {"own": {"type": "string"}}}"#;
    let main = answer(
        &format!(r#"{{"type": "object", "properties": {{{properties}}}}}"#),
        r#"{"schemas": {"Own": {"type": "string"}, "AllOwn": {"type": "string"}}}"#,
    );
    let [pet, third] =
        [format!(r#"{{"Pet": {own}}}"#), format!(r#"{{"components": {{"schemas": {{"Own": {own}}}}}}}"#)];
    for folder in ["spec/", "dir/spec/", "/srv/spec/"] {
        let up = format!("{}shared/v2/pet.json", folder.trim_end_matches("spec/"));
        let files = ["v1/pet.json", "v2/pet.json"].map(|path| (format!("{folder}{path}"), &*pet));
        let more = [(format!("{folder}v3/all.json"), &*third), (format!("{folder}v3/own.json"), own)];
        let main = [(format!("{folder}api.json"), &*main), (up, &*pet)];
        let files: Vec<(String, &str)> = files.into_iter().chain(more).chain(main).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        let arguments = Arguments { spec: spanned(format!("{folder}api.json")), ..all() };
        let compiled = compile_in(&arguments, &Folder(&files));
        assert_eq!(compiled.problems, [] as [&str; 0]);
        let types = ["Pet", "V2Pet", "SharedV2Pet", "V3AllOwn", "V3Own"];
        let fields = ["a", "b", "c", "d", "e"].iter().zip(types);
        let fields: Vec<String> =
            fields.map(|(name, type_)| format!("{name}: Option<super::{type_}>")).collect();
        assert_eq!(compiled.fields("receive::Output"), fields, "{folder}");
    }
}

/// Circles through files are circles.
#[test]
fn circles_through_files() {
    let a = r#"{"$ref": "b.json"}"#;
    let compiled =
        received(r#"{"$ref": "a.json"}"#, &[("spec/a.json", a), ("spec/b.json", r#"{"$ref": "a.json"}"#)]);
    assert!(compiled.problem().contains("these `$ref`s lead to one another"), "{}", compiled.problem());
}

/// Nothing is read that nobody asks for, and nothing twice.
#[test]
fn files_are_read_when_they_are_reached() {
    struct Log<'f>(Folder<'f>, RefCell<Vec<String>>);

    impl Files for Log<'_> {
        fn read(&self, path: &str) -> Result<Vec<u8>, String> {
            self.1.borrow_mut().push(path.to_owned());
            self.0.read(path)
        }
    }

    let properties = r#"{"type": "object", "properties": {"a": {"$ref": "a.json#/x"}, "b": {"$ref": "./a.json#/y"},
        "c": {"$ref": "../spec/api.json#/components/schemas/used"}}}"#;
    let components = r#"{"schemas": {"unused": {"$ref": "unused.json"}, "used": {"$ref": "a.json#/x"}}}"#;
    let main = answer(properties, components);
    let other = r#"{"x": {"type": "string"}, "y": {"type": "string"}, "z": {"$ref": "unused.json"}}"#;
    let files = Log(Folder(&[(MAIN, &main), ("spec/a.json", other)]), RefCell::default());
    assert_eq!(compile_in(&arguments(), &files).problems, [] as [&str; 0]);
    assert_eq!(files.1.into_inner(), [MAIN, "spec/a.json"]);
}
