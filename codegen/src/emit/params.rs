//! Structs that are sent: public fields, a constructor with what is required, a setter for each of the rest.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::Argument;
use super::{Scope, allow_deprecated, definition_ident, docs, ident};
use crate::markdown::code;
use crate::model::{Definition, Field, Location, Methods, RustName, Shape, Type};

impl Scope<'_> {
    pub(super) fn params(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let item = self.params_struct(definition, fields);
        let inherent = self.params_impl(definition, fields);
        let written = match definition.shape {
            Shape::Params(_) => Some(self.params_form(definition, fields)),
            Shape::Parts(_) => Some(self.params_parts(definition, fields)),
            _ => None,
        };
        quote! { #item #inherent #written }
    }

    fn params_struct(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let docs = docs::definition(definition);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let must_use = match definition.shape {
            Shape::Operation(_) => quote!(#[must_use = "an operation does nothing until a client sends it"]),
            _ => quote!(#[must_use]),
        };
        let default = fields.iter().all(|field| !field.required).then(|| quote!(, ::core::default::Default));
        let name = definition_ident(definition);
        let fields = self.struct_fields(fields);
        quote! {
            #docs
            #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq #default)]
            #allow
            #must_use
            pub struct #name {
                #(#fields,)*
            }
        }
    }

    fn params_impl(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let name = definition_ident(definition);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let new = self.constructor(fields);
        let fields = fields.iter().zip(definition.methods()).filter(|(field, _)| !field.required);
        let setters = fields.map(|(field, methods)| self.setters(field, methods));
        quote! {
            #allow
            impl #name {
                #new
                #(#setters)*
            }
        }
    }

    fn constructor(&self, fields: &[Field]) -> TokenStream {
        let runtime = self.runtime;
        let is_argument = |field: &&Field| field.required && self.constant(field).is_none();
        let required = fields.iter().filter(is_argument).map(|field| {
            let name = ident(&field.name);
            let Argument { type_, .. } = self.required_argument(field);
            quote!(#name: #type_)
        });
        let values = fields.iter().map(|field| {
            let name = ident(&field.name);
            match &field.type_ {
                _ if field.location == Location::Rest => quote!(#name: ::std::collections::BTreeMap::new()),
                _ if field.required => {
                    if let Some(constant) = self.constant(field) {
                        return quote!(#name: #constant);
                    }
                    let Argument { value, .. } = self.required_argument(field);
                    if name == value.to_string() { quote!(#name) } else { quote!(#name: #value) }
                }
                Type::Clearable(_) => quote!(#name: #runtime::Clearable::Keep),
                _ => quote!(#name: ::core::option::Option::None),
            }
        });
        let has_required = fields.iter().any(|field| is_argument(&field));
        let docs =
            if has_required { "With what is required, and nothing else set." } else { "With nothing set." };
        let docs = docs::comment(docs);
        quote! {
            #docs
            pub fn new(#(#required),*) -> Self {
                Self { #(#values),* }
            }
        }
    }

    /// The value of a member that has to be there and can only be one: it is nothing to ask for.
    fn constant(&self, field: &Field) -> Option<TokenStream> {
        let Type::Named(id) = &field.type_ else { return None };
        let definition = self.model.definition(*id).filter(|_| field.required)?;
        let (Shape::Enum(variants) | Shape::ValueEnum(variants, _)) = &definition.shape else { return None };
        let [only] = variants.as_slice() else { return None };
        let (path, variant) = (self.path(*id), ident(&only.name));
        Some(quote!(#path::#variant))
    }

    /// A required value that can be cleared is given as what it is: to be set or to be cleared.
    fn required_argument(&self, field: &Field) -> Argument {
        let name = ident(&field.name);
        match &field.type_ {
            type_ @ Type::Clearable(_) => {
                let type_ = self.type_(type_);
                Argument {
                    type_: quote!(impl ::core::convert::Into<#type_>),
                    value: quote!(::core::convert::Into::into(#name)),
                }
            }
            type_ => self.argument(type_, &quote!(#name)),
        }
    }

    fn setters(&self, field: &Field, methods: Methods) -> TokenStream {
        let set = self.setter(field);
        let clear = methods.clear.map(|name| self.clear(field, &name));
        let set_entry = methods.set_entry.map(|name| self.set_entry(field, &name));
        let clear_entry = methods.clear_entry.map(|name| self.clear_entry(field, &name));
        quote! { #set #clear #set_entry #clear_entry }
    }

    fn setter(&self, field: &Field) -> TokenStream {
        let docs = docs::field(field);
        let name = ident(&field.name);
        let Argument { type_, value } = self.argument(&field.type_, &quote!(#name));
        let value = match field.type_ {
            Type::Clearable(_) => value,
            _ if field.location == Location::Rest => value,
            _ => quote!(::core::option::Option::Some(#value)),
        };
        quote! {
            #docs
            pub fn #name(mut self, #name: #type_) -> Self {
                self.#name = #value;
                self
            }
        }
    }

    fn clear(&self, field: &Field, method: &RustName) -> TokenStream {
        let runtime = self.runtime;
        let docs = docs::comment(&format!("Clears {} on the server.", code(&field.wire.0)));
        let (method, name) = (ident(method), ident(&field.name));
        quote! {
            #docs
            pub fn #method(mut self) -> Self {
                self.#name = #runtime::Clearable::Clear;
                self
            }
        }
    }

    fn set_entry(&self, field: &Field, method: &RustName) -> TokenStream {
        let docs = docs::comment(&format!("Sets one entry of {}.", entry_docs(field)));
        let (method, map) = (ident(method), map(field));
        let values = field.type_.map_values().unwrap_or(&Type::String);
        let Argument { type_, value } = self.argument(values, &quote!(value));
        quote! {
            #docs
            pub fn #method(
                mut self,
                key: impl ::core::convert::Into<::std::string::String>,
                value: #type_,
            ) -> Self {
                #map.insert(::core::convert::Into::into(key), #value);
                self
            }
        }
    }

    fn clear_entry(&self, field: &Field, method: &RustName) -> TokenStream {
        let runtime = self.runtime;
        let docs = docs::comment(&format!("Clears one entry of {}.", entry_docs(field)));
        let (method, map) = (ident(method), map(field));
        quote! {
            #docs
            pub fn #method(mut self, key: impl ::core::convert::Into<::std::string::String>) -> Self {
                #map.insert(::core::convert::Into::into(key), #runtime::Clearable::Clear);
                self
            }
        }
    }

    fn params_form(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let runtime = self.runtime;
        let name = definition_ident(definition);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let (encoder, body) = if fields.is_empty() {
            (quote!(_), quote!())
        } else {
            let members = self.members(fields);
            (quote!(encoder), quote!(encoder.object()#members;))
        };
        quote! {
            #allow
            impl #runtime::Form for #name {
                fn encode(&self, #encoder: #runtime::form::Encoder<'_>) {
                    #body
                }
            }
        }
    }
}

/// The map of a field, made first if there is none.
fn map(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    match field.type_ {
        Type::Clearable(_) => quote!(self.#name.get_or_set_default()),
        _ if field.location == Location::Rest => quote!(self.#name),
        _ => quote!(self.#name.get_or_insert_default()),
    }
}

/// What the methods for single entries say of the whole map.
fn entry_docs(field: &Field) -> String {
    let wire = code(&field.wire.0);
    match field.type_ {
        Type::Clearable(_) => format!("{wire} on the server. This takes the place of clearing them all"),
        _ => format!("{wire} on the server"),
    }
}
