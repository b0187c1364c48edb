//! Resolves a `$ref`, in the same file or in another one relative to it.

use std::borrow::Cow;
use std::rc::Rc;

use proc_macro2::Span;

use super::document::Missing;
use super::identity::Identities;
use super::node::{Kind, Node};
use super::own_uri::{self, ByUri};
use super::{path, uri};
use crate::diagnostic::Diagnostic;
use crate::ordered::{OrderedMap, OrderedSet};
use crate::pointer::{is_pointer, parts_of, percent_decode};
use crate::remark::Slip;
use crate::suggest;

/// The most parts of a reference. Each part looks up one level of the document.
const MOST_PARTS: usize = 256;

/// The most references that the pointer to a target may lead through.
const MOST_PASSED: usize = 64;

const HELP: &str =
    "references are such as `#/components/schemas/name` or `other.json#/components/schemas/name`";

/// Resolves references. Caches what it looked up, so that a large container or a file is read once.
#[derive(Default)]
pub struct References<'d> {
    /// The children of the nodes on the way to a target, by the offset of the parent.
    passed: OrderedMap<usize, Children<'d>>,
    /// The roots of other files, by path.
    files: OrderedMap<String, Result<Node<'d>, Missing>>,
    /// The `$id`s and anchors of a file, by the offset of its root.
    identities: OrderedMap<usize, Rc<Identities<'d>>>,
    /// Files with a reached schema that has an `$id`, by the offsets of their roots.
    scoped: OrderedSet<usize>,
    /// The number of references without a target.
    failed: usize,
    /// The number of references that the pointer may still lead through.
    left: usize,
    /// Differences from the specification.
    slips: Vec<Slip<'d>>,
}

/// A reference that is being followed.
struct Step<'r, 'd> {
    reference: &'r Node<'d>,
    span: Span,
}

impl Step<'_, '_> {
    fn text(&self) -> Result<String, Diagnostic> {
        let keyword = self.reference.pointer().last();
        let text = self.reference.text().map_err(|reason| self.problem(format!("`{keyword}` {reason}")))?;
        if text.matches('/').count() > MOST_PARTS {
            return Err(self.problem(format!("`{keyword}` has more than {MOST_PARTS} parts")));
        }
        if text.is_empty() {
            return Err(self.problem(format!("`{keyword}` is empty")).help(HELP));
        }
        Ok(text)
    }

    fn problem(&self, message: String) -> Diagnostic {
        self.reference.problem(self.span, message)
    }
}

