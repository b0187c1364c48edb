//! Where the operations of a document are, found without reading what they hold.

use std::fmt;

use super::{Document, Kind, Node};
use crate::method::Method;

/// The operations of a document, in its order.
#[derive(Debug)]
pub(crate) struct Index<'d> {
    pub(crate) operations: Vec<IndexedOperation<'d>>,
}

/// One operation: what selects it, and where it is.
#[derive(Clone, Debug)]
pub(crate) struct IndexedOperation<'d> {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) id: Option<String>,
    pub(crate) path_item: Node<'d>,
    pub(crate) node: Node<'d>,
}

/// As the macro's arguments name it.
impl fmt::Display for IndexedOperation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} \"{}\"", self.method, self.path)
    }
}

impl<'d> Index<'d> {
    /// Whatever is no path item or operation is passed over: it matters only if somebody asks for it.
    pub(crate) fn new(document: &'d Document) -> Self {
        let paths = document.root().member("paths").map(|paths| paths.members()).unwrap_or_default();
        let path_items = paths.into_iter().filter(|(path, _)| path.starts_with('/'));
        let operations = path_items.flat_map(|(path, item)| operations_of(&path, &item)).collect();
        Self { operations }
    }
}

fn operations_of<'d>(path: &str, path_item: &Node<'d>) -> Vec<IndexedOperation<'d>> {
    let members = path_item.members().into_iter();
    members
        .filter(|(_, node)| node.kind() == Kind::Object)
        .filter_map(|(name, node)| {
            Some(IndexedOperation {
                method: Method::from_key(&name)?,
                path: path.to_owned(),
                id: node.member("operationId").and_then(|id| id.string()),
                path_item: path_item.clone(),
                node,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::Index;

    fn operations(text: &'static str) -> Vec<String> {
        let document = Document::of(text);
        let operations = Index::new(&document).operations;
        operations.iter().map(|operation| format!("{operation} {:?}", operation.id)).collect()
    }

    #[test]
    fn operations_are_found_in_the_document_s_order() {
        let text = r#"{"paths": {"/b": {"post": {"operationId": "B"}, "get": {}}, "/a": {"trace": {"operationId": 5}}}}"#;
        assert_eq!(operations(text), ["POST \"/b\" Some(\"B\")", "GET \"/b\" None", "TRACE \"/a\" None"]);
    }

    #[test]
    fn what_is_no_operation_is_passed_over() {
        for text in [
            "{}",
            r#"{"paths": null}"#,
            r#"{"paths": ["/a"]}"#,
            r#"{"paths": {"a": {"get": {}}, "x-a": {"get": {}}}}"#,
            r#"{"paths": {"/a": 1, "/b": {"get": [], "GET": {}, "parameters": {}, "summary": {}, "query": {}}}}"#,
        ] {
            assert_eq!(operations(text), [] as [&str; 0], "{text}");
        }
    }
}
