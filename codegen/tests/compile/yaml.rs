//! Documents in YAML.

use crate::support::{Compiled, Folder, all, compile_in, spanned};
use formwork_codegen::Arguments;

/// Compiles the first of the files.
fn compiled(files: &[(&str, &str)]) -> Compiled {
    compile_in(&Arguments { spec: spanned(files[0].0.to_owned()), ..all() }, &Folder(files))
}

const JSON: &str = r#"{"openapi": "3.0.3", "paths": {"/a": {"get": {"operationId": "A", "responses": {}}}}}"#;

const YAML: &str = "openapi: 3.0.3\npaths:\n  /a:\n    get:\n      operationId: A\n      responses: {}\n";

#[cfg(not(feature = "yaml"))]
#[test]
fn without_the_feature_yaml_is_a_mistake() {
    for path in ["api.yaml", "spec/api.YML"] {
        for text in [YAML, JSON] {
            let compiled = compiled(&[(path, text)]);
            let problem = format!(
                "the document `{path}` is YAML, which is read only with the feature `yaml`\n  \
                 help: write `features = [\"yaml\"]` at the dependency on formwork in Cargo.toml"
            );
            assert_eq!(compiled.problem(), problem);
        }
    }
}

/// What a document is, its name says.
#[test]
fn yaml_by_another_name() {
    for text in [YAML, "# comment\nopenapi: 3.0.3", "---\nopenapi: 3.0.3", "\n\"openapi\": 3.0.3\n- a"] {
        let compiled = compiled(&[("api.json", text)]);
        let has_help =
            compiled.problem().ends_with("\n  help: if this is YAML, its name must end in `.yaml` or `.yml`");
        assert_eq!(has_help, !text.contains('"'), "{}", compiled.problem());
    }
    for text in ["{\"openapi\": 3.0.3}", "", "<!DOCTYPE html>\n<a style=\"a: b\">", "null"] {
        let compiled = compiled(&[("api.json", text)]);
        assert!(!compiled.problem().contains("YAML"), "{}", compiled.problem());
    }
    assert_eq!(compiled(&[("api.json", JSON)]).problems, [] as [&str; 0]);
}

#[cfg(feature = "yaml")]
mod read {
    use serde_json::Value;

    use super::{JSON, YAML, compiled};
    use crate::support::{Compiled, answer, document};

    /// The documents of the repository.
    const DOCUMENTS: [(&str, &str); 5] = [
        ("bodies", include_str!("../../../spec/bodies.json")),
        ("identity", include_str!("../../../spec/identity.json")),
        ("orders", include_str!("../../../spec/orders.json")),
        ("statuses", include_str!("../../../spec/statuses.json")),
        ("styles", include_str!("../../../spec/styles.json")),
    ];

    /// The same value in YAML, in the styles that people use.
    fn yaml(value: &Value, indent: usize) -> String {
        let line = format!("\n{}", " ".repeat(indent));
        match value {
            Value::Object(members) if !members.is_empty() => {
                let member = |(name, value): (&String, &Value)| {
                    // A list may stand as deep as its name.
                    let deeper = if value.is_array() { indent } else { indent + 2 };
                    [&line, &*scalar(name, None), ":", &yaml(value, deeper)].concat()
                };
                members.iter().map(member).collect()
            }
            Value::Array(elements) if !elements.is_empty() => {
                let element = |element| [&line, "-", &yaml(element, indent + 2)].concat();
                elements.iter().map(element).collect()
            }
            Value::String(text) => format!(" {}", scalar(text, Some(indent))),
            value => format!(" {value}"),
        }
    }