impl<'d> References<'d> {
    /// The target of this `$ref`.
    pub fn target(&mut self, reference: &Node<'d>, span: Span) -> Result<Node<'d>, Diagnostic> {
        self.left = MOST_PASSED;
        self.follow(&Step { reference, span })
    }

    /// The possible targets of a `$dynamicRef` or `$recursiveRef`. With several, the target depends on the path of
    /// evaluation (JSON Schema 2020-12 §8.2.3.2). Empty if there is no candidate.
    pub fn dynamic_targets(&mut self, reference: &Node<'d>, span: Span) -> Result<Vec<Node<'d>>, Diagnostic> {
        self.left = MOST_PASSED;
        let step = Step { reference, span };
        let text = step.text()?;
        if reference.pointer().last() == "$recursiveRef" && text == "#" {
            return Ok(self.recursive_targets(reference));
        }
        let (path, fragment) = text.split_once('#').unwrap_or((&text, ""));
        if fragment.is_empty() || fragment.starts_with('/') {
            return Ok(vec![self.follow(&step)?]);
        }
        let root = self.root(path, &step)?;
        let identities = self.identities(&root);
        let targets = identities.dynamic(fragment);
        let is_dynamic = |node: &Node<'d>| targets.iter().any(|target| target.offset() == node.offset());
        // A `$dynamicRef` whose initial target has no `$dynamicAnchor` behaves as a `$ref` (JSON Schema 2020-12
        // §8.2.3.2).
        if targets.is_empty() || identities.anchor(&root, fragment).is_some_and(|node| !is_dynamic(node)) {
            return Ok(vec![self.follow(&step)?]);
        }
        Ok(targets.to_vec())
    }

    fn recursive_targets(&mut self, reference: &Node<'d>) -> Vec<Node<'d>> {
        let identities = self.identities(&reference.file_root());
        let root = identities.resource(reference).cloned().unwrap_or_else(|| reference.file_root());
        match identities.recursive() {
            // The whole OpenAPI document is not a schema, so `#` has no target.
            [] if root.pointer().is_root() && root.pointer().file().is_none() => Vec::new(),
            [] => vec![root],
            targets => targets.to_vec(),
        }
    }

    /// Makes references in the file of this schema relative to the enclosing `$id`.
    pub fn enter(&mut self, schema: &Node<'d>) {
        self.scoped.insert(schema.file_root().offset());
    }

    /// Takes the slips since the last call.
    pub fn take_slips(&mut self) -> Vec<Slip<'d>> {
        std::mem::take(&mut self.slips)
    }

    fn follow(&mut self, step: &Step<'_, 'd>) -> Result<Node<'d>, Diagnostic> {
        let text = step.text()?;
        let (path, fragment) = text.split_once('#').unwrap_or((&text, ""));
        let root = self.root(path, step)?;
        if !is_pointer(fragment) {
            return self.anchor(&root, fragment, &text, step);
        }
        let Some(parts) = parts_of(fragment) else {
            let message = format!("what `{text}` has behind the `#` is no JSON pointer");
            return Err(step.problem(message).help(HELP));
        };
        self.locate(root.clone(), &parts, step).or_else(|help| {
            if let (true, Some(found)) = (path.is_empty(), self.locate_beyond(&root, &parts, step)) {
                return Ok(found);
            }
            let place =
                if path.is_empty() { "this document".to_owned() } else { format!("`{}`", root.path()) };
            let is_scoped = !(root.pointer().is_root() || parts.is_empty());
            let place =
                if is_scoped { "this schema, whose `$id` changes what `#` means".to_owned() } else { place };
            Err(step.problem(format!("`{text}` is not in {place}")).help_if_any(help))
        })
    }

    /// The target of a reference without its fragment: the root of a file, or a schema with this `$id`. An empty path
    /// is the file or schema that contains the reference.
    fn root(&mut self, path: &str, step: &Step<'_, 'd>) -> Result<Node<'d>, Diagnostic> {
        let reference = step.reference;
        let file = reference.file_root();
        let is_scoped = !self.scoped.is_empty() && self.scoped.has(&file.offset());
        if path.is_empty() {
            let resource = is_scoped.then(|| self.identities(&file).resource(reference).cloned()).flatten();
            return Ok(resource.unwrap_or(file));
        }
        if is_scoped && let Some(schema) = self.identified(path, reference) {
            return Ok(schema);
        }
        let found = match own_uri::resolve(reference, path) {
            ByUri::Itself => return Ok(file),
            ByUri::Beside(path) => self.file(&path, reference, step.span),
        };
        found.or_else(|problem| self.identified(path, reference).ok_or(problem))
    }

