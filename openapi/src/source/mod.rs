//! Bytes to nodes. Where everything in a document ends is found once; then it is read lazily, node by node.

mod document;
mod file;
mod grammar;
mod identity;
mod index;
mod level;
mod marks;
mod node;
mod own_uri;
mod path;
mod reference;
mod structure;
mod text;
mod uri;
mod value;
#[cfg(feature = "yaml")]
mod yaml;
pub use document::{Document, Reached, Version};
pub use index::{Index, IndexedOperation};
pub use node::{Kind, Node, Place};
pub use reference::References;
pub use text::Text;
pub use value::{Value, quoted};

use std::sync::Arc;

/// Where documents come from. The macro reads from the crate's folder, tests from memory.
pub trait Files {
    /// The bytes of the file at this path, which is relative to the user's crate and has `/` between its parts.
    ///
    /// # Errors
    ///
    /// Fails with a phrase that follows the path: "does not exist".
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;

    /// The file at this path, if an earlier compilation has read it and it is as it was. It is not read again then.
    fn known(&self, path: &str) -> Option<Arc<Text>> {
        let _ = path;
        None
    }

    /// Is told of every file that was read, to know it the next time.
    fn keep(&self, path: &str, text: &Arc<Text>) {
        let _ = (path, text);
    }
}
