//! Derives of the user's choice.

use formwork_codegen::{Arguments, Derives};

use crate::support::{all, answer, compile_with, form};

fn deriving(derives: &str) -> Arguments {
    let Derives(derives) = syn::parse_str(derives).unwrap();
    Arguments { derives, ..all() }
}

#[test]
fn derives_are_on_each_type_and_not_there_twice() {
    let document = form(
        r#"{"type": "object", "properties": {"to": {"type": "string"}, "state": {"type": "string",
            "enum": ["new", "old"]}, "size": {"anyOf": [{"type": "integer"}, {"type": "object", "required": ["unit"],
            "properties": {"unit": {"type": "string"}}}]}}}"#,
        "{}",
    );
    let compiled = compile_with(&deriving("[Eq, Hash, ::one::Two]"), &document);
    assert_eq!(compiled.problems, [] as [&str; 0]);
    let code = compiled.code().replace(' ', "");
    let all = "#[derive(::core::cmp::Eq,::core::hash::Hash,::one::Two)]";
    // The operation, the choice and the object in it. An enum of text has the first two anyway.
    assert_eq!((code.matches(all).count(), code.matches("#[derive(::one::Two)]").count()), (3, 1));

    // A struct without required members has a default anyway; any other is named.
    let compiled = compile_with(&deriving("[Default]"), &document);
    let starts: Vec<&str> = compiled.problems.iter().filter_map(|problem| problem.lines().next()).collect();
    assert_eq!(
        starts,
        [
            "api.json:6:70: `Default` cannot be derived for `State` and one other type: none of its variants is the default"
        ]
    );
    assert_eq!(compiled.code().matches(":: core :: default :: Default").count(), 1);
}

#[test]
fn what_is_in_containers_counts() {
    let object = |member: &str| {
        let schema = r#"{"type": "object", "properties": {"it": MEMBER, "rate": {"type": "number"}}}"#;
        answer(&schema.replace("MEMBER", member), "{}")
    };
    for (member, count) in [
        (r#"{"type": "array", "items": {"nullable": true, "type": "number"}}"#, 2),
        (r#"{"type": "object", "additionalProperties": {"type": "number"}}"#, 2),
        (r#"{"type": "object", "additionalProperties": {"type": "string"}}"#, 1),
        (r#"{"type": "object"}"#, 1),
    ] {
        let compiled = compile_with(&deriving("[Eq]"), object(member));
        assert_eq!(compiled.problems.len(), count, "{member}: {:#?}", compiled.problems);
        // rustc does not say the same again.
        assert!(!compiled.code().contains("cmp :: Eq"), "{member}");
    }
}
