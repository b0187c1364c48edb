//! The members of an object, checked keyword by keyword.

use std::borrow::Cow;

use super::keyword::{Expect, Keywords, Names};
use super::remark::Slip;
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

/// The findings while members are checked.
pub(super) struct Look<'l, 'd> {
    pub(super) wrong: Vec<Wrong<'d>>,
    pub(super) slips: Vec<Slip<'d>>,
    /// Follows the `$ref` of a container; `None` after reporting one without a target.
    follow: &'l mut dyn FnMut(&Node<'d>) -> Option<Node<'d>>,
}

impl<'l, 'd> Look<'l, 'd> {
    pub(super) fn new(follow: &'l mut dyn FnMut(&Node<'d>) -> Option<Node<'d>>) -> Self {
        Self { wrong: Vec::new(), slips: Vec::new(), follow }
    }
}

/// The members of an object. Each value was checked against its keyword.
pub struct Members<'d>(Vec<(Cow<'d, str>, Node<'d>)>);

impl<'d> Members<'d> {
    /// Checks the members of an object, and of the objects that are read along with it. Adds every mistake to `look`.
    pub(super) fn read(node: &Node<'d>, keywords: &Keywords, look: &mut Look<'_, 'd>) -> Self {
        if node.kind() != Kind::Object {
            look.wrong.push(Wrong::kind(keywords.object, "an object", node));
            return Self(Vec::new());
        }
        let members = Self::as_meant(node, keywords, look);
        for name in keywords.required {
            if members.node(name).is_none() {
                look.wrong.push(Wrong::new(node, format!("{} must have `{name}`", keywords.object)));
            }
        }
        members.look_for_expected(node, keywords, &mut look.slips);
        if let Some((first, second)) = keywords.one_of {
            match (members.node(first).is_some(), members.node(second).is_some()) {
                (true, true) => {
                    let message = format!("{} has both `{first}` and `{second}`", keywords.object);
                    look.wrong.push(Wrong::new(node, message));
                }
                (false, false) => {
                    let message = format!("{} must have `{first}` or `{second}`", keywords.object);
                    look.wrong.push(Wrong::new(node, message));
                }
                _ => {}
            }
        }
        for (name, member) in &members.0 {
            check(name, member, (keywords.expect)(name), look);
        }
        members
    }

    /// The members of an object, without those that are null, and with `$ref`s to containers followed.
    fn as_meant(node: &Node<'d>, keywords: &Keywords, look: &mut Look<'_, 'd>) -> Self {
        let mut members = node.members();
        members.retain_mut(|(name, member)| {
            let (is_null, reference) = match member.quiet_kind() {
                Some(Kind::Null) => (true, None),
                Some(Kind::Object) => (false, member.only_reference()),
                _ => return true,
            };
            // Few members get here, so the keyword is looked up only now.
            if is_null && !(keywords.expect)(name).is_nothing() {
                look.slips.push(Slip::null(name, member));
                return false;
            }
            let Some(reference) = reference.filter(|_| (keywords.expect)(name).is_container()) else {
                return true;
            };
            look.slips.push(Slip::container(name, &reference));
            let target = (look.follow)(&reference);
            let is_found = target.is_some();
            *member = target.unwrap_or(reference);
            is_found
        });
        Self(members)
    }

    fn look_for_expected(&self, node: &Node<'d>, keywords: &Keywords, slips: &mut Vec<Slip<'d>>) {
        for expected in keywords.expected {
            let is_required = expected.only_in.is_none_or(|version| version == node.version());
            if is_required && self.node(expected.keyword).is_none() {
                let message = format!(
                    "{} must have `{}`; without it, {}",
                    keywords.object, expected.keyword, expected.without
                );
                slips.push(Slip::new(expected.keyword, node, message));
            }
        }
    }

