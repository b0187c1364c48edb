//! Reads objects and follows references, and collects what is wrong with them.

use std::collections::BTreeMap;

use openapiv3::ReferenceOr;
use proc_macro2::Span;

use super::convert::{Wrong, object};
use super::keyword::Object;
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;
use crate::source::Node;
use crate::suggest;

/// The longest chain of references to references that is followed.
const LONGEST_CHAIN: usize = 64;

/// The reader of one document.
pub(crate) struct Reader<'d> {
    root: Node<'d>,
    /// The nodes that were passed, because finding one from the root costs its way there.
    known: BTreeMap<Pointer, Node<'d>>,
    problems: Vec<Diagnostic>,
}

/// A place to read from, and the argument that asked for it.
#[derive(Clone, Debug)]
pub(crate) struct Site<'d> {
    pub(crate) node: Node<'d>,
    pub(crate) span: Span,
}

impl<'d> Site<'d> {
    pub(crate) fn problem(&self, message: impl Into<String>) -> Diagnostic {
        self.node.problem(self.span, message)
    }

    /// The same argument at another place.
    pub(crate) fn with(&self, node: Node<'d>) -> Self {
        Self { node, span: self.span }
    }

    /// The place of a member, or this place if there is no such member.
    pub(crate) fn member(&self, name: &str) -> Self {
        self.with(self.node.member(name).unwrap_or_else(|| self.node.clone()))
    }

    pub(crate) fn pointer(&self) -> &Pointer {
        self.node.pointer()
    }
}

impl<'d> Reader<'d> {
    pub(crate) fn new(root: Node<'d>) -> Self {
        Self { root, known: BTreeMap::new(), problems: Vec::new() }
    }

    pub(crate) fn push(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    pub(crate) fn into_problems(self) -> Vec<Diagnostic> {
        self.problems
    }

    /// Reads the object at this place, or the one that a `$ref` there leads to. `None` if there is a mistake, which
    /// is reported.
    pub(crate) fn read<T: Object>(&mut self, site: &Site<'d>) -> Option<(Site<'d>, T)> {
        let mut site = site.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(reference) = site.node.member("$ref") else {
                let object = self.object(&site)?;
                return Some((site, object));
            };
            site = self.target(&site.with(reference))?;
        }
        self.push(site.problem("these `$ref`s lead to one another, and never to an object"));
        None
    }

    /// Reads a child that stands in its parent as a reference to its own place.
    pub(crate) fn child<T: Object>(
        &mut self,
        child: &ReferenceOr<impl Sized>,
        parent: &Site<'d>,
    ) -> Option<(Site<'d>, T)> {
        let place = self.place(child, parent)?;
        self.read(&place)
    }

    /// The place of a child. An object holds no child in any other way than by its place.
    pub(crate) fn place(&mut self, child: &ReferenceOr<impl Sized>, parent: &Site<'d>) -> Option<Site<'d>> {
        let ReferenceOr::Reference { reference } = child else { return None };
        let node = self.locate(&Pointer::parse(reference)?)?;
        Some(parent.with(node))
    }

    fn object<T: Object>(&mut self, site: &Site<'d>) -> Option<T> {
        let value = match object(&site.node, T::keywords(&site.node)) {
            Ok(value) => value,
            Err(wrong) => {
                for wrong in wrong {
                    self.wrong(site, wrong);
                }
                return None;
            }
        };
        // What the keywords allow is what the type reads, so this fails only where the two differ.
        T::deserialize(value).map_err(|error| self.push(site.problem(error.to_string()))).ok()
    }

    fn wrong(&mut self, site: &Site<'d>, wrong: Wrong<'d>) {
        let problem = site.with(wrong.node).problem(wrong.message);
        self.push(match wrong.help {
            Some(help) => problem.help(help),
            None => problem,
        });
    }

    /// Finds a node, from the nearest one above it that is known. What is passed on the way is remembered with all
    /// its members, so that a large container such as `components/schemas` is read once.
    fn locate(&mut self, pointer: &Pointer) -> Option<Node<'d>> {
        let mut missing = Vec::new();
        let mut above = Some(pointer.clone());
        let mut node = loop {
            let Some(pointer) = above else { break self.root.clone() };
            if let Some(node) = self.known.get(&pointer) {
                break node.clone();
            }
            above = pointer.parent();
            missing.push(pointer);
        };
        for pointer in missing.into_iter().rev() {
            let children = node.children();
            self.known.extend(children.into_iter().map(|child| (child.pointer().clone(), child)));
            if pointer != Pointer::root() {
                node = self.known.get(&pointer)?.clone();
            }
        }
        Some(node)
    }

    /// The place that the `$ref` at this site names.
    fn target(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        let Some(reference) = site.node.string() else {
            self.push(site.problem(format!("`$ref` must be a string, and this is {}", site.node.kind())));
            return None;
        };
        let Some(pointer) = Pointer::parse(&reference) else {
            let problem = site.problem(format!("`{reference}` is outside of this document"));
            self.push(problem.help("only references such as `#/components/schemas/name` are followed"));
            return None;
        };
        let node = self.locate(&pointer);
        if node.is_none() {
            let problem = site.problem(format!("`{reference}` is not in this document"));
            self.push(match self.nearest(&pointer) {
                Some(help) => problem.help(help),
                None => problem,
            });
        }
        node.map(|node| site.with(node))
    }

    /// A help line about the first part of the pointer that is not there.
    fn nearest(&self, pointer: &Pointer) -> Option<String> {
        let mut node = self.root.clone();
        for part in pointer.parts() {
            match node.child_at(&part) {
                Some(next) => node = next,
                None => {
                    let members = node.members();
                    return suggest::help(&part, members.iter().map(|(name, _)| name.as_ref()));
                }
            }
        }
        None
    }
}
