//! Compiles a document's operations and writes, beside what the compiler emits, how each of its types reads a tree.
//!
//! The document is the one that `ORACLE_DOCUMENT` names, and otherwise the shapes that are checked in.

mod definition;
mod emit;

use std::path::{Path, PathBuf};
use std::{env, fs};

use formwork_codegen::{Arguments, Files, Output, Selection, Spanned, Target, compile};
use proc_macro2::{Ident, Span, TokenStream};
use serde_json::Value;

/// Paths are used as they are.
struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        fs::read(path).map_err(|error| error.to_string())
    }
}

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-env-changed=ORACLE_DOCUMENT");
    let document = document();
    println!("cargo::rerun-if-changed={}", document.display());
    let tokens = expand(&document);
    let file: syn::File = syn::parse2(tokens.clone()).expect("what is emitted is a file of Rust");
    let generated = emit::bridge(&tokens, &definition::definitions(&file));
    let code = prettyplease::unparse(&syn::parse2(generated).expect("the bridge is a file of Rust"));
    let output = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(output.join("operations.rs"), code).expect("the build's folder can be written to");
}

fn document() -> PathBuf {
    let shapes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../forms/shapes.json");
    env::var_os("ORACLE_DOCUMENT").map_or(shapes, PathBuf::from)
}

/// Every operation under its own id, which is how a tree names it.
fn expand(document: &Path) -> TokenStream {
    let path = document.to_str().expect("a path of text").to_owned();
    let mut arguments = Arguments::new(Spanned { value: path, span: Span::call_site() });
    arguments.operations = operation_ids(document)
        .into_iter()
        .map(|id| {
            let name = Some(Ident::new(&id, Span::call_site()));
            Selection { target: Target::Id(id), name, span: Span::call_site() }
        })
        .collect();
    let Output { tokens, diagnostics } = compile(&arguments, &Disk);
    let diagnostics: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert!(diagnostics.is_empty(), "{} diagnostics\n{}", diagnostics.len(), diagnostics.join("\n"));
    tokens
}

fn operation_ids(document: &Path) -> Vec<String> {
    let text = fs::read(document).unwrap_or_else(|error| panic!("{}: {error}", document.display()));
    let document: Value = serde_json::from_slice(&text).expect("a document of JSON");
    let items = document["paths"].as_object().expect("a document with paths");
    let operations = items.values().filter_map(Value::as_object).flat_map(serde_json::Map::values);
    operations.filter_map(|operation| operation["operationId"].as_str()).map(str::to_owned).collect()
}
