//! Compiles documents, one a line, each with an operation `Receive` whose answer has a member `it`: the union.
//!
//! An operation `Send` may stand beside it, and the extension `x-files` may hold files that the document refers to.
//! The documents are those that `VARIANTS_DOCUMENTS` names, and otherwise the ones that are checked in.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use formwork_codegen::{Arguments, Files, Output, Selection, Spanned, Target, compile};
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use serde::Deserialize;
use serde_json::value::RawValue;

/// The path of a document.
const DOCUMENT: &str = "api.json";

/// A document, and the files beside it as they are written.
struct Memory<'d> {
    document: &'d str,
    files: BTreeMap<String, &'d RawValue>,
}

/// A document, of which only the files beside it are read here.
#[derive(Deserialize)]
struct Beside<'d> {
    #[serde(borrow, default, rename = "x-files")]
    files: BTreeMap<String, &'d RawValue>,
}

impl<'d> Memory<'d> {
    fn new(document: &'d str) -> Self {
        let Beside { files } = serde_json::from_str(document).expect("a line is a document as JSON");
        Self { document, files }
    }

    fn compile(&self, target: Target) -> Output {
        let span = Span::call_site();
        let mut arguments = Arguments::new(Spanned { value: DOCUMENT.to_owned(), span });
        arguments.operations.push(Selection { target, name: None, span });
        compile(&arguments, self)
    }
}

impl Files for Memory<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let file = self.files.get(path).map(|file| file.get());
        let text = if path == DOCUMENT { Some(self.document) } else { file };
        text.map(|text| text.as_bytes().to_vec()).ok_or_else(|| "does not exist".to_owned())
    }
}

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-env-changed=VARIANTS_DOCUMENTS");
    let path = env::var_os("VARIANTS_DOCUMENTS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("documents.jsonl"), PathBuf::from);
    println!("cargo::rerun-if-changed={}", path.display());
    let documents = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (modules, rows): (Vec<_>, Vec<_>) = documents.lines().enumerate().map(union).unzip();
    let code = quote! {
        #(#modules)*

        /// The union of each document.
        pub(crate) static UNIONS: &[Union] = &[#(#rows,)*];
    };
    let output = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(output.join("unions.rs"), code.to_string()).expect("the build's folder can be written to");
}

/// The module of a document, and its row in the table.
fn union((index, document): (usize, &str)) -> (TokenStream, TokenStream) {
    let memory = Memory::new(document);
    let mut output = memory.compile(Target::All);
    // Schemas that only a request cannot have are still read in answers.
    let unsent = output.diagnostics.first().map(ToString::to_string);
    if unsent.is_some() {
        output = memory.compile(Target::Id("Receive".to_owned()));
    }
    if let Some(problem) = output.diagnostics.first() {
        let problem = problem.to_string();
        return (TokenStream::new(), quote!(Union::Refused { refused: #problem }));
    }
    let unsent = unsent.map_or_else(|| quote!(None), |problem| quote!(Some(#problem)));
    let tokens = output.tokens;
    let variants = variants(&tokens);
    let module = format_ident!("u{index}");
    let code = quote! {
        pub mod #module {
            #tokens

            pub fn read(json: &str) -> super::Read {
                super::read(&Receive::new(), json, |output| format!("{:?}", output.it))
            }
        }
    };
    (code, quote!(Union::Generated { variants: &[#(#variants),*], unsent: #unsent, read: #module::read }))
}

/// The variants of the union's enum, in order. None if the union is not an enum in Rust.
fn variants(tokens: &TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(tokens.clone()).expect("what is emitted is a file of Rust");
    let find = |items: Vec<syn::Item>, name: &str| {
        items.into_iter().find_map(|item| match item {
            syn::Item::Mod(item) if item.ident == name => item.content.map(|(_, items)| items),
            _ => None,
        })
    };
    let items = find(file.items, "receive").and_then(|items| find(items, "output")).unwrap_or_default();
    let union = items.into_iter().find_map(|item| match item {
        syn::Item::Enum(item) if item.ident == "It" => Some(item.variants),
        _ => None,
    });
    let holds_value = |variant: &syn::Variant| variant.ident != "Other" && !variant.fields.is_empty();
    union.into_iter().flatten().filter(holds_value).map(|variant| variant.ident.to_string()).collect()
}
