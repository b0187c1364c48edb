//! The documents: where they are, and which operations they have, read without the compiler that is tested.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use formwork_codegen::Method;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The folder of a corpus that has its documents as plain JSON.
const PLAIN: &str = ".json";

/// A folder of documents.
pub(crate) struct Corpus {
    root: PathBuf,
    /// The documents as plain JSON, by the same paths, for corpora that also have YAML.
    plain: Option<PathBuf>,
    /// The documents below it, sorted, with `/` between the parts of a path.
    pub(crate) documents: Vec<Document>,
}

/// A document that is not read yet.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) path: String,
    pub(crate) size: u64,
}

/// A method, as HTTP writes it, and a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Operation {
    pub(crate) method: String,
    pub(crate) path: String,
}

/// The version and title of a document.
pub(crate) struct Contents {
    pub(crate) version: String,
    pub(crate) operations: Vec<Operation>,
}

impl Corpus {
    /// Every document below this folder: JSON, and YAML where the folder has it as JSON too.
    pub(crate) fn open(root: &Path) -> Result<Self, String> {
        let plain = Some(root.join(PLAIN)).filter(|folder| folder.is_dir());
        let is_document = |path: &Path| {
            let extension = path.extension().and_then(|extension| extension.to_str());
            extension == Some("json") || plain.is_some() && matches!(extension, Some("yaml" | "yml"))
        };
        let mut documents = Vec::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            for entry in entries.flatten() {
                let Ok(metadata) = entry.metadata() else { continue };
                let path = entry.path();
                if metadata.is_dir() {
                    folders.extend(Some(path).filter(|path| !path.ends_with(PLAIN)));
                } else if is_document(&path) {
                    documents.push(Document { path: relative(root, &path), size: metadata.len() });
                }
            }
        }
        documents.sort_by(|left, right| left.path.cmp(&right.path));
        if documents.is_empty() {
            return Err(format!("{} holds no document", root.display()));
        }
        Ok(Self { root: root.to_owned(), plain, documents })
    }

    /// The path of a document on the disk.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The document as plain JSON on the disk.
    pub(crate) fn plain_file(&self, path: &str) -> PathBuf {
        self.plain.as_ref().unwrap_or(&self.root).join(path)
    }

    /// The version and title of a document.
    pub(crate) fn contents(&self, path: &str) -> Result<Contents, String> {
        let text = fs::read(self.plain_file(path)).map_err(|error| format!("{path}: {error}"))?;
        contents(&text)
    }

    /// A choice of documents that is the same for the same seed, sorted.
    pub(crate) fn sample(&self, count: usize, seed: u64) -> Vec<Document> {
        let mut documents = self.documents.clone();
        if count < documents.len() {
            fastrand::Rng::with_seed(seed).shuffle(&mut documents);
            documents.truncate(count);
            documents.sort_by(|left, right| left.path.cmp(&right.path));
        }
        documents
    }
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

#[derive(Deserialize)]
struct Top<'d> {
    openapi: Option<String>,
    #[serde(borrow)]
    paths: Option<BTreeMap<String, &'d RawValue>>,
}

/// The operations of a document, sorted.
pub(crate) fn contents(text: &[u8]) -> Result<Contents, String> {
    let top: Top<'_> = serde_json::from_slice(text).map_err(|error| error.to_string())?;
    let mut operations = Vec::new();
    let has_queries = top.openapi.as_ref().is_some_and(|version| version.starts_with("3.2"));
    for (path, item) in top.paths.unwrap_or_default() {
        let members: BTreeMap<String, &RawValue> = serde_json::from_str(item.get()).unwrap_or_default();
        let methods = members.iter().filter(|(_, value)| value.get().starts_with('{'));
        let methods =
            methods.filter_map(|(key, _)| Method::ALL.into_iter().find(|method| is_key(method, key)));
        let methods = methods.filter(|method| has_queries || *method != Method::Query);
        if path.starts_with('/') {
            operations.extend(
                methods.map(|method| Operation { method: method.as_str().to_owned(), path: path.clone() }),
            );
        }
    }
    Ok(Contents { version: top.openapi.unwrap_or_default(), operations })
}

fn is_key(method: &Method, key: &str) -> bool {
    method.as_str().to_ascii_lowercase() == key
}

#[cfg(test)]
mod tests {
    use super::contents;

    #[test]
    fn operations_are_those_of_paths() {
        let text = r#"{"openapi": "3.0.0", "paths": {"/b": {"post": {}, "get": {}, "parameters": [], "GET": {}},
            "/a": {"trace": {}, "put": 1, "query": {}}, "x-a": {"get": {}}, "/c": null}}"#;
        let contents = contents(text.as_bytes()).unwrap();
        assert_eq!(contents.version, "3.0.0");
        let found: Vec<String> = contents
            .operations
            .iter()
            .map(|operation| format!("{} {}", operation.method, operation.path))
            .collect();
        assert_eq!(found, ["TRACE /a", "GET /b", "POST /b"]);
    }
}
