//! Structs that are received: public fields, and a table by which they are read and written.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Scope, allow_deprecated, docs, ident};
use crate::model::{Definition, Field, Location, Type};

impl Scope<'_> {
    pub(super) fn response(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let item = self.response_struct(definition, fields);
        let object = self.object(definition, fields);
        quote! { #item #object }
    }

    fn response_struct(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let runtime = self.runtime;
        let docs = docs::definition(definition);
        let name = ident(&definition.name);
        let deprecated = allow_deprecated(self.uses_deprecated(definition));
        let booleans = fields.iter().filter(|field| field.required && field.type_ == Type::Boolean).count();
        // The document decides how many there are.
        let allow = (booleans > 3).then(|| quote!(#[allow(clippy::struct_excessive_bools)]));
        let fields = self.struct_fields(fields);
        quote! {
            #docs
            #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
            #deprecated
            #allow
            pub struct #name {
                #(#fields,)*
                /// What the API sent beyond the fields.
                pub extra: #runtime::Extra,
            }
        }
    }

    /// The table by which the object is read and written.
    fn object(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let runtime = self.runtime;
        let name = ident(&definition.name);
        let rest = fields.iter().find(|field| field.location == Location::Rest).map(|field| {
            let name = ident(&field.name);
            let values = self.type_(field.type_.map_values().unwrap_or(&Type::Json));
            quote!(rest #name: #values)
        });
        let members = fields.iter().filter(|field| field.location != Location::Rest).map(|field| {
            let (wire, name) = (&field.wire.0, ident(&field.name));
            let (slot, type_) = match &field.type_ {
                type_ if field.required => ("Required", type_),
                Type::Nullable(inner) => ("Optional", &**inner),
                type_ => ("Optional", type_),
            };
            let slot = match type_ {
                Type::Double => format_ident!("{slot}Number"),
                Type::Nullable(inner) if **inner == Type::Double => format_ident!("{slot}Number"),
                _ if is_integer(type_) => format_ident!("{slot}Integer"),
                _ => format_ident!("{slot}"),
            };
            let type_ = self.type_(type_);
            quote!(#wire => #name: #slot<#type_>)
        });
        quote! {
            #runtime::__private::object! { #name { #(#members,)* } #rest }
        }
    }
}

/// Whether a value is made of integers, which may arrive as `1.0`.
fn is_integer(type_: &Type) -> bool {
    match type_ {
        Type::Int32 | Type::Int64 => true,
        Type::Nullable(inner) | Type::Array(inner) | Type::Map(inner) => is_integer(inner),
        _ => false,
    }
}
