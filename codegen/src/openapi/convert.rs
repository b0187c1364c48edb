//! From a node to the value that its keyword stands for, or to what is wrong with it.

use serde_json::{Map, Value, json};

use super::keyword::{Expect, Keywords};
use crate::source::{Kind, Node};
use crate::suggest;

/// A value that its keyword does not allow.
pub(super) struct Wrong<'d> {
    pub(super) node: Node<'d>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl<'d> Wrong<'d> {
    pub(super) fn new(node: &Node<'d>, message: impl Into<String>) -> Self {
        Self { node: node.clone(), message: message.into(), help: None }
    }

    fn kind(what: &str, wanted: &str, node: &Node<'d>) -> Self {
        Self::new(node, format!("{what} must be {wanted}, and this is {}", node.kind()))
    }
}

/// Converts an object keyword by keyword, and collects every mistake in it.
pub(super) fn object<'d>(node: &Node<'d>, keywords: &Keywords) -> Result<Value, Vec<Wrong<'d>>> {
    if node.kind() != Kind::Object {
        return Err(vec![Wrong::kind(keywords.object, "an object", node)]);
    }
    let members = node.members();
    let missing = keywords.required.iter().filter(|name| !members.iter().any(|(member, _)| member == *name));
    let mut wrong: Vec<Wrong<'d>> =
        missing.map(|name| Wrong::new(node, format!("{} must have `{name}`", keywords.object))).collect();
    let mut object = Map::new();
    for (name, member) in members {
        match convert(&name, &member, (keywords.expect)(&name)) {
            Ok(Some(value)) => drop(object.insert(name.into_owned(), value)),
            Ok(None) => {}
            Err(mut more) => wrong.append(&mut more),
        }
    }
    if wrong.is_empty() { Ok(Value::Object(object)) } else { Err(wrong) }
}

fn convert<'d>(name: &str, node: &Node<'d>, expect: Expect) -> Result<Option<Value>, Vec<Wrong<'d>>> {
    let kind = node.kind();
    let wrong = |wanted: &str| Err(vec![Wrong::kind(&format!("`{name}`"), wanted, node)]);
    match expect {
        Expect::Nothing => Ok(None),
        Expect::Scalar(wanted) if kind == wanted => value(name, node),
        Expect::Scalar(wanted) => wrong(&wanted.to_string()),
        Expect::Count => match node.value() {
            Some(count) if count.is_u64() => Ok(Some(count)),
            _ => wrong("a whole number"),
        },
        Expect::OneOf(names) => one_of(name, node, names),
        Expect::Strings if kind == Kind::Array => strings(name, node),
        Expect::Strings => wrong("an array of strings"),
        Expect::Values | Expect::Children if kind != Kind::Array => wrong("an array"),
        Expect::Any | Expect::Values => value(name, node),
        Expect::Children => Ok(Some(node.elements().iter().map(own_place).collect())),
        Expect::Child | Expect::ChildOrBoolean if kind == Kind::Object => Ok(Some(own_place(node))),
        Expect::Child => wrong("an object"),
        Expect::ChildOrBoolean if kind == Kind::Boolean => value(name, node),
        Expect::ChildOrBoolean => wrong("an object or a boolean"),
        Expect::NamedChildren | Expect::Parts(_) if kind != Kind::Object => wrong("an object"),
        Expect::NamedChildren => Ok(Some(
            node.members().into_iter().map(|(name, child)| (name.into_owned(), own_place(&child))).collect(),
        )),
        Expect::Parts(keywords) => parts(node, keywords),
    }
}

/// A reference to the place where the object itself stands. A reader undoes percent-encoding, so `%` is escaped.
fn own_place(node: &Node<'_>) -> Value {
    json!({ "$ref": node.pointer().as_str().replace('%', "%25") })
}

fn value<'d>(name: &str, node: &Node<'d>) -> Result<Option<Value>, Vec<Wrong<'d>>> {
    match node.value() {
        Some(value) => Ok(Some(value)),
        None => Err(vec![Wrong::new(node, format!("the value of `{name}` is nested too deeply"))]),
    }
}

fn strings<'d>(name: &str, node: &Node<'d>) -> Result<Option<Value>, Vec<Wrong<'d>>> {
    match node.elements().iter().find(|element| element.kind() != Kind::String) {
        Some(element) => Err(vec![Wrong::kind(&format!("every element of `{name}`"), "a string", element)]),
        None => value(name, node),
    }
}

fn one_of<'d>(name: &str, node: &Node<'d>, names: &[&str]) -> Result<Option<Value>, Vec<Wrong<'d>>> {
    let Some(found) = node.string() else {
        return Err(vec![Wrong::kind(&format!("`{name}`"), "a string", node)]);
    };
    if names.contains(&found.as_str()) {
        return Ok(Some(Value::String(found)));
    }
    let message = format!("`{name}` is \"{found}\", which OpenAPI does not have here");
    let help = suggest::help(&found, names.iter().copied());
    Err(vec![Wrong { help, ..Wrong::new(node, message) }])
}

fn parts<'d>(node: &Node<'d>, keywords: &Keywords) -> Result<Option<Value>, Vec<Wrong<'d>>> {
    let mut parts = Map::new();
    let mut wrong = Vec::new();
    for (name, part) in node.members() {
        match object(&part, keywords) {
            Ok(value) => drop(parts.insert(name.into_owned(), value)),
            Err(mut more) => wrong.append(&mut more),
        }
    }
    if wrong.is_empty() { Ok(Some(Value::Object(parts))) } else { Err(wrong) }
}
