//! Slices: what is compiled from one is what is compiled from the whole document.

use std::path::Path;

use formwork_codegen::{Api, Arguments, Output, Selection, Target, compile};
use proc_macro2::Span;
use serde_json::Value;

use crate::support::{Memory, PATH, by_id, select, spanned};

/// The slice of what the arguments select.
fn slice(arguments: &Arguments, document: &str) -> String {
    let files = Memory(document.as_bytes());
    let api = Api::open(PATH, &files).unwrap();
    api.slice(arguments).unwrap_or_else(|problems| panic!("{problems:?}")).document("none")
}

fn tokens(arguments: &Arguments, document: &str) -> String {
    let Output { tokens, diagnostics } = compile(arguments, &Memory(document.as_bytes()));
    let problems: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [] as [&str; 0], "{document}");
    tokens.to_string()
}

/// Every reference of the document leads to something.
fn assert_whole(document: &str) {
    let root: Value = serde_json::from_str(document).unwrap();
    let mut left = vec![&root];
    while let Some(value) = left.pop() {
        if let Some(Value::String(reference)) = value.get("$ref") {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(root.pointer(pointer).is_some(), "{reference} is not in {document}");
        }
        match value {
            Value::Array(elements) => left.extend(elements),
            Value::Object(members) => left.extend(members.values()),
            _ => {}
        }
    }
}

/// Slices each operation out of a document. Gives how many could be, and the sizes of the slices.
fn slice_each(document: &str) -> Vec<usize> {
    let files = Memory(document.as_bytes());
    let api = Api::open(PATH, &files).unwrap();
    let mut sizes = Vec::new();
    for operation in api.operations().0 {
        let arguments = select(Target::Path(operation.method, operation.path.clone()), None);
        let Ok(slice) = api.slice(&arguments) else { continue };
        let slice = slice.document("none");
        assert_whole(&slice);
        let whole = api.compile(&arguments).tokens.to_string();
        assert!(whole == tokens(&arguments, &slice), "{} {}", operation.method, operation.path);
        assert_eq!(slice, self::slice(&arguments, &slice), "a slice of a slice is the slice");
        sizes.push(slice.len());
    }
    sizes
}

#[test]
fn every_operation_of_every_document_here_expands_to_the_same_tokens() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            count += slice_each(&std::fs::read_to_string(&path).unwrap()).len();
        }
    }
    assert!(count > 80, "{count}");
}

#[test]
fn so_does_every_operation_of_a_large_one() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/specs");
    let Ok(document) = std::fs::read_to_string(folder.join("stripe-2023-09-12.json")) else {
        println!("skipped: the document is not there");
        return;
    };
    let sizes = slice_each(&document);
    let largest = sizes.iter().max().unwrap();
    println!("{} slices, {} bytes on average, at most {largest}", sizes.len(), sizes.iter().sum::<usize>() / sizes.len());
}
