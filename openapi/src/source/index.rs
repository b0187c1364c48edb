//! An index of the operations of a document. Only their ids are read.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use proc_macro2::Span;

use super::level::{Item, Slice};
use super::node::{MemberName, last_of_each};
use super::{Document, Kind, Node, References, Version};
use crate::diagnostic::Diagnostic;
use crate::method::Method;

/// The longest chain of path items that refer to one another.
const LONGEST_CHAIN: usize = 64;

/// The operations of a document, in document order.
#[derive(Debug, Default)]
pub struct Index<'d> {
    pub operations: Vec<IndexedOperation<'d>>,
    /// Mistakes of path items. They matter only if an operation is not found.
    pub problems: Vec<Diagnostic>,
    /// Faults of the text up to `paths`, which refuse every operation.
    pub faults: Vec<Diagnostic>,
}

/// An operation, with the values that can select it.
#[derive(Clone, Debug)]
pub struct IndexedOperation<'d> {
    pub method: Method,
    pub path: Cow<'d, str>,
    pub id: Option<Cow<'d, str>>,
    /// The path item of the operation, preceded by those that its `$ref`s lead to, the furthest first.
    pub path_items: Rc<[Node<'d>]>,
    pub node: Node<'d>,
}

/// The method and path, as in the arguments of `openapi!`.
impl fmt::Display for IndexedOperation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} \"{}\"", self.method, self.path)
    }
}

impl<'d> Index<'d> {
    /// Indexes the operations. Values that are not path items or operations are skipped, because they matter only if
    /// they are selected. Diagnostics about path items point to `span`.
    pub fn new(document: &'d Document<'d>, span: Span) -> Self {
        let mut finder = Finder { index: Self::default(), references: References::default(), span };
        let mut paths = document.root().member("paths");
        // OpenAPI does not allow a reference here, but documents in several files have it.
        if let Some(reference) = paths.as_ref().and_then(Node::only_reference) {
            paths = finder.target(&reference);
        }
        let paths = paths.map(|paths| paths.members()).unwrap_or_default();
        finder.index.faults = document.faults();
        for (path, item) in paths.into_iter().filter(|(path, _)| path.starts_with('/')) {
            finder.path_item(&path, item);
        }
        finder.index
    }
}

/// Follows the path items.
struct Finder<'d> {
    index: Index<'d>,
    references: References<'d>,
    span: Span,
}