    /// The schema with the `$id` that a reference names, in its own file or in another one that was read before.
    fn identified(&mut self, path: &str, reference: &Node<'d>) -> Option<Node<'d>> {
        let own = self.identities(&reference.file_root());
        let uri = uri::resolve(own.base(reference), path);
        if let Some(schema) = own.identified(&uri) {
            return Some(schema.clone());
        }
        let roots: Vec<Node<'d>> = reference.document().roots().collect();
        roots.iter().find_map(|root| self.identities(root).identified(&uri).cloned())
    }

    fn identities(&mut self, root: &Node<'d>) -> Rc<Identities<'d>> {
        let root = root.file_root();
        if let Some(known) = self.identities.get(&root.offset()) {
            return Rc::clone(known);
        }
        let identities = Rc::new(Identities::find(&root));
        self.identities.insert(root.offset(), Rc::clone(&identities));
        identities
    }

    /// The schema with this `$anchor`: in the resource that the reference names, or else the only one in the file.
    fn anchor(
        &mut self,
        root: &Node<'d>,
        fragment: &str,
        text: &str,
        step: &Step<'_, 'd>,
    ) -> Result<Node<'d>, Diagnostic> {
        let Some(name) = percent_decode(fragment) else {
            let message = format!("the `$anchor` in `{text}` cannot be read: an escape is broken");
            return Err(step.problem(message).help(HELP));
        };
        let identities = self.identities(root);
        if let Some(schema) = identities.anchor(root, &name) {
            return Ok(schema.clone());
        }
        match identities.anchors(&name) {
            [only] => {
                let message = format!(
                    "the `$anchor` of `{text}` is in a schema with another `$id`, and the only one of its name"
                );
                self.slips.push(Slip::new("$anchor", step.reference, message));
                Ok(only.clone())
            }
            [] => {
                let message = format!("`{text}` leads nowhere: no schema has the `$anchor` \"{name}\"");
                Err(step.problem(message).help(HELP))
            }
            _ => {
                let message = format!("`{text}` may lead to several schemas with the `$anchor` \"{name}\"");
                Err(step.problem(message).help("refer to the one that is meant by its JSON pointer"))
            }
        }
    }

    /// Finds a pointer from another root than the specification says: from the file if there is an enclosing `$id`, or
    /// else from the enclosing schema with an `$id`. In components with an `$id`, most references mean the document.
    fn locate_beyond(&mut self, root: &Node<'d>, parts: &[String], step: &Step<'_, 'd>) -> Option<Node<'d>> {
        let file = step.reference.file_root();
        if root.offset() != file.offset() {
            let found = self.locate(file, parts, step).ok()?;
            let message =
                "the `$id` of the schema around this changes what `#` means: it is read as the document";
            self.slips.push(Slip::new("$id", step.reference, message));
            return Some(found);
        }
        let resource = self.identities(&file).resource(step.reference).cloned()?;
        self.locate(resource, parts, step).ok()
    }

    /// The member with this name, or the element with this index.
    pub fn child(&mut self, node: &Node<'d>, part: &str) -> Option<Node<'d>> {
        self.children(node)?.get(part)
    }

    /// The root of the file at this path.
    fn file(&mut self, path: &str, reference: &Node<'d>, span: Span) -> Result<Node<'d>, Diagnostic> {
        let problem = |message: String| reference.problem(span, message);
        if path::has_scheme(path) || path.starts_with("//") {
            let help = "save it beside this document, and refer to it by its relative path";
            return Err(problem(format!("`{path}` is not fetched: only files are read")).help(help));
        }
        let written = percent_decode(path)
            .ok_or_else(|| problem(format!("`{path}` is not a path: an escape is broken")))?;
        let Some(resolved) = path::relative(reference.path(), &written) else {
            let help = "write it relative to the folder of this document";
            return Err(problem(format!("`{path}` is not a relative path")).help(help));
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

    /// The children of a node, cached.
    fn children(&mut self, node: &Node<'d>) -> Option<&Children<'d>> {
        let offset = node.offset();
        if !self.passed.has(&offset) {
            self.passed.insert(offset, Children::new(node));
        }
        self.passed.get(&offset)
    }

    /// Finds the node at these parts below the root. The error is a help line about the first part that is missing.
    fn locate(
        &mut self,
        root: Node<'d>,
        parts: &[String],
        step: &Step<'_, 'd>,
    ) -> Result<Node<'d>, Option<String>> {
        let mut node = root;
        for part in parts {
            node = loop {
                if let Some(child) = self.child(&node, part) {
                    break child;
                }
                let Some(beyond) = self.beyond(&node, step) else {
                    self.failed += 1;
                    let number = self.failed - 1;
                    let names = self.children(&node).into_iter().flat_map(|known| &known.children);
                    return Err(suggest::help_nth(number, part, names.map(|(name, _)| name.as_ref())));
                };
                node = beyond;
            };
        }
        Ok(node)
    }

    /// Follows a `$ref` in the middle of a pointer. JSON pointers do not follow references (RFC 6901), but documents in
    /// several files often rely on it.
    fn beyond(&mut self, node: &Node<'d>, step: &Step<'_, 'd>) -> Option<Node<'d>> {
        let reference = self.child(node, "$ref").filter(|reference| reference.kind() == Kind::String)?;
        self.left = self.left.checked_sub(1)?;
        let target = self.follow(&Step { reference: &reference, span: step.span }).ok()?;
        let message =
            "this leads through another `$ref`, which a JSON pointer cannot: it is read as if it could";
        self.slips.push(Slip::new("$ref", step.reference, message));
        Some(target)
    }
}

/// The children of a node, sorted by name or index for a binary search. Large containers are mostly sorted already,
/// which makes this cheap.
struct Children<'d> {
    parent: Node<'d>,
    children: Vec<(Cow<'d, str>, Node<'d>)>,
}

impl<'d> Children<'d> {
    fn new(node: &Node<'d>) -> Self {
        let mut children = node.members_as_written();
        for (index, element) in node.elements().into_iter().enumerate() {
            children.push((index.to_string().into(), element));
        }
        // The sort is stable, so repeated names are adjacent and in order. They are a mistake only if one is asked for.
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
