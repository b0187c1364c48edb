//! Tests of nodes, in valid and invalid documents.

use proc_macro2::Span;

use super::super::Document;
use super::{Kind, Node, Value};

fn document(text: &str) -> Document<'static> {
    Document::from_text(text)
}

fn names(node: &Node<'_>) -> Vec<String> {
    node.members().into_iter().map(|(name, _)| name.into_owned()).collect()
}

#[test]
fn repeated_names_are_mistakes_where_they_are_read() {
    let document =
        document("{\"x\": {\"b\": 1,\n\"a\": 2, \"b\": 3, \"\\u0061\": 4}, \"x\": 5, \"y\": {\"b\": 1}}");
    let faults = || -> Vec<String> { document.faults().iter().map(ToString::to_string).collect() };
    let root = document.root();
    root.member("y").unwrap().members();
    root.quiet_member("x").unwrap();
    root.quiet_names();
    assert_eq!(faults(), [] as [&str; 0]);
    root.member("x").unwrap();
    let message = |position: &str, name: &str, line: usize, pointer: &str| {
        format!(
            "a.json:{position}: `{name}` is a member of this object already, in line {line}: names are unique\n  at #/{pointer}"
        )
    };
    assert_eq!(faults(), [message("2:31", "x", 1, "x")]);
    root.members();
    let x = root.quiet_members().swap_remove(0).1;
    assert!(x.member("b").is_some() && x.members().len() == 2);
    let [b, a] = [message("2:9", "b", 1, "x/b"), message("2:17", "a", 2, "x/a")];
    assert_eq!(faults(), [b, a, message("2:31", "x", 1, "x")]);
}

#[test]
fn members_keep_their_order_and_the_last_of_each_name() {
    let document = document(
        r#"{"x": {"b": 1, "a": 2, "b": 3, "\u0061": 4, "c": 5}, "x": {"z": 0}, "y": {"b": 1, "a": 2}}"#,
    );
    let root = document.root();
    assert_eq!(names(&root), ["x", "y"]);
    assert_eq!(names(&root.member("x").unwrap()), ["z"]);
    assert_eq!(names(&root.member("y").unwrap()), ["b", "a"]);
    let document = self::document(r#"{"x": {"b": 1, "a": 2, "b": 3, "\u0061": 4, "c": 5}}"#);
    let x = document.root().member("x").unwrap();
    assert_eq!(names(&x), ["b", "a", "c"]);
    assert_eq!(x.member("a").unwrap().value(), Ok(Value::Integer(4)));
    assert_eq!(x.member("b").unwrap().offset(), x.members()[0].1.offset());
}

#[test]
fn kinds() {
    let document = document(r#"{"a": [{}, [], "", -1, 0.5e3, true, false, null]}"#);
    let kinds: Vec<Kind> = document.root().member("a").unwrap().elements().iter().map(Node::kind).collect();
    let (number, boolean) = (Kind::Number, Kind::Boolean);
    assert_eq!(
        kinds,
        [Kind::Object, Kind::Array, Kind::String, number, number, boolean, boolean, Kind::Null]
    );
}

#[test]
fn what_is_no_container_has_no_children() {
    let document = document(r#"{"a": ["text", 1, null]}"#);
    for node in document.root().member("a").unwrap().elements() {
        assert!(node.members().is_empty() && node.elements().is_empty());
    }
    assert!(document.root().elements().is_empty());
}

#[test]
fn names_and_texts_with_half_a_pair() {
    let document = document(r#"{"a": {"\ud800": "\udfff", "\\ud800": 2, "b": 3}}"#);
    let members = document.root().member("a").unwrap().members();
    let names: Vec<(&str, bool)> =
        members.iter().map(|(name, node)| (name.as_ref(), node.has_name())).collect();
    assert_eq!(names, [("\"\\ud800\"", false), ("\\ud800", true), ("b", true)]);
    assert!(members[0].1.text().unwrap_err().starts_with("cannot be read: "));
    assert_eq!(members[2].1.text(), Err("must be a string, and this is a number".to_owned()));
}

#[test]
fn places() {
    let document = document("\u{feff}{\r\n \"ä\": [1,\n  {\"~/\": true}]}");
    let element = document.root().member("ä").unwrap().elements().remove(1);
    let value = element.member("~/").unwrap();
    assert_eq!(value.pointer().to_string(), "#/ä/1/~0~1");
    let problem = |node: &Node<'_>| node.problem(Span::call_site(), "odd").to_string();
    assert_eq!(problem(&value), "a.json:3:10: odd\n  at #/ä/1/~0~1");
    assert_eq!(problem(&document.root()), "a.json:1:1: odd");
}
