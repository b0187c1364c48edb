//! The files of the machine that the command runs on.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use formwork_codegen::{Api, Files};

use crate::outcome::Failure;

/// Reads relative to a folder.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    /// The one that the command runs in.
    pub(crate) fn current() -> Self {
        Self(PathBuf::new())
    }

    /// Opens a document in it.
    pub(crate) fn open(&self, path: &str) -> Result<Api<'_>, Failure> {
        // The compiler would speak of a folder that only the macro knows.
        self.read(path).map_err(|reason| Failure::new(format!("the document `{path}` {reason}")))?;
        Ok(Api::open(path, self)?)
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        read(&self.0.join(path))
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
