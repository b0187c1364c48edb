//! `openapi!`: reads the document from the user's crate and reports in the user's terms.

mod files;
mod kept;

pub(crate) use formwork_codegen::Arguments;

use std::path::Path;

use formwork_codegen::{Diagnostic, Output, compile};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use files::CrateFiles;

/// The generated code, the errors, and what makes cargo rebuild when the document changes.
pub(crate) fn expand(arguments: &Arguments) -> TokenStream {
    let files = match CrateFiles::new() {
        Ok(files) => files,
        Err(reason) => return syn::Error::new(arguments.spec.span, reason).into_compile_error(),
    };
    let Output { tokens, diagnostics } = compile(arguments, &files);
    let errors = diagnostics.iter().map(compile_error);
    let tracked = files.read_paths().into_iter().map(|path| track(&path));
    quote! {
        #tokens
        #(#tracked)*
        #(#errors)*
    }
}

fn compile_error(diagnostic: &Diagnostic) -> TokenStream {
    let text = diagnostic.to_string();
    quote_spanned!(diagnostic.span()=> ::core::compile_error! { #text })
}

/// rustc rebuilds what includes a file whenever the file changes. The constant is not used, so the file does not get
/// into the binary, and the path of one in the crate stays relative in the output.
fn track(path: &str) -> TokenStream {
    if Path::new(path).is_absolute() {
        return quote! { const _: &[u8] = ::core::include_bytes!(#path); };
    }
    let path = format!("/{path}");
    quote! {
        const _: &[u8] = ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #path));
    }
}
