//! The smallest document that has some operations and all that is generated for them.

mod plan;
mod position;
mod write;

use std::collections::BTreeMap;

use formwork_openapi::{Diagnostic, IndexedOperation, Reached};
use formwork_resolve::arguments::Arguments;
use serde_json::json;

pub(crate) use plan::{DEEPEST_NODE, Part, Plan, children};

use crate::tools::api::Api;
use crate::{Checked, checked, resolve};

/// The operations of a document, cut out.
#[derive(Clone, Debug)]
pub struct Slice {
    /// The version of the API that the whole document says it describes.
    pub version: String,
    /// The operations by method and path, in the order of the document.
    pub operations: Vec<String>,
    /// The JSON pointers of what is reached, in the document and in those that it refers to, each with its text without
    /// spaces.
    pub parts: BTreeMap<String, String>,
    /// The arguments that decided what is reached.
    expand: Vec<String>,
    opaque: Vec<String>,
    text: String,
}

impl Slice {
    /// The document, which says in a member `x-formwork-slice` where it comes from. The digest is that of
    /// [`parts`](Self::parts), as the caller likes to make one.
    #[must_use]
    pub fn document(&self, digest: &str) -> String {
        let mut header = serde_json::Map::new();
        header.insert("version".to_owned(), json!(self.version));
        header.insert("digest".to_owned(), json!(digest));
        header.insert("operations".to_owned(), json!(self.operations));
        for (name, paths) in [("expand", &self.expand), ("opaque", &self.opaque)] {
            if !paths.is_empty() {
                header.insert(name.to_owned(), json!(paths));
            }
        }
        let pretty = format!("{:#}", serde_json::Value::Object(header)).replace('\n', "\n  ");
        let rest = self.text.strip_prefix('{').unwrap_or(&self.text);
        format!("{{\n  \"x-formwork-slice\": {pretty},{rest}")
    }
}

impl<'d> Api<'d> {
    /// Cuts out the selected operations. What is compiled from the slice is the same as from the whole document.
    ///
    /// # Errors
    ///
    /// Fails with what is wrong with the operations or the other arguments.
    pub fn slice(&self, arguments: &Arguments) -> Result<Slice, Vec<Diagnostic>> {
        let (checked, reached) = self.reached(arguments);
        if !checked.problems.is_empty() {
            return Err(checked.problems);
        }
        let alike = resolve::alike_operations(&self.index, &checked.operations);
        let plan = self.plan(&checked, &alike, &reached);
        let root = self.document.root();
        let parts = plan.parts.iter().filter(|part| is_of_operations(part));
        let parts =
            parts.map(|part| (part.node.pointer().to_string(), write::compact(&part.node, part.position)));
        let version = root.member("info").and_then(|info| info.member("version")?.string());
        let values = |paths: &[crate::Spanned<String>]| paths.iter().map(|path| path.value.clone()).collect();
        let mut operations = checked.operations;
        operations.sort_by_key(|operation| operation.node.offset());
        Ok(Slice {
            version: version.unwrap_or_default(),
            operations: operations.iter().map(|it| format!("{} {}", it.method, it.path)).collect(),
            parts: parts.collect(),
            expand: values(&arguments.expand),
            opaque: values(&arguments.opaque),
            text: write::document(&root, &plan),
        })
    }

    /// The selected operations, and the reached parts of the document.
    pub(crate) fn reached(&self, arguments: &Arguments) -> (Checked<'d>, Reached) {
        self.document.take_reached();
        let checked = checked(arguments, self.document, &self.index);
        (checked, self.document.take_reached())
    }

    /// The parts of the document that operations need, or that influence their names.
    pub(crate) fn plan(
        &self,
        checked: &Checked<'d>,
        alike: &[IndexedOperation<'d>],
        reached: &Reached,
    ) -> Plan<'d> {
        let mut references = self.references.borrow_mut();
        Plan::new(&self.document.root(), &checked.operations, alike, reached, &mut references)
    }
}

/// True if a part says something of the operations, and not of the document as such.
fn is_of_operations(part: &Part<'_>) -> bool {
    !matches!(part.node.pointer().parts().as_slice(), ["info" | "tags", ..])
}
