//! Bytes to nodes. The end of every value is found in one pass; nodes are then read lazily.

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

/// A source of files. The macro reads from the crate's folder, tests read from memory.
pub trait Files {
    /// Returns the bytes of the file at this path, which is relative to the user's crate and has `/` between its parts.
    ///
    /// # Errors
    ///
    /// A phrase that follows the path in a message: "does not exist".
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;

    /// A cached text of this file, if an earlier compilation has read it and it has not changed since. It is not read
    /// again then.
    fn known(&self, path: &str) -> Option<Arc<Text>> {
        let _ = path;
        None
    }

    /// Offers every file that was read, so that it can be cached for [`Self::known`].
    fn keep(&self, path: &str, text: &Arc<Text>) {
        let _ = (path, text);
    }
}
