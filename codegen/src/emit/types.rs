//! Types as tokens, in full paths: what the user's module has in scope does not matter.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

use super::phrase::Phrases;
use super::{Scope, ident};
use crate::model::{DefinitionId, Field, Location, Shape, Type};

/// What a setter takes, and how that becomes the field's type.
pub(super) struct Argument {
    pub(super) type_: TokenStream,
    pub(super) value: TokenStream,
    /// Whether the value is made of the argument, and not the argument itself.
    pub(super) is_made: bool,
}

impl Scope<'_> {
    pub(super) fn type_(&self, type_: &Type) -> TokenStream {
        let runtime = self.runtime;
        let Phrases { option, string, clearable, .. } = self.phrases;
        match type_ {
            Type::String => string.to_token_stream(),
            Type::Boolean => quote!(bool),
            Type::Int32 => quote!(i32),
            Type::Int64 => quote!(i64),
            Type::Double => quote!(f64),
            Type::Timestamp => quote!(#runtime::Timestamp),
            Type::Secret => quote!(#runtime::Secret),
            Type::Formatted(format) => {
                let format = self.model.formats.get(*format);
                quote!(#runtime::Formatted<#format>)
            }
            Type::Json => quote!(#runtime::Json),
            Type::Upload => quote!(#runtime::Upload),
            Type::Expandable(inner) if **inner == Type::Json => quote!(#runtime::Expandable),
            Type::Expandable(inner) => {
                let inner = self.type_(inner);
                quote!(#runtime::Expandable<#inner>)
            }
            Type::Named(id) => self.path(*id),
            Type::Array(inner) => {
                let inner = self.type_(inner);
                quote!(::std::vec::Vec<#inner>)
            }
            Type::Tuple(items, rest) => {
                let items = items.iter().map(|item| self.type_(item));
                let rest = self.type_(rest);
                quote!(#runtime::Tuple<(#(#items,)*), #rest>)
            }
            Type::Map(inner) => {
                let inner = self.type_(inner);
                quote!(::std::collections::BTreeMap<#string, #inner>)
            }
            Type::Clearable(inner) => {
                let inner = self.type_(inner);
                quote!(#clearable<#inner>)
            }
            Type::Nullable(inner) => {
                let inner = self.type_(inner);
                quote!(#option<#inner>)
            }
            Type::Boxed(inner) => {
                let inner = self.type_(inner);
                quote!(::std::boxed::Box<#inner>)
            }
        }
    }

    /// The type of a field: what is not required may be absent.
    pub(super) fn field_type(&self, field: &Field) -> TokenStream {
        let type_ = self.type_(&field.type_);
        let option = &self.phrases.option;
        match &field.type_ {
            Type::Clearable(_) | Type::Nullable(_) => type_,
            _ if field.required || field.location == Location::Rest => type_,
            _ => quote!(#option<#type_>),
        }
    }

    /// The path from this module to a definition: up to where both are, then down.
    pub(super) fn path(&self, id: DefinitionId) -> TokenStream {
        let Some(target) = self.model.definition(id) else { return TokenStream::new() };
        let shared = self.module.iter().zip(&target.module).take_while(|(here, there)| here == there).count();
        let mut path = TokenStream::new();
        for _ in self.module.iter().skip(shared) {
            path.extend(quote!(super::));
        }
        for module in target.module.iter().skip(shared) {
            let module = ident(module);
            path.extend(quote!(#module::));
        }
        path.append(ident(&target.name));
        path
    }

    /// What a setter or constructor takes for a type, under the name `name`.
    pub(super) fn argument(&self, type_: &Type, name: &Ident) -> Argument {
        let Phrases { into, string, clearable, private, .. } = self.phrases;
        let made = |type_, value| Argument { type_, value, is_made: true };
        match type_ {
            _ if self.is_made_from_others(type_) => self.converted(self.type_(type_), name),
            Type::Clearable(inner) => {
                let Argument { type_, value, .. } = self.argument(inner, name);
                made(type_, quote!(#clearable::Set(#value)))
            }
            Type::Boxed(inner) => {
                let Argument { type_, value, .. } = self.argument(inner, name);
                made(type_, quote!(::std::boxed::Box::new(#value)))
            }
            Type::Array(inner) => {
                let element = self.element(inner);
                let type_ = quote!(impl ::core::iter::IntoIterator<Item = #element>);
                made(type_, quote!(#private::elements(#name)))
            }
            Type::Map(inner) => {
                let value = self.element(inner);
                let type_ = quote!(impl ::core::iter::IntoIterator<Item = (impl #into<#string>, #value)>);
                made(type_, quote!(#private::entries(#name)))
            }
            _ => Argument { type_: self.type_(type_), value: name.to_token_stream(), is_made: false },
        }
    }

    /// What takes everything that a type can be made from.
    pub(super) fn converted(&self, type_: TokenStream, name: &Ident) -> Argument {
        let into = &self.phrases.into;
        Argument { type_: quote!(impl #into<#type_>), value: quote!(#into::into(#name)), is_made: true }
    }

    /// Whether there are other types that say the same: text in any form, content, the variants of a union, a tuple.
    fn is_made_from_others(&self, type_: &Type) -> bool {
        match type_ {
            Type::String
            | Type::Secret
            | Type::Formatted(_)
            | Type::Upload
            | Type::Json
            | Type::Tuple(..) => true,
            Type::Named(id) => matches!(
                self.model.definition(*id).map(|definition| &definition.shape),
                Some(Shape::Union(_) | Shape::Bodies(_))
            ),
            _ => false,
        }
    }

    /// What an array's setter takes for each element: what it can be made from, everything else as it is.
    pub(super) fn element(&self, type_: &Type) -> TokenStream {
        let tokens = self.type_(type_);
        let into = &self.phrases.into;
        match type_ {
            Type::Clearable(_) => quote!(impl #into<#tokens>),
            _ if self.is_made_from_others(type_) => quote!(impl #into<#tokens>),
            _ => tokens,
        }
    }
}
