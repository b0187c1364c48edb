//! The files of the machine that the command runs on.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use formwork_codegen::{Files, Source};

use crate::outcome::Failure;

/// Reads relative to a folder, and remembers what was there.
pub(crate) struct Folder {
    root: PathBuf,
    read: RefCell<BTreeSet<String>>,
    /// The documents that were read before the compiler asked for them.
    ahead: RefCell<BTreeMap<String, Vec<u8>>>,
}

impl Folder {
    pub(crate) fn at(root: PathBuf) -> Self {
        Self { root, read: RefCell::default(), ahead: RefCell::default() }
    }

    /// The one that the command runs in.
    pub(crate) fn current() -> Self {
        Self::at(PathBuf::new())
    }

    /// The files that were read, in the order of their names.
    pub(crate) fn read_paths(&self) -> Vec<String> {
        self.read.borrow().iter().cloned().collect()
    }

    /// Reads a document ahead: if it is not there, the compiler would speak of a folder that only the macro knows.
    pub(crate) fn find(&self, path: &str) -> Result<(), Failure> {
        let bytes =
            self.read(path).map_err(|reason| Failure::new(format!("the document `{path}` {reason}")))?;
        self.ahead.borrow_mut().insert(path.to_owned(), bytes);
        Ok(())
    }

    /// Opens a document in it.
    pub(crate) fn open(&self, path: &str) -> Result<Source<'_>, Failure> {
        self.find(path)?;
        Ok(Source::open(path, self)?)
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if let Some(bytes) = self.ahead.borrow_mut().remove(path) {
            return Ok(bytes);
        }
        let bytes = read(&self.root.join(path))?;
        self.read.borrow_mut().insert(path.to_owned());
        Ok(bytes)
    }
}

/// The bytes of a file, or a phrase that follows its path.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => "does not exist".to_owned(),
        ErrorKind::IsADirectory => "is a folder".to_owned(),
        _ => format!("cannot be read: {error}"),
    })
}
