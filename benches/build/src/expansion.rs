//! The expansion without rustc: a document becomes tokens.

use formwork_codegen::{Arguments, Files, Output, Selection, Spanned, Target, compile, lay_out_tables};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use crate::Failure;
use crate::workshop::UPDATE;

/// A document that was read.
pub struct Document<'d>(pub &'d str);

impl Files for Document<'_> {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.as_bytes().to_vec())
    }
}

/// Makes the tokens of these operations.
///
/// # Errors
///
/// Fails with the first diagnostic.
pub fn expand(path: &str, operations: Vec<Selection>, files: &dyn Files) -> Result<TokenStream, Failure> {
    let mut arguments = Arguments::new(Spanned { value: path.to_owned(), span: Span::call_site() });
    arguments.operations = operations;
    let Output { tokens, diagnostics } = compile(&arguments, files);
    match diagnostics.first() {
        Some(problem) => Err(problem.to_string().into()),
        None => Ok(tokens),
    }
}

/// Makes the tokens of the update, under the name that the projects use.
///
/// # Errors
///
/// Fails with the first diagnostic.
pub fn update(document: &str) -> Result<TokenStream, Failure> {
    let mut update = selection(Target::Id(UPDATE.to_owned()));
    update.name = Some(Ident::new("UpdateVerificationSession", Span::call_site()));
    expand("spec/identity.json", vec![update], &Document(document))
}

/// An operation under its own name.
#[must_use]
pub fn selection(target: Target) -> Selection {
    Selection { target, name: None, span: Span::call_site() }
}

/// The code as people read it.
///
/// # Errors
///
/// Fails if it is no Rust.
pub fn formatted(tokens: TokenStream) -> Result<String, Failure> {
    Ok(lay_out_tables(&prettyplease::unparse(&syn::parse2(tokens)?)))
}

/// How many tokens there are, inside of groups as well.
#[must_use]
pub fn count(tokens: TokenStream) -> u64 {
    tokens
        .into_iter()
        .map(|token| if let TokenTree::Group(group) = token { 2 + count(group.stream()) } else { 1 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn groups_are_counted_with_what_they_hold() {
        assert_eq!(count("f(a, [b])".parse().unwrap()), 8);
    }
}
