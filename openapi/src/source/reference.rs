//! Where a `$ref` leads: in the same file, or in one that lies relative to it.

use std::borrow::Cow;

use proc_macro2::Span;

use super::document::Missing;
use super::node::Node;
use super::path;
use crate::diagnostic::Diagnostic;
use crate::ordered::OrderedMap;
use crate::pointer::{parts_of, percent_decode};
use crate::suggest;

/// The most parts that a reference may have: each costs a look at all that is below.
const MOST_PARTS: usize = 256;

/// What is known of the targets of references, so that a large container or a file is read once.
#[derive(Default)]
pub struct References<'d> {
    /// The children of what was passed on the way to a target, by the parent's place.
    passed: OrderedMap<usize, Children<'d>>,
    /// The roots of other files, by path.
    files: OrderedMap<String, Result<Node<'d>, Missing>>,
    /// How many references led nowhere.
    failed: usize,
}

impl<'d> References<'d> {
    /// The place that this `$ref` names.
    pub fn target(&mut self, reference: &Node<'d>, span: Span) -> Result<Node<'d>, Diagnostic> {
        let problem = |message: String| reference.problem(span, message);
        let text = reference.text().map_err(|reason| problem(format!("`$ref` {reason}")))?;
        if text.matches('/').count() > MOST_PARTS {
            return Err(problem(format!("`$ref` has more than {MOST_PARTS} parts")));
        }
        let (path, fragment) = text.split_once('#').unwrap_or((&text, ""));
        let help =
            "references are such as `#/components/schemas/name` or `other.json#/components/schemas/name`";
        if text.is_empty() {
            return Err(problem("`$ref` is empty".to_owned()).help(help));
        }
        let root = if path.is_empty() { reference.file_root() } else { self.file(path, reference, span)? };
        let Some(parts) = parts_of(fragment) else {
            return Err(problem(format!("what `{text}` has behind the `#` is no JSON pointer")).help(help));
        };
        self.locate(root.clone(), &parts).map_err(|help| {
            let place =
                if path.is_empty() { "this document".to_owned() } else { format!("`{}`", root.path()) };
            problem(format!("`{text}` is not in {place}")).help_if_any(help)
        })
    }

    /// What stands under a name, or as an element under its number.
    pub fn child(&mut self, node: &Node<'d>, part: &str) -> Option<Node<'d>> {
        self.children(node)?.get(part)
    }

    /// The root of the file that this path leads to.
    fn file(&mut self, path: &str, reference: &Node<'d>, span: Span) -> Result<Node<'d>, Diagnostic> {
        let problem = |message: String| reference.problem(span, message);
        if path::has_scheme(path) || path.starts_with("//") {
            let help = "save it beside this document, and refer to it by its relative path";
            return Err(problem(format!("`{path}` is not fetched: only files are read")).help(help));
        }
        let written = percent_decode(path)
            .ok_or_else(|| problem(format!("`{path}` is no path: an escape is broken")))?;
        let Some(resolved) = path::relative(reference.path(), &written) else {
            let help = "write it relative to the folder of this document";
            return Err(problem(format!("`{path}` is no relative path")).help(help));
        };
        let document = reference.document();
        let root = match self.files.get(&resolved) {
            Some(known) => known.clone(),
            None => {
                let root = document.open(&resolved);
                self.files.insert(resolved, root.clone());
                root
            }
        };
        root.map_err(|missing| match missing {
            Missing::Unreadable(path, reason) => problem(format!("the document `{path}` {reason}"))
                .help("the path is relative to the folder of the document that has this `$ref`"),
            Missing::Broken(problem) => problem,
        })
    }

    /// The children of a node, which are looked up once.
    fn children(&mut self, node: &Node<'d>) -> Option<&Children<'d>> {
        let offset = node.offset();
        if !self.passed.has(&offset) {
            self.passed.insert(offset, Children::of(node));
        }
        self.passed.get(&offset)
    }

    /// Finds a node from the root, or a help line about the first part that is not there.
    fn locate(&mut self, root: Node<'d>, parts: &[String]) -> Result<Node<'d>, Option<String>> {
        let mut node = root;
        for part in parts {
            let children = self.children(&node);
            let Some(child) = children.and_then(|children| children.get(part)) else {
                self.failed += 1;
                let number = self.failed - 1;
                let names = self.children(&node).into_iter().flat_map(|known| &known.children);
                return Err(suggest::help_nth(number, part, names.map(|(name, _)| name.as_ref())));
            };
            node = child;
        }
        Ok(node)
    }
}

/// The children of a node by the name or index that a pointer has for them, sorted by it: a large container is mostly
/// written in this order already.
struct Children<'d> {
    parent: Node<'d>,
    children: Vec<(Cow<'d, str>, Node<'d>)>,
}

impl<'d> Children<'d> {
    fn of(node: &Node<'d>) -> Self {
        let mut children = node.members_as_written();
        for (index, element) in node.elements().into_iter().enumerate() {
            children.push((index.to_string().into(), element));
        }
        // One after the other where names are repeated, which is a mistake only of one that is asked for.
        children.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self { parent: node.clone(), children }
    }

    fn get(&self, name: &str) -> Option<Node<'d>> {
        let behind = self.children.partition_point(|(known, _)| known.as_ref() <= name);
        let (before, _) = self.children.split_at_checked(behind)?;
        let is_named = |(known, _): &&(Cow<'d, str>, Node<'d>)| known == name;
        let mut named = before.iter().rev().take_while(is_named);
        let (_, child) = named.next()?;
        if named.next().is_some() {
            return self.parent.member(name);
        }
        Some(child.clone())
    }
}
