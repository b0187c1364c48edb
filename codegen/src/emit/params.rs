//! Structs that are sent: public fields, a constructor with what is required, a setter for each of the rest.

use crate::markdown::code;
use formwork_resolve::model::{Definition, Field, Location, Methods, RustName, Shape, Type};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::phrase::Phrases;
use super::types::Argument;
use super::{
    Documented, Scope, allow_deprecated, allow_silent_fields, allow_undocumented, braced, definition_ident,
    ident,
};

impl Scope<'_> {
    pub(super) fn params(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let documented = self.documented(fields);
        let mut tokens = self.params_struct(definition, &documented);
        tokens.extend(self.params_impl(definition, &documented));
        match definition.shape {
            Shape::Params(_) => tokens.extend(self.params_form(definition, fields)),
            Shape::Parts(_) => tokens.extend(self.params_parts(definition, fields)),
            _ => {}
        }
        tokens
    }

    fn params_struct(&self, definition: &Definition, fields: &[Documented<'_>]) -> TokenStream {
        let docs = self.docs.definition(definition);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let must_use = match definition.shape {
            Shape::Operation(_) => quote!(#[must_use = "an operation does nothing until a client sends it"]),
            _ => quote!(#[must_use]),
        };
        let Phrases { derive, derive_default, .. } = self.phrases;
        let silent = allow_silent_fields(&docs, fields);
        let has_default = fields.iter().all(|it| !it.field.required);
        let derive = if has_default { derive_default } else { derive };
        let name = definition_ident(definition);
        let fields = braced(self.struct_fields(fields));
        let more = self.more_derives(definition);
        quote! {
            #docs
            #derive
            #more
            #silent
            #allow
            #must_use
            pub struct #name #fields
        }
    }

    fn params_impl(&self, definition: &Definition, fields: &[Documented<'_>]) -> TokenStream {
        let name = definition_ident(definition);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let mut tokens = self.constructor(fields);
        let silent = allow_undocumented(fields.iter().any(|it| !it.field.required && it.docs.is_silent()));
        let fields = fields.iter().zip(definition.methods()).filter(|(it, _)| !it.field.required);
        for (field, methods) in fields {
            tokens.extend(self.setters(field, methods));
        }
        let tokens = braced(tokens);
        quote! {
            #silent
            #allow
            impl #name #tokens
        }
    }

    fn constructor(&self, fields: &[Documented<'_>]) -> TokenStream {
        let Phrases { none, keep, .. } = self.phrases;
        let mut required = TokenStream::new();
        let mut values = TokenStream::new();
        for Documented { field, name, .. } in fields {
            values.extend(match &field.type_ {
                _ if field.location == Location::Rest => quote!(#name: ::std::collections::BTreeMap::new(),),
                _ if field.required => match self.constant(field) {
                    Some(constant) => quote!(#name: #constant,),
                    None => {
                        let Argument { type_, value, is_made } = self.required_argument(field, name);
                        required.extend(quote!(#name: #type_,));
                        if is_made { quote!(#name: #value,) } else { quote!(#name,) }
                    }
                },
                Type::Clearable(_) => quote!(#name: #keep,),
                _ => quote!(#name: #none,),
            });
        }
        let docs = if required.is_empty() {
            "Creates a value with nothing set."
        } else {
            "Creates a value with what is required, and nothing else set."
        };
        let docs = self.docs.comment(docs);
        let values = braced(values);
        quote! {
            #docs
            pub fn new(#required) -> Self {
                Self #values
            }
        }
    }

    /// The value of a member that has to be there and can only be one: it is nothing to ask for.
    pub(super) fn constant(&self, field: &Field) -> Option<TokenStream> {
        if let Some(constant) = &field.constant {
            return self.json_constant(&field.type_, constant);
        }
        let runtime = self.runtime;
        if let Type::Constant(text) = &field.type_ {
            return Some(quote!(#runtime::Constant::from(#text)));
        }
        let (id, only) = self.model.constant(field)?;
        let (path, variant) = (self.path(id), ident(&only.name));
        let value = quote!(#path::#variant);
        Some(if self.model.is_string_enum(id) { quote!(#runtime::Open::Known(#value)) } else { value })
    }

    /// A boolean, null, array or object that is the only value.
    fn json_constant(&self, type_: &Type, constant: &str) -> Option<TokenStream> {
        let Phrases { none, private, .. } = self.phrases;
        match type_ {
            Type::Boolean => Some(if constant == "true" { quote!(true) } else { quote!(false) }),
            Type::Nullable(_) if constant == "null" => Some(none.to_token_stream()),
            Type::Json => Some(quote!(#private::constant(#constant))),
            _ => None,
        }
    }

    /// A required value that can be cleared is given as what it is: to be set or to be cleared.
    fn required_argument(&self, field: &Field, name: &Ident) -> Argument {
        match &field.type_ {
            type_ @ Type::Clearable(_) => self.converted(type_, name),
            type_ => self.argument(type_, name),
        }
    }

    fn setters(&self, documented: &Documented<'_>, methods: Methods) -> TokenStream {
        let field = documented.field;
        let mut tokens = self.setter(documented);
        tokens.extend(methods.clear.map(|name| self.clear(documented, &name)));
        tokens.extend(methods.set_entry.map(|name| self.set_entry(field, &name)));
        tokens.extend(methods.clear_entry.map(|name| self.clear_entry(field, &name)));
        tokens
    }

    fn setter(&self, Documented { field, name, docs }: &Documented<'_>) -> TokenStream {
        let some = &self.phrases.some;
        let Argument { type_, value, .. } = self.argument(&field.type_, name);
        let value = match field.type_ {
            Type::Clearable(_) => value,
            _ if field.location == Location::Rest => value,
            _ => quote!(#some(#value)),
        };
        quote! {
            #docs
            pub fn #name(mut self, #name: #type_) -> Self {
                self.#name = #value;
                self
            }
        }
    }

    fn clear(&self, Documented { field, name, .. }: &Documented<'_>, method: &RustName) -> TokenStream {
        let clearable = &self.phrases.clearable;
        let docs = self.docs.comment(&format!("Clears {} on the server.", code(&field.wire.0)));
        let method = ident(method);
        quote! {
            #docs
            pub fn #method(mut self) -> Self {
                self.#name = #clearable::Clear;
                self
            }
        }
    }

    fn set_entry(&self, field: &Field, method: &RustName) -> TokenStream {
        let Phrases { into, string, .. } = self.phrases;
        let docs = self.docs.comment(&format!("Sets one entry of {}.", entry_docs(field)));
        let (method, map) = (ident(method), map(field));
        let values = field.type_.map_values().unwrap_or(&Type::String);
        let Argument { type_, value, .. } = self.argument(values, &Ident::new("value", Span::call_site()));
        quote! {
            #docs
            pub fn #method(mut self, key: impl #into<#string>, value: #type_) -> Self {
                #map.insert(#into::into(key), #value);
                self
            }
        }
    }

    fn clear_entry(&self, field: &Field, method: &RustName) -> TokenStream {
        let Phrases { clearable, into, string, .. } = self.phrases;
        let docs = self.docs.comment(&format!("Clears one entry of {}.", entry_docs(field)));
        let (method, map) = (ident(method), map(field));
        quote! {
            #docs
            pub fn #method(mut self, key: impl #into<#string>) -> Self {
                #map.insert(#into::into(key), #clearable::Clear);
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

/// Docs of the map for the methods that change single entries.
fn entry_docs(field: &Field) -> String {
    let wire = code(&field.wire.0);
    match field.type_ {
        Type::Clearable(_) => format!("{wire} on the server. This takes the place of clearing them all"),
        _ => format!("{wire} on the server"),
    }
}
