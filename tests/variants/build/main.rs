//! Compiles documents, one a line, each with an operation `Receive` whose answer has a member `it`: the union.
//!
//! The documents are those that `VARIANTS_DOCUMENTS` names, and otherwise the ones that are checked in.

use std::path::{Path, PathBuf};
use std::{env, fs};

use formwork_codegen::{Arguments, Files, Output, Selection, Spanned, Target, compile};
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};

/// One document.
struct Memory<'d>(&'d str);

impl Files for Memory<'_> {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.as_bytes().to_vec())
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
    let span = Span::call_site();
    let mut arguments = Arguments::new(Spanned { value: "api.json".to_owned(), span });
    arguments.operations.push(Selection { target: Target::All, name: None, span });
    let Output { tokens, diagnostics } = compile(&arguments, &Memory(document));
    if let Some(problem) = diagnostics.first() {
        let problem = problem.to_string();
        return (TokenStream::new(), quote!(Union::Refused { refused: #problem }));
    }
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
    (code, quote!(Union::Generated { variants: &[#(#variants),*], read: #module::read }))
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
