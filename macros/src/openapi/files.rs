//! The files of the crate that is being compiled.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

use formwork_codegen::{Files, Text};

use super::kept::{Kept, Stamp};

/// Reads relative to the folder of the user's `Cargo.toml`, and remembers what was there.
pub(super) struct CrateFiles {
    root: PathBuf,
    kept: &'static Kept,
    /// The files that were there, and what their folder said of them before they were read.
    read: RefCell<BTreeMap<String, Option<Stamp>>>,
}

impl CrateFiles {
    /// Fails where no cargo says which crate this is.
    pub(super) fn new() -> Result<Self, String> {
        static KEPT: Kept = Kept::new();

        let root = std::env::var_os("CARGO_MANIFEST_DIR")
            .ok_or("CARGO_MANIFEST_DIR is not set, so there is no folder to look for the document in")?;
        Ok(Self { root: root.into(), kept: &KEPT, read: RefCell::default() })
    }

    /// The files that were read, in the order of their names.
    pub(super) fn read_paths(&self) -> Vec<String> {
        self.read.borrow().keys().cloned().collect()
    }
}

impl Files for CrateFiles {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let file = self.root.join(path);
        let stamp = Stamp::read(&file);
        let bytes = std::fs::read(file).map_err(|error| match error.kind() {
            ErrorKind::NotFound => "does not exist".to_owned(),
            ErrorKind::IsADirectory => "is a folder".to_owned(),
            _ => format!("cannot be read: {error}"),
        })?;
        self.read.borrow_mut().insert(path.to_owned(), stamp);
        Ok(bytes)
    }

    fn known(&self, path: &str) -> Option<Arc<Text>> {
        let file = self.root.join(path);
        let stamp = Stamp::read(&file)?;
        let text = self.kept.get(&file, &stamp)?;
        self.read.borrow_mut().insert(path.to_owned(), Some(stamp));
        Some(text)
    }

    fn keep(&self, path: &str, text: &Arc<Text>) {
        if let Some(Some(stamp)) = self.read.borrow().get(path) {
            self.kept.put(self.root.join(path), stamp.clone(), Arc::clone(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::fs::File;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    use std::time::{Duration, SystemTime};

    use formwork_codegen::{Arguments, Files, Selection, Spanned, Target, Text, compile};
    use proc_macro2::Span;

    use super::super::kept::Kept;
    use super::CrateFiles;

    const A: &str =
        r#"{"openapi": "3.0.3", "paths": {"/a": {"get": {"operationId": "A", "responses": {}}}}}"#;
    const B: &str =
        r#"{"openapi": "3.0.3", "paths": {"/b": {"get": {"operationId": "B", "responses": {}}}}}"#;

    /// A folder that is removed in the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("formwork-{name}-{}", std::process::id()));
            std::fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }

        /// Writes the document, as if that had been so long ago.
        fn write(&self, text: &str, ago: Duration) {
            let path = self.0.join("api.json");
            std::fs::write(&path, text).unwrap();
            File::options().write(true).open(path).unwrap().set_modified(SystemTime::now() - ago).unwrap();
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    /// The files of one expansion. Counts what it reads.
    struct Counted(CrateFiles, RefCell<usize>);

    impl Files for Counted {
        fn read(&self, path: &str) -> Result<Vec<u8>, String> {
            *self.1.borrow_mut() += 1;
            self.0.read(path)
        }

        fn known(&self, path: &str) -> Option<Arc<Text>> {
            self.0.known(path)
        }

        fn keep(&self, path: &str, text: &Arc<Text>) {
            self.0.keep(path, text);
        }
    }

    /// The operation that one expansion finds, and how often it reads the document.
    fn expansion(folder: &Path, kept: &'static Kept) -> (String, usize) {
        let span = Span::call_site();
        let mut arguments = Arguments::new(Spanned { value: "api.json".to_owned(), span });
        arguments.operations.push(Selection { target: Target::All, name: None, span });
        let files = CrateFiles { root: folder.to_owned(), kept, read: RefCell::default() };
        let files = Counted(files, RefCell::new(0));
        let tokens = compile(&arguments, &files).tokens.to_string();
        assert_eq!(files.0.read_paths(), ["api.json"], "what is known is tracked all the same");
        let name = ["A", "B"].into_iter().find(|name| tokens.contains(&format!("pub struct {name} ")));
        (name.unwrap_or("nothing").to_owned(), files.1.into_inner())
    }

    #[test]
    fn a_document_is_read_once_until_it_changes() {
        static KEPT: Kept = Kept::new();
        let folder = Folder::new("once");
        let expand = || expansion(&folder.0, &KEPT);
        let (hour, day) = (Duration::from_secs(3_600), Duration::from_secs(86_400));

        folder.write(A, day);
        assert_eq!(expand(), ("A".to_owned(), 1));
        assert_eq!(expand(), ("A".to_owned(), 0));
        assert_eq!(expand(), ("A".to_owned(), 0));
        // As long as the one before.
        folder.write(B, hour);
        assert_eq!(expand(), ("B".to_owned(), 1));
        assert_eq!(expand(), ("B".to_owned(), 0));
        // Older than the one before, as from an archive.
        folder.write(&format!("{A} "), day);
        assert_eq!(expand(), ("A".to_owned(), 1));
        assert_eq!(expand(), ("A".to_owned(), 0));
    }

    /// It may be written again before the clock of the file system has moved on.
    #[test]
    fn a_document_that_was_written_just_now_is_read_again() {
        static KEPT: Kept = Kept::new();
        let folder = Folder::new("fresh");
        for (text, name) in [(A, "A"), (B, "B"), (A, "A")] {
            folder.write(text, Duration::ZERO);
            assert_eq!(expansion(&folder.0, &KEPT), (name.to_owned(), 1));
        }
    }

    /// A deleted file is missing, even if its text is cached.
    #[test]
    fn a_document_that_is_gone_is_not_known() {
        static KEPT: Kept = Kept::new();
        let folder = Folder::new("gone");
        folder.write(A, Duration::from_secs(60));
        assert_eq!(expansion(&folder.0, &KEPT).1, 1);
        std::fs::remove_file(folder.0.join("api.json")).unwrap();
        let files = CrateFiles { root: folder.0.clone(), kept: &KEPT, read: RefCell::default() };
        assert!(files.known("api.json").is_none());
        assert_eq!(files.read("api.json"), Err("does not exist".to_owned()));
    }
}