    /// Without quotes where that can be, and in a block of lines where it has lines and `indent` says how deep.
    fn scalar(text: &str, indent: Option<usize>) -> String {
        let is_plain = text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/')
            && text
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || "/_-.{} ".contains(character))
            && !text.ends_with(' ')
            && !["true", "false", "null"].contains(&text.to_lowercase().as_str());
        let has_lines = text.contains('\n') && !text.starts_with([' ', '\n']);
        match indent {
            _ if is_plain => text.to_owned(),
            Some(indent) if has_lines => {
                let line = format!("\n{}", " ".repeat(indent));
                let keep = if text.ends_with('\n') { "+" } else { "-" };
                let body = text.strip_suffix('\n').unwrap_or(text);
                format!("|{keep}{line}{}", body.replace('\n', &line))
            }
            _ if !text.contains(['\n', '\t']) && text.len().is_multiple_of(2) => {
                format!("'{}'", text.replace('\'', "''"))
            }
            _ => Value::from(text).to_string(),
        }
    }

    #[test]
    fn a_document_is_the_same_in_yaml() {
        for (name, json) in DOCUMENTS {
            let expected = compiled(&[("api.json", json)]);
            let value: Value = serde_json::from_str(json).unwrap();
            let yaml = format!("# {name}{}\n", yaml(&value, 0));
            assert!(yaml.lines().count() > 100, "{yaml}");
            // JSON is YAML, too.
            for text in [yaml.as_str(), &yaml.replace('\n', "\r\n"), json] {
                let found = compiled(&[("api.yaml", text)]);
                let problems: Vec<String> = found.problems.iter().map(|problem| unplaced(problem)).collect();
                let expected_problems: Vec<String> =
                    expected.problems.iter().map(|problem| unplaced(problem)).collect();
                assert_eq!(problems, expected_problems, "{name}");
                assert!(found.code() == expected.code(), "the code for {name} is another one in YAML");
            }
        }
    }

    /// A diagnostic without its file, line and column.
    fn unplaced(problem: &str) -> String {
        problem.split_once(": ").map_or(problem, |(_, message)| message).to_owned()
    }

    /// A name that is written twice is a mistake, and one that replaces what `<<` brings is not.
    #[test]
    fn names_that_are_there_twice() {
        let document = |schema: &str| {
            format!(
                "openapi: 3.0.3\nx-base: &base {{type: object, title: Base}}\nx-more: &more\n  <<: *base\n  type: string\npaths:\n  /a:\n    get:\n      \
                 operationId: A\n      responses:\n        '200':\n          description: ok\n          content:\n            \
                 application/json:\n              schema:\n{schema}"
            )
        };
        for schema in [
            "                <<: *base\n                type: string\n",
            "                type: string\n                <<: *base\n",
            "                <<: [*more, *base]\n",
            "                allOf: [*more, *more]\n",
            "                <<: *more\n                type: string\n",
        ] {
            let compiled = compiled(&[("api.yaml", &document(schema))]);
            assert_eq!(compiled.problems, [] as [&str; 0], "{schema}");
            assert_eq!(compiled.output("A"), "String", "{schema}");
        }
        for (schema, place) in [
            ("                type: object\n                'type': string\n", "17:17"),
            (
                "                <<: *base\n                type: object\n                type:\n                  string\n",
                "18:17",
            ),
        ] {
            let compiled = compiled(&[("api.yaml", &document(schema))]);
            let problem = format!("api.yaml:{place}: `type` is a member of this object already, in line ");
            assert!(compiled.problem().starts_with(&problem), "{}", compiled.problem());
        }
    }

    /// What people write by hand: names for what is used twice, numbers as names, texts in many lines.
    #[test]
    fn by_hand() {
        let compiled = compiled(&[("parcels.yaml", include_str!("../../../spec/parcels.yaml"))]);
        assert_eq!(compiled.problems, [] as [&str; 0]);
        assert_eq!(compiled.variants("list_parcels::Insured"), ["Yes", "No", "On"]);
        assert_eq!(compiled.fields("UpdateParcel"), ["parcel: String", "body: update_parcel::Body"],);
        assert_eq!(compiled.fields("update_parcel::Body"), ["weight: f64", "note: Clearable<String>"]);
        assert_eq!(compiled.cases("update_parcel::Failure").len(), 2);
        assert!(compiled.code().contains(r#"- A `"quoted"` text"#.replace('"', "\\\"").as_str()));
    }

    fn yaml_answer(schema: &str) -> String {
        format!(
            "openapi: 3.0.3\npaths:\n  /receive:\n    get:\n      operationId: Receive\n      responses:\n        \
             200:\n          description: ''\n          content:\n            application/json:\n              \
             schema:{schema}\n"
        )
    }

    #[test]
    fn mistakes_are_where_they_are_written() {
        let it = "\n                type: object\n                properties:\n                  ";
        for (schema, place) in [
            (
                format!("{it}ä: &a {{type: arry}}\n                  b: *a"),
                "api.yaml:14:32: `ä` has `type: \"arry\"`",
            ),
            (format!("{it}it:\n                    type:\n                      &t 5"), "api.yaml:16:26: "),
            (
                format!("{it}it: {{type: integer, enum: [1, .inf]}}"),
                "api.yaml:14:49: this YAML cannot be read as JSON: `.inf` is not a JSON value",
            ),
            (
                format!("{it}it: !include it.yaml"),
                "api.yaml:14:32: this YAML cannot be read as JSON: `!include` is not a JSON value",
            ),
            (format!("{it}it: {{type: string"), "api.yaml:14:23: the document is not YAML: unclosed bracket"),
            (
                format!("{it}it: &it {{properties: {{a: *it}}}}"),
                "api.yaml:14:44: this YAML cannot be read as JSON: this alias is inside of what it stands for",
            ),
            (
                format!("{it}it: {{? [a] : 1}}"),
                "api.yaml:14:26: this YAML cannot be read as JSON: the name of a member must be text, and this is a list",
            ),
        ] {
            let compiled = compiled(&[("api.yaml", &yaml_answer(&schema))]);
            assert!(compiled.problems[0].starts_with(place), "{:#?}", compiled.problems);
        }
    }

    /// What nobody reaches may be what JSON does not have.
    #[test]
    fn what_is_not_reached_can_be_anything() {
        let text = format!(
            "x-a: [.nan]\n{}",
            yaml_answer(
                " {type: string, x-a: {a: !own .inf}}\nx-b: [!own 1, 0xffffffffffffffffffffffffffffffffffff]"
            )
        );
        assert_eq!(compiled(&[("api.yaml", &text)]).problems, [] as [&str; 0]);
    }

    /// As long as it is known what is in what.
    #[test]
    fn what_is_not_reached_need_not_have_json() {
        let long = "x".repeat(100_000);
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        for unreached in [
            "{? [a, b] : c, {d: e}: f}",
            "*nowhere",
            "!include a.yaml",
            ".inf",
            "&me {a: *me}",
            "{<<: {a: 1}}",
            "{<<: [*nowhere, x]}",
            "!include [!own {a: !!set x}]",
            "\n  ? !tag\n    - a\n  : b",
            "\ta\t# tabs\n\t\n",
            "[1,\n\t2]",
            "0xffffffffffffffffffffffffffffffffffffffffffff",
            &format!("{{{long}: \"{long}\"}}"),
            &format!("9{}", "0".repeat(100_000)),
            &deep,
        ] {
            let text = format!("x-a: {unreached}\n{}", yaml_answer(" {type: string}"));
            let found = compiled(&[("api.yaml", &text)]);
            assert_eq!(found.problems, [] as [&str; 0], "{unreached:.100}");
            assert_eq!(found.output("Receive"), "String");
        }
        for unreached in ["{a: b", "\n\ta: b", "a: b", "'a", "%a", "!x!y z"] {
            let text = format!("x-a: {unreached}\n{}", yaml_answer(" {type: string}"));
            let found = compiled(&[("api.yaml", &text)]);
            assert!(found.problem().contains(": the document is not YAML: "), "{}", found.problem());
        }
    }

    #[test]
    fn mistakes_of_the_version() {
        for (text, problem) in [
            ("openapi: 3.1", "api.yaml:1:10: `openapi` must be a string, and this is a number"),
            ("openapi: 4.0.0", "api.yaml:1:10: OpenAPI 4.0.0 is not supported"),
            ("\u{feff}\nswagger: '2.0'", "api.yaml:2:1: this is a Swagger 2.0 document"),
            ("", "api.yaml:1:1: the document is empty"),
            ("openapi: 3.0.0\npaths: {}\n---\n", "api.yaml:3:1: here begins a second document"),
        ] {
            let compiled = compiled(&[("api.yaml", text)]);
            assert!(compiled.problem().starts_with(problem), "{}", compiled.problem());
        }
        assert_eq!(compiled(&[("a.YML", &format!("\u{feff}{YAML}"))]).problems, [] as [&str; 0]);
        assert_eq!(compiled(&[("api.yaml", JSON)]).problems, [] as [&str; 0]);
    }

    const PET_YAML: &str = "pet:\n  type: object\n  properties:\n    name: {$ref: 'names.json#/name'}\n    \
                            owner: {$ref: '#/owner'}\nowner: {type: integer}\n";

    #[test]
    fn references_lead_from_yaml_to_json_and_back() {
        let main = answer(r#"{"$ref": "pet.yaml#/pet"}"#, "{}");
        let yaml_main = yaml_answer(" {$ref: ./pet.yaml#/pet}");
        let names = |kind: &str| format!("{{\"name\": {{\"$ref\": \"kind.yml#\"}}, \"x\": \"{kind}\"}}");
        for (path, main) in [("api.json", &main), ("api.yaml", &yaml_main)] {
            let of_kind = |kind: &str| -> Compiled {
                let kind = format!("type: {kind}\n");
                compiled(&[
                    (path, main),
                    ("pet.yaml", PET_YAML),
                    ("names.json", &names("a")),
                    ("kind.yml", &kind),
                ])
            };
            let sound = of_kind("string");
            assert_eq!(sound.problems, [] as [&str; 0]);
            assert_eq!(sound.fields("Pet"), ["name: Option<String>", "owner: Option<i64>"]);
            let broken = of_kind("strin");
            assert!(broken.problem().starts_with("kind.yml:1:7: "), "{}", broken.problem());
            assert!(broken.problem().contains("at kind.yml#/type"), "{}", broken.problem());
        }
    }

    #[test]
    fn mistakes_in_a_yaml_file_beside_others() {
        let main = document("{\"/a\": {\"$ref\": \"item.yaml\"}}", "{}");
        for (text, problem) in [
            ("get:\n  operationId: A\n  responses: 5", "item.yaml:3:14: "),
            ("get:\n  operationId: [A", "item.yaml:2:"),
        ] {
            let compiled = compiled(&[("api.json", &main), ("item.yaml", text)]);
            assert!(
                compiled.problems.iter().any(|found| found.starts_with(problem)),
                "{:#?}",
                compiled.problems
            );
        }
    }
}