impl<'d> Finder<'d> {
    /// Adds the operations of a path item and of the ones that it refers to. For each method the nearest operation
    /// counts.
    #[expect(clippy::ptr_arg, reason = "a path that is borrowed from the document costs nothing to clone")]
    fn path_item(&mut self, path: &Cow<'d, str>, item: Node<'d>) {
        let mut chain = Vec::new();
        let mut operations: Vec<(Method, Node<'d>)> = Vec::new();
        let mut next = Some(item);
        while let Some(item) = next.take() {
            for (name, slice) in self.keys(&item) {
                let method = Method::from_key(&name.text, item.version());
                let is_reference = name.text == "$ref";
                let node = item.member_node(name, slice);
                match method {
                    Some(method) => add(&mut operations, method, node),
                    None if is_reference => next = self.target(&node),
                    None => {
                        for (method, node) in self.additional(&node) {
                            add(&mut operations, method, node);
                        }
                    }
                }
            }
            chain.push(item);
            if chain.len() > LONGEST_CHAIN {
                let message = "the `$ref`s of these path items lead to one another without an end";
                self.index.problems.extend(chain.first().map(|first| first.problem(self.span, message)));
                break;
            }
        }
        chain.reverse();
        let path_items: Rc<[Node<'d>]> = chain.into();
        for (method, node) in operations {
            let (path, path_items, id) = (path.clone(), Rc::clone(&path_items), self.id(&node));
            self.index.operations.push(IndexedOperation { method, path, id, path_items, node });
        }
    }

    /// The members of a path item that are operations, `additionalOperations` or `$ref`.
    fn keys(&mut self, item: &Node<'d>) -> Vec<(MemberName<'d>, Slice)> {
        let mut keys = Vec::new();
        self.each_member(item, |key, value| {
            let name = item.quiet_name(key);
            let is_additional = item.version() >= Version::V3_2 && name.text == "additionalOperations";
            if is_additional || name.text == "$ref" || Method::from_key(&name.text, item.version()).is_some()
            {
                keys.push((name, value));
            }
        });
        let (keys, are_different) = last_of_each(keys);
        if !are_different {
            self.index.problems.extend(item.repeated_names(self.span));
        }
        keys
    }

    /// The operations of `additionalOperations`. Names that are not methods are skipped.
    fn additional(&mut self, operations: &Node<'d>) -> Vec<(Method, Node<'d>)> {
        let mut found = Vec::new();
        self.each_member(operations, |key, value| found.push((operations.quiet_name(key), value)));
        let method = |(name, value): (MemberName<'d>, Slice)| {
            Some((Method::from_token(&name.text)?, operations.member_node(name, value)))
        };
        let (found, are_different) = last_of_each(found);
        if !are_different {
            self.index.problems.extend(operations.repeated_names(self.span));
        }
        found.into_iter().filter_map(method).collect()
    }

    fn target(&mut self, reference: &Node<'d>) -> Option<Node<'d>> {
        let target = self.references.target(reference, self.span);
        target.map_err(|problem| self.index.problems.push(problem)).ok()
    }

    fn id(&mut self, operation: &Node<'d>) -> Option<Cow<'d, str>> {
        let mut id = None;
        self.each_member(operation, |key, value| {
            // Skips shorter names without unescaping them: escapes only make a name longer.
            if key.length() >= "\"operationId\"".len() && operation.quiet_name(key).text == "operationId" {
                id = operation.quiet_string(value);
            }
        });
        id
    }

    /// Reads the members of an object. Syntax errors are not recorded as faults of the document, because the operation
    /// may not be selected.
    fn each_member(&mut self, object: &Node<'d>, mut read: impl FnMut(Slice, Slice)) {
        let Some(mut level) = object.members_level() else { return };
        loop {
            match level.next() {
                Ok(Some(Item { name: Some(name), value })) => read(name, value),
                Ok(Some(_)) => {}
                Ok(None) => return,
                Err(fault) => return self.index.problems.push(object.not_json(self.span, &fault)),
            }
        }
    }
}

/// Adds an operation, unless there is one with the same method.
fn add<'d>(operations: &mut Vec<(Method, Node<'d>)>, method: Method, node: Node<'d>) {
    let is_new = operations.iter().all(|(other, _)| *other != method);
    if is_new && node.kind() == Kind::Object {
        operations.push((method, node));
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::super::{Document, Version};
    use super::Index;

    fn operations(text: &'static str) -> Vec<String> {
        let document = Document::from_text(text);
        let operations = Index::new(&document, Span::call_site()).operations;
        operations.iter().map(|operation| format!("{operation} {:?}", operation.id)).collect()
    }

    #[test]
    fn operations_are_found_in_the_document_s_order() {
        let text = r#"{"paths": {"/b": {"post": {"operationId": "B"}, "get": {}}, "/a": {"trace": {"operationId": 5}}}}"#;
        assert_eq!(operations(text), ["POST \"/b\" Some(\"B\")", "GET \"/b\" None", "TRACE \"/a\" None"]);
    }

    /// `query` and `additionalOperations` are operations only since 3.2.
    #[test]
    fn methods_of_3_2() {
        let text = r#"{"paths": {"/a": {"query": {"operationId": "Q"}, "additionalOperations":
            {"PURGE": {}, "M-SEARCH": {}, "purge": {}, "no method": {}, "LINK": 5, "POST": {"operationId": "P"}}}}}"#;
        let found = ["QUERY", "PURGE", "M-SEARCH", "purge", "POST"];
        let mut document = Document::from_text(text);
        document.set_version(Version::V3_2);
        let methods = Index::new(&document, Span::call_site()).operations;
        assert_eq!(methods.iter().map(|it| it.method.as_str()).collect::<Vec<_>>(), found);
        assert_eq!(operations(text), [] as [&str; 0]);
    }

    #[test]
    fn what_is_no_operation_is_passed_over() {
        for text in [
            "{}",
            r#"{"paths": null}"#,
            r#"{"paths": {"/a": {"get": {}, "get": 5}}}"#,
            r#"{"paths": ["/a"]}"#,
            r#"{"paths": {"a": {"get": {}}, "x-a": {"get": {}}}}"#,
            r#"{"paths": {"/a": 1, "/b": {"get": [], "GET": {}, "parameters": {}, "summary": {}, "query": {}}}}"#,
        ] {
            assert_eq!(operations(text), [] as [&str; 0], "{text}");
        }
    }
}
