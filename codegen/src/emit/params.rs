//! Structs that are sent: public fields, a constructor with what is required, a setter for each of the rest.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::operation::definition_ident;
use super::types::Argument;
use super::{Scope, allow_deprecated, docs, ident};
use crate::model::{Definition, Field, Shape, Type};

impl Scope<'_> {
    pub(super) fn params(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let item = self.params_struct(definition, fields);
        let inherent = self.params_impl(definition, fields);
        let form = matches!(definition.shape, Shape::Params(_)).then(|| self.params_form(definition, fields));
        quote! { #item #inherent #form }
    }

    fn params_struct(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let docs = docs::definition(definition);
        let must_use = match definition.shape {
            Shape::Operation(_) => quote!(#[must_use = "an operation does nothing until a client sends it"]),
            _ => quote!(#[must_use]),
        };
        let default = fields.iter().all(|field| !field.required).then(|| quote!(, ::core::default::Default));
        let name = definition_ident(definition);
        let fields = fields.iter().map(|field| {
            let docs = docs::field(field);
            let name = ident(&field.name);
            let type_ = self.field_type(field);
            quote!(#docs pub #name: #type_)
        });
        quote! {
            #docs
            #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq #default)]
            #must_use
            pub struct #name {
                #(#fields,)*
            }
        }
    }

    fn params_impl(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let name = definition_ident(definition);
        let allow = allow_deprecated(fields);
        let new = self.constructor(fields);
        let setters = fields.iter().filter(|field| !field.required).map(|field| self.setters(field));
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
        let required = fields.iter().filter(|field| field.required).map(|field| {
            let name = ident(&field.name);
            let Argument { type_, .. } = self.required_argument(field);
            quote!(#name: #type_)
        });
        let values = fields.iter().map(|field| {
            let name = ident(&field.name);
            match &field.type_ {
                _ if field.required => {
                    let Argument { value, .. } = self.required_argument(field);
                    if name == value.to_string() { quote!(#name) } else { quote!(#name: #value) }
                }
                Type::Clearable(_) => quote!(#name: #runtime::Clearable::Keep),
                _ => quote!(#name: ::core::option::Option::None),
            }
        });
        let has_required = fields.iter().any(|field| field.required);
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

    fn setters(&self, field: &Field) -> TokenStream {
        let set = self.setter(field);
        let clear = matches!(field.type_, Type::Clearable(_)).then(|| self.clear(field));
        let map = match &field.type_ {
            Type::Map(values) => Some(values),
            Type::Clearable(inner) => match &**inner {
                Type::Map(values) => Some(values),
                _ => None,
            },
            _ => None,
        };
        let entries = map.map(|values| self.entries(field, values));
        quote! { #set #clear #entries }
    }

    fn setter(&self, field: &Field) -> TokenStream {
        let docs = docs::setter(field);
        let name = ident(&field.name);
        let Argument { type_, value } = self.argument(&field.type_, &quote!(#name));
        let value = match field.type_ {
            Type::Clearable(_) => value,
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

    fn clear(&self, field: &Field) -> TokenStream {
        let runtime = self.runtime;
        let name = ident(&field.name);
        let method = format_ident!("clear_{}", method_stem(field));
        let docs = docs::comment(&format!("Clears {} on the server.", docs::code(&field.wire.0)));
        quote! {
            #docs
            pub fn #method(mut self) -> Self {
                self.#name = #runtime::Clearable::Clear;
                self
            }
        }
    }

    /// Methods for single entries of a map.
    fn entries(&self, field: &Field, values: &Type) -> TokenStream {
        let runtime = self.runtime;
        let name = ident(&field.name);
        let wire = docs::code(&field.wire.0);
        let map = match field.type_ {
            Type::Clearable(_) => quote!(self.#name.get_or_set_default()),
            _ => quote!(self.#name.get_or_insert_default()),
        };
        let cleared = match field.type_ {
            Type::Clearable(_) => " This takes the place of clearing them all.",
            _ => "",
        };

        let set = format_ident!("{}_entry", method_stem(field));
        let Argument { type_, value } = self.argument(values, &quote!(value));
        let set_docs = docs::comment(&format!("Sets one entry of {wire}.{cleared}"));
        let clear = matches!(values, Type::Clearable(_)).then(|| {
            let clear = format_ident!("clear_{}_entry", method_stem(field));
            let docs = docs::comment(&format!("Clears one entry of {wire} on the server.{cleared}"));
            quote! {
                #docs
                pub fn #clear(mut self, key: impl ::core::convert::Into<::std::string::String>) -> Self {
                    #map.insert(::core::convert::Into::into(key), #runtime::Clearable::Clear);
                    self
                }
            }
        });
        quote! {
            #set_docs
            pub fn #set(
                mut self,
                key: impl ::core::convert::Into<::std::string::String>,
                value: #type_,
            ) -> Self {
                #map.insert(::core::convert::Into::into(key), #value);
                self
            }
            #clear
        }
    }

    fn params_form(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let runtime = self.runtime;
        let name = definition_ident(definition);
        let allow = allow_deprecated(fields);
        let (encoder, body) = if fields.is_empty() {
            (quote!(_), quote!())
        } else {
            let members = members(fields);
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

/// Calls that write fields, behind an object: `.member("a", &self.a).required("b", &self.b)`.
pub(super) fn members<'f>(fields: impl IntoIterator<Item = &'f Field>) -> TokenStream {
    let calls = fields.into_iter().map(|field| {
        let method = if field.required { quote!(required) } else { quote!(member) };
        let wire = &field.wire.0;
        let name = ident(&field.name);
        quote!(.#method(#wire, &self.#name))
    });
    quote!(#(#calls)*)
}

/// The names of the methods that a field has in a params struct.
pub(crate) fn methods(field: &Field) -> Vec<String> {
    let stem = method_stem(field);
    let mut methods = vec![field.name.0.clone()];
    if field.required {
        return methods;
    }
    let (clearable, inner) = match &field.type_ {
        Type::Clearable(inner) => (true, &**inner),
        type_ => (false, type_),
    };
    if clearable {
        methods.push(format!("clear_{stem}"));
    }
    if let Type::Map(values) = inner {
        methods.push(format!("{stem}_entry"));
        if matches!(**values, Type::Clearable(_)) {
            methods.push(format!("clear_{stem}_entry"));
        }
    }
    methods
}

/// The field's name without what keeps it from being a keyword.
fn method_stem(field: &Field) -> &str {
    field.name.0.trim_end_matches('_')
}
