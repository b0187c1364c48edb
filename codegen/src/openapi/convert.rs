//! From a node to the value that its keyword stands for, or to what is wrong with it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::keyword::{Expect, Keywords, Names};
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

/// Converts objects, and keeps where their children are.
#[derive(Default)]
pub(super) struct Converter<'d> {
    /// The children by their place, which is what stands for them in their parents.
    children: BTreeMap<usize, Node<'d>>,
}

impl<'d> Converter<'d> {
    /// The child that stands in its parent as a reference to its own place.
    pub(super) fn child(&self, reference: &str) -> Option<Node<'d>> {
        self.children.get(&reference.parse().ok()?).cloned()
    }

    /// Converts an object keyword by keyword, and collects every mistake in it.
    pub(super) fn object(&mut self, node: &Node<'d>, keywords: &Keywords) -> Result<Value, Vec<Wrong<'d>>> {
        if node.kind() != Kind::Object {
            return Err(vec![Wrong::kind(keywords.object, "an object", node)]);
        }
        let members = node.members();
        let is_there = |name: &str| members.iter().any(|(member, _)| member == name);
        let missing = keywords.required.iter().filter(|name| !is_there(name));
        let mut wrong: Vec<Wrong<'d>> =
            missing.map(|name| Wrong::new(node, format!("{} must have `{name}`", keywords.object))).collect();
        if let Some((first, second)) = keywords.one_of {
            wrong.extend(match (is_there(first), is_there(second)) {
                (true, true) => {
                    Some(Wrong::new(node, format!("{} has both `{first}` and `{second}`", keywords.object)))
                }
                (false, false) => {
                    Some(Wrong::new(node, format!("{} must have `{first}` or `{second}`", keywords.object)))
                }
                _ => None,
            });
        }
        let mut object = Map::new();
        for (name, member) in members {
            match self.keyword(&name, &member, (keywords.expect)(&name)) {
                Ok(Some(value)) => drop(object.insert(name.into_owned(), value)),
                Ok(None) => {}
                Err(mut more) => wrong.append(&mut more),
            }
        }
        if wrong.is_empty() { Ok(Value::Object(object)) } else { Err(wrong) }
    }

    fn keyword(
        &mut self,
        name: &str,
        node: &Node<'d>,
        expect: Expect,
    ) -> Result<Option<Value>, Vec<Wrong<'d>>> {
        let kind = node.kind();
        let wrong = |wanted: &str| Err(vec![Wrong::kind(&format!("`{name}`"), wanted, node)]);
        match expect {
            Expect::Nothing => Ok(None),
            Expect::Scalar(wanted) if kind == wanted => value(name, node),
            Expect::Scalar(wanted) => wrong(&wanted.to_string()),
            Expect::OneOf(names) => one_of(name, node, names),
            Expect::Children if kind != Kind::Array => wrong("an array"),
            Expect::Children => {
                Ok(Some(node.elements().into_iter().map(|child| self.own_place(child)).collect()))
            }
            Expect::Child | Expect::Schema if kind == Kind::Object => Ok(Some(self.own_place(node.clone()))),
            Expect::Schema if kind == Kind::Boolean => Ok(Some(self.own_place(node.clone()))),
            Expect::Child | Expect::Schema => wrong("an object"),
            Expect::NamedChildren(_) | Expect::Parts(_) if kind != Kind::Object => wrong("an object"),
            Expect::NamedChildren(names) => self.named_children(node, names),
            Expect::Parts(keywords) => self.parts(node, keywords),
        }
    }

    fn named_children(&mut self, node: &Node<'d>, names: Names) -> Result<Option<Value>, Vec<Wrong<'d>>> {
        let mut children = Map::new();
        let mut wrong = Vec::new();
        for (name, child) in node.members() {
            wrong.extend(wrong_name(&name, &child, names));
            children.insert(name.into_owned(), self.own_place(child));
        }
        if wrong.is_empty() { Ok(Some(Value::Object(children))) } else { Err(wrong) }
    }

    fn parts(&mut self, node: &Node<'d>, keywords: &Keywords) -> Result<Option<Value>, Vec<Wrong<'d>>> {
        let mut parts = Map::new();
        let mut wrong = Vec::new();
        for (name, part) in node.members() {
            wrong.extend(wrong_name(&name, &part, Names::Any));
            match self.object(&part, keywords) {
                Ok(value) => drop(parts.insert(name.into_owned(), value)),
                Err(mut more) => wrong.append(&mut more),
            }
        }
        if wrong.is_empty() { Ok(Some(Value::Object(parts))) } else { Err(wrong) }
    }

    /// What stands in the parent for a child: a reference to the place where the child itself is.
    fn own_place(&mut self, node: Node<'d>) -> Value {
        let place = node.offset();
        self.children.insert(place, node);
        json!({ "$ref": place.to_string() })
    }
}

fn wrong_name<'d>(name: &str, node: &Node<'d>, names: Names) -> Option<Wrong<'d>> {
    if !node.has_name() {
        return Some(Wrong::new(
            node,
            format!("the name {name} is no text: it has half of a surrogate pair"),
        ));
    }
    match names {
        Names::StatusCodes if !is_status_code(name) => {
            let help = Some("a key is a number such as 200, a range such as 2XX, or `default`".to_owned());
            Some(Wrong { help, ..Wrong::new(node, format!("`{name}` is no status code")) })
        }
        Names::StatusCodes | Names::Any => None,
    }
}

/// Whether a key of responses says which ones they are, or is an extension.
fn is_status_code(name: &str) -> bool {
    match name.as_bytes() {
        [b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => true,
        [b'1'..=b'9', tens, ones] => tens.is_ascii_digit() && ones.is_ascii_digit(),
        _ => name == "default" || name.starts_with("x-"),
    }
}

fn value<'d>(name: &str, node: &Node<'d>) -> Result<Option<Value>, Vec<Wrong<'d>>> {
    node.value().map(Some).map_err(|reason| vec![Wrong::new(node, format!("`{name}` {reason}"))])
}

fn one_of<'d>(name: &str, node: &Node<'d>, names: &[&str]) -> Result<Option<Value>, Vec<Wrong<'d>>> {
    let found = node.text().map_err(|reason| vec![Wrong::new(node, format!("`{name}` {reason}"))])?;
    if names.contains(&found.as_str()) {
        return Ok(Some(Value::String(found)));
    }
    let message = format!("`{name}` is \"{found}\", which OpenAPI does not have here");
    let help = suggest::help(&found, names.iter().copied());
    Err(vec![Wrong { help, ..Wrong::new(node, message) }])
}
