//! Tokens that are emitted again and again. Each is made once and cloned, which takes half of the time.

use std::rc::Rc;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::docs::Docs;

/// Tokens to be interpolated many times. A [`TokenStream`] is copied twice whenever it is.
#[derive(Clone)]
pub(super) struct Phrase(Rc<[TokenTree]>);

impl Phrase {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<TokenStream> for Phrase {
    fn from(tokens: TokenStream) -> Self {
        Self(tokens.into_iter().collect())
    }
}

impl From<Vec<TokenTree>> for Phrase {
    fn from(tokens: Vec<TokenTree>) -> Self {
        Self(tokens.into())
    }
}

impl ToTokens for Phrase {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}

/// Token sequences that most items share.
pub(super) struct Phrases {
    pub(super) option: Phrase,
    pub(super) none: Phrase,
    pub(super) some: Phrase,
    pub(super) string: Phrase,
    pub(super) json: Phrase,
    pub(super) into: Phrase,
    pub(super) clearable: Phrase,
    pub(super) keep: Phrase,
    /// The module of the runtime that only generated code uses.
    pub(super) private: Phrase,
    /// The attribute that derives what every struct and most enums have.
    pub(super) derive: Phrase,
    /// The attribute for structs that the runtime prints and compares by their tables.
    pub(super) derive_clone: Phrase,
    /// The derives of a struct with a default.
    pub(super) derive_default: Phrase,
    /// The derives of an enum with `Eq` and `Hash`.
    pub(super) derive_values: Phrase,
    /// The derives of an enum without data.
    pub(super) derive_copy: Phrase,
    /// Docs of the variant for unlisted values.
    pub(super) unlisted: Phrase,
    /// The field of what is received for what has no field, and what is said of it.
    pub(super) extra: Phrase,
}

impl Phrases {
    pub(super) fn new(runtime: &Phrase, docs: &Docs) -> Self {
        let beyond = docs.comment("Members of the response that have no field.");
        Self {
            option: quote!(::core::option::Option).into(),
            none: quote!(::core::option::Option::None).into(),
            some: quote!(::core::option::Option::Some).into(),
            string: quote!(::std::string::String).into(),
            json: quote!(#runtime::Json).into(),
            into: quote!(::core::convert::Into).into(),
            clearable: quote!(#runtime::Clearable).into(),
            keep: quote!(#runtime::Clearable::Keep).into(),
            private: quote!(#runtime::__private).into(),
            derive: quote!(#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)])
                .into(),
            derive_clone: quote!(#[derive(::core::clone::Clone)]).into(),
            derive_default: quote! {
                #[derive(
                    ::core::clone::Clone,
                    ::core::fmt::Debug,
                    ::core::cmp::PartialEq,
                    ::core::default::Default
                )]
            }
            .into(),
            derive_values: quote! {
                #[derive(
                    ::core::clone::Clone,
                    ::core::fmt::Debug,
                    ::core::cmp::PartialEq,
                    ::core::cmp::Eq,
                    ::core::hash::Hash,
                )]
            }
            .into(),
            derive_copy: quote! {
                #[derive(
                    ::core::clone::Clone,
                    ::core::marker::Copy,
                    ::core::fmt::Debug,
                    ::core::cmp::PartialEq,
                    ::core::cmp::Eq,
                    ::core::hash::Hash,
                )]
            }
            .into(),
            unlisted: docs.comment("A value that the document does not list."),
            extra: quote!(#beyond pub extra: #runtime::Extra,).into(),
        }
    }
}
