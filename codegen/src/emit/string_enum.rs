//! String enums: a variant a value, and one for values that the document does not list.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Scope, docs, ident};
use crate::model::{Definition, Variant};

impl Scope<'_> {
    pub(super) fn string_enum(&self, definition: &Definition, variants: &[Variant]) -> TokenStream {
        let runtime = self.runtime;
        let docs = docs::definition(definition);
        let name = ident(&definition.name);
        let items = variants.iter().map(|variant| {
            let docs = docs::variant(variant);
            let name = ident(&variant.name);
            quote!(#docs #name)
        });
        let names: Vec<_> = variants.iter().map(|variant| ident(&variant.name)).collect();
        let values: Vec<_> = variants.iter().map(|variant| &variant.wire.0).collect();
        quote! {
            #docs
            #[derive(
                ::core::clone::Clone,
                ::core::fmt::Debug,
                ::core::cmp::PartialEq,
                ::core::cmp::Eq,
                ::core::hash::Hash,
            )]
            pub enum #name {
                #(#items,)*
                /// A value that the document does not list.
                Other(::std::string::String),
            }

            #runtime::__private::string_enum! { #name { #(#names = #values,)* } }
        }
    }
}
