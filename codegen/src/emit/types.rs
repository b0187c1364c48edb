//! Types as tokens, in full paths: what the user's module has in scope does not matter.

use formwork_resolve::model::{DefinitionId, Field, Location, Shape, Type};
use proc_macro2::{Ident, Literal, Punct, Spacing, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

use super::phrase::{Phrase, Phrases};
use super::{Scope, ident};

/// The argument of a setter, and its conversion to the field's type.
pub(super) struct Argument {
    pub(super) type_: TokenStream,
    pub(super) value: TokenStream,
    /// True if the value is made of the argument, and not the argument itself.
    pub(super) is_made: bool,
}

/// A type, which is written to where it is interpolated: a stream of its own would be copied there.
pub(super) struct TypeTokens<'t> {
    scope: Scope<'t>,
    type_: &'t Type,
    is_optional: bool,
}

impl ToTokens for TypeTokens<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if self.is_optional {
            let inner = Self { is_optional: false, ..*self };
            wrap(&self.scope.phrases.option, &inner, tokens);
        } else {
            self.write(tokens);
        }
    }
}

impl TypeTokens<'_> {
    fn write(&self, tokens: &mut TokenStream) {
        let Scope { model, runtime, phrases, .. } = self.scope;
        let Phrases { option, string, clearable, json, .. } = phrases;
        let inner = |type_| Self { type_, ..*self };
        match self.type_ {
            Type::String => string.to_tokens(tokens),
            Type::Json => json.to_tokens(tokens),
            Type::Named(id) => {
                let path = self.scope.path(*id);
                tokens.extend(if self.scope.model.is_string_enum(*id) {
                    quote!(#runtime::Open<#path>)
                } else {
                    path
                });
            }
            Type::Clearable(type_) => wrap(clearable, &inner(type_), tokens),
            Type::Nullable(type_) => wrap(option, &inner(type_), tokens),
            Type::Boolean => tokens.extend(quote!(bool)),
            Type::Int32 => tokens.extend(quote!(i32)),
            Type::Int64 => tokens.extend(quote!(i64)),
            Type::Uint64 => tokens.extend(quote!(u64)),
            Type::Double => tokens.extend(quote!(f64)),
            Type::Timestamp => tokens.extend(quote!(#runtime::Timestamp)),
            Type::Secret => tokens.extend(quote!(#runtime::Secret)),
            Type::Formatted(format) => {
                let format = model.formats.get(*format);
                tokens.extend(quote!(#runtime::Formatted<#format>));
            }
            Type::Constant(_) => tokens.extend(quote!(#runtime::Constant)),
            Type::Upload => tokens.extend(quote!(#runtime::Upload)),
            Type::Expandable(type_) if **type_ == Type::Json => tokens.extend(quote!(#runtime::Expandable)),
            Type::Expandable(type_) => {
                let inner = inner(type_);
                tokens.extend(quote!(#runtime::Expandable<#inner>));
            }
            Type::Array(type_) => {
                let inner = inner(type_);
                tokens.extend(quote!(::std::vec::Vec<#inner>));
            }
            Type::Tuple(tuple) => {
                let (items, rest) = (tuple.items.iter().map(inner), inner(&tuple.rest));
                let least = tuple.least.map(Literal::usize_unsuffixed).into_iter();
                tokens.extend(quote!(#runtime::Tuple<(#(#items,)*), #rest #(, #least)*>));
            }
            Type::Map(type_) => {
                let inner = inner(type_);
                tokens.extend(quote!(::std::collections::BTreeMap<#string, #inner>));
            }
            Type::Boxed(type_) => {
                let inner = inner(type_);
                tokens.extend(quote!(::std::boxed::Box<#inner>));
            }
        }
    }
}

/// A type of another.
fn wrap(outer: &Phrase, inner: &TypeTokens<'_>, tokens: &mut TokenStream) {
    outer.to_tokens(tokens);
    tokens.append(Punct::new('<', Spacing::Alone));
    inner.to_tokens(tokens);
    tokens.append(Punct::new('>', Spacing::Alone));
}

impl Scope<'_> {
    pub(super) fn type_<'t>(&self, type_: &'t Type) -> TypeTokens<'t>
    where
        Self: 't,
    {
        TypeTokens { scope: *self, type_, is_optional: false }
    }

    /// The type of a field: what is not required may be absent.
    pub(super) fn field_type<'t>(&self, field: &'t Field) -> TypeTokens<'t>
    where
        Self: 't,
    {
        let says_itself = matches!(field.type_, Type::Clearable(_) | Type::Nullable(_));
        let is_there = field.required || field.location == Location::Rest;
        TypeTokens { is_optional: !says_itself && !is_there, ..self.type_(&field.type_) }
    }

    /// The path from this module to a definition: up to where both are, then down.
    pub(super) fn path(&self, id: DefinitionId) -> TokenStream {
        let mut path = TokenStream::new();
        let Some(target) = self.model.definition(id) else { return path };
        let shared = self.module.iter().zip(&target.module).take_while(|(here, there)| here == there).count();
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

    /// The argument of a setter or constructor for a type, under the name `name`.
    pub(super) fn argument(&self, type_: &Type, name: &Ident) -> Argument {
        let Phrases { into, string, clearable, private, .. } = self.phrases;
        let made = |type_, value| Argument { type_, value, is_made: true };
        match type_ {
            _ if self.is_made_from_others(type_) => self.converted(type_, name),
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
            _ => Argument {
                type_: self.type_(type_).to_token_stream(),
                value: name.to_token_stream(),
                is_made: false,
            },
        }
    }

    /// An argument that takes everything that converts into a type.
    pub(super) fn converted(&self, type_: &Type, name: &Ident) -> Argument {
        let (into, type_) = (&self.phrases.into, self.type_(type_));
        Argument { type_: quote!(impl #into<#type_>), value: quote!(#into::into(#name)), is_made: true }
    }

    /// True if there are other types that say the same: text in any form, content, the variants of a union, a tuple.
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
                Some(Shape::Union(_) | Shape::Bodies(_) | Shape::Enum(_))
            ),
            _ => false,
        }
    }

    /// The element type that an array's setter takes: anything that converts into it, where there are conversions.
    pub(super) fn element(&self, type_: &Type) -> TokenStream {
        let tokens = self.type_(type_);
        let into = &self.phrases.into;
        match type_ {
            Type::Clearable(_) => quote!(impl #into<#tokens>),
            _ if self.is_made_from_others(type_) => quote!(impl #into<#tokens>),
            _ => tokens.to_token_stream(),
        }
    }
}