    pub(super) fn node(&self, name: &str) -> Option<&Node<'d>> {
        self.0.iter().find(|(member, _)| member == name).map(|(_, node)| node)
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.node(name)?.string()
    }

    /// Text for people. Another scalar is returned as written.
    pub(super) fn prose(&self, name: &str) -> Option<String> {
        let node = self.node(name)?;
        match node.kind() {
            Kind::String => node.string(),
            _ => Some(node.written().to_owned()),
        }
    }

    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        Some(self.node(name)?.written() == "true")
    }

    pub(super) fn elements(&self, name: &str) -> Vec<Node<'d>> {
        self.node(name).map(Node::elements).unwrap_or_default()
    }

    pub(super) fn named(&self, name: &str) -> Vec<(Cow<'d, str>, Node<'d>)> {
        self.node(name).map(Node::members).unwrap_or_default()
    }
}

fn check<'d>(name: &str, node: &Node<'d>, expect: Expect, look: &mut Look<'_, 'd>) {
    let kind = node.kind();
    let wrong = &mut look.wrong;
    let wanted = match expect {
        Expect::Nothing => return,
        Expect::Scalar(wanted) if kind == wanted => return unreadable(name, node, wrong),
        Expect::Prose if kind == Kind::String => return unreadable(name, node, wrong),
        Expect::Prose if matches!(kind, Kind::Number | Kind::Boolean) => {
            return look.slips.push(Slip::prose(name, node));
        }
        Expect::OneOf(names) => return one_of(name, node, names, wrong),
        Expect::Children if kind == Kind::Array => return,
        Expect::Child | Expect::Schema if kind == Kind::Object => return,
        Expect::Schema if kind == Kind::Boolean => return,
        Expect::NamedChildren(names) if kind == Kind::Object => {
            for (name, child) in node.members() {
                wrong.extend(wrong_name(&name, &child, names));
            }
            return;
        }
        Expect::Parts(keywords) if kind == Kind::Object => {
            for (name, part) in node.members() {
                look.wrong.extend(wrong_name(&name, &part, Names::Any));
                Members::read(&part, keywords, look);
            }
            return;
        }
        Expect::Scalar(wanted) => wanted.to_string(),
        Expect::Prose => Kind::String.to_string(),
        Expect::Children => "an array".to_owned(),
        Expect::Child | Expect::Schema | Expect::NamedChildren(_) | Expect::Parts(_) => {
            "an object".to_owned()
        }
    };
    wrong.push(Wrong::kind(&format!("`{name}`"), &wanted, node));
}

fn wrong_name<'d>(name: &str, node: &Node<'d>, names: Names) -> Option<Wrong<'d>> {
    if !node.has_name() {
        return Some(Wrong::new(
            node,
            format!("the name {name} is not text: it has half of a surrogate pair"),
        ));
    }
    match names {
        Names::StatusCodes if !is_status_code(name) => {
            let help = Some("a key is a number such as 200, a range such as 2XX, or `default`".to_owned());
            Some(Wrong { help, ..Wrong::new(node, format!("`{name}` is not a status code")) })
        }
        Names::StatusCodes | Names::Any => None,
    }
}

/// True for a status code, a range such as `2XX`, `default`, and an extension. OpenAPI has ranges only in upper case;
/// lower case is accepted.
fn is_status_code(name: &str) -> bool {
    match name.as_bytes() {
        [b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => true,
        [b'1'..=b'9', tens, ones] => tens.is_ascii_digit() && ones.is_ascii_digit(),
        _ => name == "default" || name.starts_with("x-"),
    }
}

/// Reports half of a surrogate pair in a string: JSON can escape one, UTF-8 cannot encode it.
fn unreadable<'d>(name: &str, node: &Node<'d>, wrong: &mut Vec<Wrong<'d>>) {
    if node.kind() == Kind::String
        && let Err(reason) = node.text()
    {
        wrong.push(Wrong::new(node, format!("`{name}` {reason}")));
    }
}

fn one_of<'d>(name: &str, node: &Node<'d>, names: &[&str], wrong: &mut Vec<Wrong<'d>>) {
    match node.text() {
        Ok(found) if names.contains(&found.as_str()) => {}
        Ok(found) => {
            let message = format!("`{name}` is \"{found}\", which OpenAPI does not have here");
            let help = suggest::help(&found, names.iter().copied());
            wrong.push(Wrong { help, ..Wrong::new(node, message) });
        }
        Err(reason) => wrong.push(Wrong::new(node, format!("`{name}` {reason}"))),
    }
}
