//! Reads objects and follows references, and collects what is wrong with them.

use std::collections::BTreeMap;
use std::rc::Rc;

use openapiv3::ReferenceOr;
use proc_macro2::Span;

use super::convert::{Converter, Wrong};
use super::keyword::Object;
use super::schema::{self, Schema};
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;
use crate::source::{Kind, Node};
use crate::suggest;

/// The longest chain of references to references that is followed.
const LONGEST_CHAIN: usize = 64;

/// The most parts that a reference may have: each costs a look at all that is below.
const MOST_PARTS: usize = 256;

/// The reader of one document.
pub(crate) struct Reader<'d> {
    root: Node<'d>,
    converter: Converter<'d>,
    /// The children of what was passed on the way to the target of a `$ref`, by the parent's place. So a large
    /// container such as `components/schemas` is read once.
    passed: BTreeMap<usize, BTreeMap<String, Node<'d>>>,
    /// The `$ref`s of what was followed, by its place: most objects have none, and a large one is asked often.
    references: BTreeMap<usize, Option<Node<'d>>>,
    /// Each schema that was read, so that it is read once.
    schemas: BTreeMap<usize, Option<Rc<Schema<'d>>>>,
    /// Whether keywords beside a `$ref` in a schema count, as they do since 3.1.
    siblings_count: bool,
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

    /// What a message calls the schema at this place.
    pub(crate) fn subject(&self) -> String {
        match self.pointer().parts().as_slice() {
            [.., "properties" | "schemas", name] => format!("`{name}`"),
            [.., "properties", name, "items"] => format!("an element of `{name}`"),
            _ => "this schema".to_owned(),
        }
    }
}

impl<'d> Reader<'d> {
    pub(crate) fn new(root: Node<'d>) -> Self {
        let version = root.member("openapi").and_then(|version| version.string());
        Self {
            siblings_count: version.is_some_and(|version| !version.starts_with("3.0")),
            root,
            converter: Converter::default(),
            passed: BTreeMap::new(),
            references: BTreeMap::new(),
            schemas: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    pub(crate) fn problem_count(&self) -> usize {
        self.problems.len()
    }

    /// Drops the problems beyond the first `count` ones.
    pub(crate) fn forget_problems_after(&mut self, count: usize) {
        self.problems.truncate(count);
    }

    pub(crate) fn into_problems(self) -> Vec<Diagnostic> {
        self.problems
    }

    /// Reads the object at this place, or the one that a `$ref` there leads to. `None` if there is a mistake, which
    /// is reported.
    pub(crate) fn read<T: Object>(&mut self, site: &Site<'d>) -> Option<(Site<'d>, T)> {
        let site = self.follow(site)?;
        let object = self.read_here(&site)?;
        Some((site, object))
    }

    /// This place, or the one that a `$ref` there leads to.
    pub(crate) fn follow(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        let mut site = site.clone();
        for _ in 0..LONGEST_CHAIN {
            let offset = site.node.offset();
            let reference = self.references.entry(offset).or_insert_with(|| site.node.member("$ref"));
            let Some(reference) = reference.clone() else { return Some(site) };
            site = self.target(&site.with(reference))?;
        }
        self.push(site.problem("these `$ref`s lead to one another, and never to an object"));
        None
    }

    /// The schema at this place itself. A `$ref` is a part of it.
    pub(crate) fn schema(&mut self, site: &Site<'d>) -> Option<Rc<Schema<'d>>> {
        let offset = site.node.offset();
        if let Some(known) = self.schemas.get(&offset) {
            return known.clone();
        }
        let schema = schema::read(site, self.siblings_count, &mut self.problems).map(Rc::new);
        self.schemas.insert(offset, schema.clone());
        schema
    }

    /// Whether keywords beside a `$ref` in a schema count, as they do since 3.1.
    pub(crate) fn siblings_count(&self) -> bool {
        self.siblings_count
    }

    /// The place of the schema that this one is, with nothing added: the target of a `$ref`, if it stands alone.
    pub(crate) fn schema_at(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        if self.siblings_count && site.node.member("$ref").is_some() && site.node.members().len() > 1 {
            return Some(site.clone());
        }
        self.follow(site)
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
    pub(crate) fn place(&self, child: &ReferenceOr<impl Sized>, parent: &Site<'d>) -> Option<Site<'d>> {
        let ReferenceOr::Reference { reference } = child else { return None };
        Some(parent.with(self.converter.child(reference)?))
    }

    /// Reads the object that stands at this place itself.
    pub(crate) fn read_here<T: Object>(&mut self, site: &Site<'d>) -> Option<T> {
        let value = match self.converter.object(&site.node, T::keywords(&site.node)) {
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
        self.push(site.with(wrong.node).problem(wrong.message).help_if_any(wrong.help));
    }

    /// The place that the `$ref` at this site names.
    fn target(&mut self, site: &Site<'d>) -> Option<Site<'d>> {
        let reference = match site.node.text() {
            Ok(reference) => reference,
            Err(reason) => {
                self.push(site.problem(format!("`$ref` {reason}")));
                return None;
            }
        };
        if reference.matches('/').count() > MOST_PARTS {
            self.push(site.problem(format!("`$ref` has more than {MOST_PARTS} parts")));
            return None;
        }
        let Some(pointer) = Pointer::parse(&reference) else {
            let problem = site.problem(format!("`{reference}` is outside of this document"));
            self.push(problem.help("only references such as `#/components/schemas/name` are followed"));
            return None;
        };
        match self.locate(&pointer) {
            Ok(node) => Some(site.with(node)),
            Err(help) => {
                let message = format!("`{reference}` is not in this document");
                self.push(site.problem(message).help_if_any(help));
                None
            }
        }
    }

    /// Finds a node from the root, or a help line about the first part of the pointer that is not there.
    fn locate(&mut self, pointer: &Pointer) -> Result<Node<'d>, Option<String>> {
        let mut node = self.root.clone();
        for part in pointer.parts() {
            let children = self.passed.entry(node.offset()).or_insert_with(|| named_children(&node));
            let Some(child) = children.get(part) else {
                let names = children.keys().map(String::as_str);
                return Err(suggest::help_nth(self.problems.len(), part, names));
            };
            node = child.clone();
        }
        Ok(node)
    }
}

/// The children of a node by the name or index that a pointer has for them.
fn named_children<'d>(node: &Node<'d>) -> BTreeMap<String, Node<'d>> {
    match node.kind() {
        Kind::Array => {
            let elements = node.elements().into_iter().enumerate();
            elements.map(|(index, element)| (index.to_string(), element)).collect()
        }
        _ => node.members().into_iter().map(|(name, member)| (name.into_owned(), member)).collect(),
    }
}
