//! Structs that are received: public fields, and a line a field to read and to write it.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Scope, allow_deprecated, docs, ident};
use crate::model::{Definition, Field, Type};

impl Scope<'_> {
    pub(super) fn response(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let item = self.response_struct(definition, fields);
        let object = self.object_impl(definition, fields);
        quote! { #item #object }
    }

    fn response_struct(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let runtime = self.runtime;
        let docs = docs::definition(definition);
        let name = ident(&definition.name);
        let booleans = fields.iter().filter(|field| field.required && field.type_ == Type::Boolean).count();
        // The document decides how many there are.
        let allow = (booleans > 3).then(|| quote!(#[allow(clippy::struct_excessive_bools)]));
        let fields = fields.iter().map(|field| {
            let docs = docs::field(field);
            let name = ident(&field.name);
            let type_ = self.field_type(field);
            quote!(#docs pub #name: #type_)
        });
        quote! {
            #docs
            #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
            #allow
            pub struct #name {
                #(#fields,)*
                /// What the API sent beyond the fields.
                pub extra: #runtime::Extra,
            }
        }
    }

    /// How the object is read and written. The block keeps its helper type to itself.
    fn object_impl(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let runtime = self.runtime;
        let private = quote!(#runtime::__private);
        let name = ident(&definition.name);
        let allow = allow_deprecated(fields);
        let slots = fields.iter().map(|field| {
            let name = ident(&field.name);
            let type_ = self.type_(not_null(&field.type_));
            quote!(#name: #private::Slot<#type_>)
        });
        let read = read(fields, &private);
        let finish = finish(fields, runtime);
        let write = write(fields, &private);
        quote! {
            const _: () = {
                #[doc(hidden)]
                #[derive(::core::default::Default)]
                pub struct Members {
                    #(#slots,)*
                }

                #allow
                impl #private::Object for #name {
                    type Members = Members;

                    #read

                    #finish

                    #write
                }

                #private::object!(#name);
            };
        }
    }
}

fn read(fields: &[Field], private: &TokenStream) -> TokenStream {
    let arms = fields.iter().map(|field| {
        let (wire, name) = (&field.wire.0, ident(&field.name));
        let method = if is_plain(field) { quote!(read) } else { quote!(read_nullable) };
        quote!(#wire => members.#name.#method(from))
    });
    let (members, from) = if fields.is_empty() { (quote!(_), quote!(_)) } else { (quote!(members), quote!(from)) };
    quote! {
        fn read<'de, A: #private::serde::de::MapAccess<'de>>(
            #members: &mut Members,
            name: &str,
            #from: &mut A,
        ) -> ::core::result::Result<bool, A::Error> {
            match name {
                #(#arms,)*
                _ => ::core::result::Result::Ok(false),
            }
        }
    }
}

fn finish(fields: &[Field], runtime: &TokenStream) -> TokenStream {
    let values = fields.iter().map(|field| {
        let (wire, name) = (&field.wire.0, ident(&field.name));
        match (field.required, is_plain(field)) {
            (true, true) => quote!(#name: members.#name.required(#wire)?),
            (true, false) => quote!(#name: members.#name.required_nullable(#wire)?),
            (false, _) => quote!(#name: members.#name.optional(#wire, &mut extra)),
        }
    });
    let members = if fields.is_empty() { quote!(_) } else { quote!(members) };
    let mutable = fields.iter().any(|field| !field.required).then(|| quote!(mut));
    quote! {
        fn finish<E: #runtime::__private::serde::de::Error>(
            #members: Members,
            #mutable extra: #runtime::Extra,
        ) -> ::core::result::Result<Self, E> {
            ::core::result::Result::Ok(Self { #(#values,)* extra })
        }
    }
}

fn write(fields: &[Field], private: &TokenStream) -> TokenStream {
    let writes = fields.iter().map(|field| {
        let (wire, name) = (&field.wire.0, ident(&field.name));
        if field.required {
            quote!(to.serialize_entry(#wire, &self.#name)?;)
        } else {
            quote!(#private::write_optional(to, #wire, self.#name.as_ref(), &self.extra)?;)
        }
    });
    quote! {
        fn write<M: #private::serde::ser::SerializeMap>(
            &self,
            to: &mut M,
        ) -> ::core::result::Result<(), M::Error> {
            #(#writes)*
            self.extra.write(to)
        }
    }
}

/// Whether null is an error. An optional member may be null whatever the document says: many APIs send it.
fn is_plain(field: &Field) -> bool {
    field.required && !matches!(field.type_, Type::Nullable(_) | Type::Json)
}

fn not_null(type_: &Type) -> &Type {
    match type_ {
        Type::Nullable(inner) => inner,
        type_ => type_,
    }
}
