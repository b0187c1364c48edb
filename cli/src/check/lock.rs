//! `formwork.lock`: the digest of every part of a document that the macros of a workspace reach.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use formwork_codegen::Slice;
use serde_json::{Map, Value, json};

use crate::files;
use crate::outcome::Failure;
use crate::slice::digest_of;

/// The form of the file. Another one is not read.
const VERSION: u64 = 1;

/// The documents by their paths from the folder of the workspace.
#[derive(Default)]
pub(super) struct Lock(BTreeMap<String, Document>);

/// A document as it was when it was pinned.
#[derive(Default)]
struct Document {
    /// The document's own version, which may change alone.
    version: String,
    /// The digests by JSON pointer.
    parts: BTreeMap<String, String>,
}

/// A difference between two locks.
pub(super) struct Change {
    pub(super) document: String,
    /// The part, or nothing for the whole document.
    pub(super) pointer: String,
    pub(super) kind: &'static str,
}

impl Lock {
    /// Reads a lock, if there is one.
    pub(super) fn read(path: &Path) -> Result<Option<Self>, Failure> {
        if !path.exists() {
            return Ok(None);
        }
        let shown = path.display();
        let bytes =
            files::read(path).map_err(|reason| Failure::new(format!("the lock `{shown}` {reason}")))?;
        let broken = || {
            Failure::new(format!("`{shown}` is not a lock of this version of cargo-formwork"))
                .help("`cargo formwork check --update` writes it anew, if it is removed before")
        };
        let value: Value = serde_json::from_slice(&bytes).map_err(|_| broken())?;
        if value.get("version").and_then(Value::as_u64) != Some(VERSION) {
            return Err(broken());
        }
        let documents = value.get("documents").and_then(Value::as_object).ok_or_else(broken)?;
        let documents = documents.iter().map(|(path, value)| Some((path.clone(), document(value)?)));
        Ok(Some(Self(documents.collect::<Option<_>>().ok_or_else(broken)?)))
    }

    /// Writes it, sorted, and a line for each part.
    pub(super) fn write(&self, path: &Path) -> Result<(), Failure> {
        let Self(documents) = self;
        let documents: Map<String, Value> = documents
            .iter()
            .map(|(path, document)| {
                (path.clone(), json!({ "version": document.version, "parts": document.parts }))
            })
            .collect();
        let text = format!("{:#}\n", json!({ "version": VERSION, "documents": documents }));
        let shown = path.display();
        std::fs::write(path, text)
            .map_err(|error| Failure::new(format!("`{shown}` cannot be written: {error}")))
    }

    /// Adds what one macro reaches.
    pub(super) fn add(&mut self, package: &Path, spec: &str, slice: &Slice) {
        let document = self.0.entry(normal(&package.join(spec))).or_default();
        document.version.clone_from(&slice.version);
        document.parts.extend(slice.parts.iter().map(|(pointer, text)| (pointer.clone(), digest_of(text))));
    }

    /// The difference to the lock.
    pub(super) fn changes(&self, now: &Self) -> Vec<Change> {
        let paths: BTreeSet<&String> = self.0.keys().chain(now.0.keys()).collect();
        let mut changes = Vec::new();
        for path in paths {
            let mut add = |pointer: &str, kind| {
                changes.push(Change { document: path.clone(), pointer: pointer.to_owned(), kind });
            };
            match (self.0.get(path), now.0.get(path)) {
                (Some(before), Some(now)) => {
                    let pointers: BTreeSet<&String> = before.parts.keys().chain(now.parts.keys()).collect();
                    for pointer in pointers {
                        match (before.parts.get(pointer), now.parts.get(pointer)) {
                            (Some(one), Some(other)) if one == other => {}
                            (Some(_), Some(_)) => add(pointer, "changed"),
                            (None, _) => add(pointer, "added"),
                            (_, None) => add(pointer, "gone"),
                        }
                    }
                }
                (None, _) => add("", "added"),
                (_, None) => add("", "gone"),
            }
        }
        changes
    }
}

fn document(value: &Value) -> Option<Document> {
    let version = value.get("version")?.as_str()?.to_owned();
    let parts = value.get("parts")?.as_object()?;
    let parts = parts.iter().map(|(pointer, digest)| Some((pointer.clone(), digest.as_str()?.to_owned())));
    Some(Document { version, parts: parts.collect::<Option<_>>()? })
}

/// A path without `.` and, where that is known, `..`; the same on every system.
fn normal(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if parts.last().is_some_and(|last| last != "..") => drop(parts.pop()),
            part => parts.push(PathBuf::from(part.as_os_str()).display().to_string()),
        }
    }
    parts.join("/").replace("//", "/")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::normal;

    #[test]
    fn paths_are_the_same_however_they_are_written() {
        for (path, wanted) in [
            ("a/./b.json", "a/b.json"),
            ("a/../spec/b.json", "spec/b.json"),
            ("../b.json", "../b.json"),
            ("/a/b.json", "/a/b.json"),
        ] {
            assert_eq!(normal(Path::new(path)), wanted);
        }
    }
}
