//! Enums of values: a variant a value, and one for values that the document does not list.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use serde_json::Value;

use super::{Scope, docs, ident};
use crate::model::{Definition, Variant};

impl Scope<'_> {
    pub(super) fn string_enum(&self, definition: &Definition, variants: &[Variant]) -> TokenStream {
        let runtime = self.runtime;
        let other = quote!(::std::string::String);
        let item = values_enum(definition, variants, &other);
        let name = ident(&definition.name);
        let names = variants.iter().map(|variant| ident(&variant.name));
        let values = variants.iter().map(|variant| &variant.wire.0);
        quote! {
            #item
            #runtime::__private::string_enum! { #name { #(#names = #values,)* } }
        }
    }

    /// An enum of numbers, or of scalars of several types.
    pub(super) fn value_enum(
        &self,
        definition: &Definition,
        variants: &[Variant],
        values: &[Value],
    ) -> TokenStream {
        let runtime = self.runtime;
        let item = values_enum(definition, variants, &quote!(#runtime::Json));
        let name = ident(&definition.name);
        let names = variants.iter().map(|variant| ident(&variant.name));
        let values = values.iter().map(literal);
        quote! {
            #item
            #runtime::__private::value_enum! { #name { #(#names = #values,)* } }
        }
    }
}

/// The enum itself, with a variant for what is not listed.
fn values_enum(definition: &Definition, variants: &[Variant], other: &TokenStream) -> TokenStream {
    let docs = docs::definition(definition);
    let name = ident(&definition.name);
    let items = variants.iter().map(|variant| {
        let docs = docs::variant(variant);
        let name = ident(&variant.name);
        quote!(#docs #name)
    });
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
            Other(#other),
        }
    }
}

/// A scalar as a literal.
fn literal(value: &Value) -> TokenStream {
    match value {
        Value::Bool(value) => value.to_token_stream(),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => Literal::i64_suffixed(integer).into_token_stream(),
            (None, float) => Literal::f64_suffixed(float.unwrap_or_default()).into_token_stream(),
        },
        other => other.as_str().unwrap_or_default().to_token_stream(),
    }
}
