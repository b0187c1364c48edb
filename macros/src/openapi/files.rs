//! The files of the crate that is being compiled.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::PathBuf;

use formwork_codegen::Files;

/// Reads relative to the folder of the user's `Cargo.toml`, and remembers what was there.
pub(super) struct CrateFiles {
    root: PathBuf,
    read: RefCell<BTreeSet<String>>,
}

impl CrateFiles {
    /// Fails where no cargo says which crate this is.
    pub(super) fn new() -> Result<Self, String> {
        let root = std::env::var_os("CARGO_MANIFEST_DIR")
            .ok_or("CARGO_MANIFEST_DIR is not set, so there is no folder to look for the document in")?;
        Ok(Self { root: root.into(), read: RefCell::default() })
    }

    /// The files that were read, in the order of their names.
    pub(super) fn read_paths(&self) -> Vec<String> {
        self.read.borrow().iter().cloned().collect()
    }
}

impl Files for CrateFiles {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let bytes = std::fs::read(self.root.join(path)).map_err(|error| match error.kind() {
            ErrorKind::NotFound => "does not exist".to_owned(),
            ErrorKind::IsADirectory => "is a folder".to_owned(),
            _ => format!("cannot be read: {error}"),
        })?;
        self.read.borrow_mut().insert(path.to_owned());
        Ok(bytes)
    }
}
