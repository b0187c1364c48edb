//! Structs of headers: public fields, and a table by which they are read.

use formwork_resolve::model::{Definition, Encoding, Field, Type};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Scope, allow_deprecated, allow_silent_fields, ident};

impl Scope<'_> {
    pub(super) fn headers(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let runtime = self.runtime;
        let docs = self.docs.definition(definition);
        let name = ident(&definition.name);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let rows = fields.iter().map(|field| self.header_row(field));
        let fields = self.documented(fields);
        let silent = allow_silent_fields(&docs, &fields);
        let fields = self.struct_fields(&fields);
        quote! {
            #docs
            #[derive(
                ::core::clone::Clone,
                ::core::fmt::Debug,
                ::core::cmp::PartialEq,
                ::core::default::Default,
            )]
            #silent
            #allow
            pub struct #name {
                #fields
            }

            #runtime::__private::headers! { #name { #(#rows,)* } }
        }
    }

    fn header_row(&self, field: &Field) -> TokenStream {
        let (wire, name) = (&field.wire.0, ident(&field.name));
        let (slot, type_) = match (&field.encoding, &field.type_) {
            (Encoding::Json { .. }, type_) => (quote!(Decoded), type_),
            (_, Type::Array(elements)) => (quote!(List), &**elements),
            (_, type_) => (quote!(One), type_),
        };
        let type_ = self.type_(type_);
        quote!(#wire => #name: #slot<#type_>)
    }
}
