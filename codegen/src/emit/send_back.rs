//! Conversions from what was received to what is sent, for components that are on both sides.

use formwork_resolve::model::{Definition, DefinitionId, Field, Location, Shape, Type, Union};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::pairs::{Way, carried, same_branch};
use super::phrase::Phrases;
use super::{Scope, allow_deprecated, ident};

impl Scope<'_> {
    /// Makes a type that is sent from the received one.
    pub(super) fn send_back(&self, received: DefinitionId, sent: &Definition) -> TokenStream {
        let Some(from) = self.model.definition(received) else { return TokenStream::new() };
        let private = &self.phrases.private;
        let runtime = self.runtime;
        let (path, name) = (self.path(received), ident(&sent.name));
        let (docs, is_read, body) = match (&from.shape, &sent.shape) {
            (Shape::Response(from), Shape::Params(to)) => (
                "Carries over what was received, to be sent. Null clears where it can, and absent stays absent. Members that \
                 are only read, and those that the document does not have, are left behind.",
                self.carries_any(from, to),
                self.carry_fields(from, to),
            ),
            (Shape::Union(from), Shape::Union(to)) => (
                "Carries over what was received, to be sent. A value of no type that the document lists is an error.",
                true,
                self.carry_branches(&path, from, to),
            ),
            _ => return TokenStream::new(),
        };
        let docs = self.docs.comment(docs);
        let received = if is_read { quote!(received) } else { quote!(_) };
        let allow = allow_deprecated(self.uses_deprecated(from) || self.uses_deprecated(sent));
        quote! {
            #docs
            #allow
            impl ::core::convert::TryFrom<&#path> for #name {
                type Error = #runtime::CannotSendBack;

                fn try_from(#received: &#path) -> ::core::result::Result<Self, Self::Error> {
                    #body
                }
            }
            #private::send_back! { #path => #name }
        }
    }

    /// True if anything of what was received is sent.
    fn carries_any(&self, from: &[Field], to: &[Field]) -> bool {
        to.iter().any(|to| carried(self.model, from, to).is_some_and(|carried| carried.from.is_some()))
    }

    fn carry_fields(&self, from: &[Field], to: &[Field]) -> TokenStream {
        let mut values = TokenStream::new();
        let members: Vec<&Field> = from.iter().filter(|field| field.location != Location::Rest).collect();
        for field in to {
            let (name, value) = (ident(&field.name), self.carry_field(from, &members, field));
            values.extend(quote!(#name: #value,));
        }
        quote!(::core::result::Result::Ok(Self { #values }))
    }

    fn carry_field(&self, from: &[Field], members: &[&Field], to: &Field) -> Option<TokenStream> {
        let Phrases { private, none, keep, some, clearable, .. } = self.phrases;
        let carried = carried(self.model, from, to)?;
        let Some(source) = carried.from else {
            return Some(match (carried.way, &to.type_) {
                (Way::Constant, _) => self.constant(to)?,
                _ if to.location == Location::Rest => quote!(::std::collections::BTreeMap::new()),
                (_, Type::Clearable(_)) => quote!(#keep),
                _ => quote!(#none),
            });
        };
        let (name, wire) = (ident(&source.name), &source.wire.0);
        if source.location == Location::Rest {
            return Some(quote!(#private::SendBack::send_back(&received.#name)?));
        }
        let value = quote!(#private::send_back(&received.#name, #wire)?);
        Some(match carried.way {
            Way::Some => quote!(#some(#value)),
            Way::Set => quote!(#clearable::Set(#value)),
            Way::OrClear => {
                let index = members.iter().position(|member| member.wire == source.wire)?;
                let index = Literal::usize_unsuffixed(index);
                quote!(#private::send_back_or_clear(&received.#name, (&received.extra, #index), #wire)?)
            }
            Way::Constant | Way::Absent | Way::Same => value,
        })
    }

    fn carry_branches(&self, path: &TokenStream, from: &Union, to: &Union) -> TokenStream {
        let private = &self.phrases.private;
        let mut arms = TokenStream::new();
        let mut others = TokenStream::new();
        for branch in &from.branches {
            let variant = ident(&branch.name);
            match same_branch(branch, to) {
                Some(to) => {
                    let to = ident(&to.name);
                    arms.extend(quote! {
                        #path::#variant(value) => #private::SendBack::send_back(value).map(Self::#to),
                    });
                }
                None => others.extend(quote!(#path::#variant(_) |)),
            }
        }
        let runtime = self.runtime;
        quote! {
            match received {
                #arms
                #others #path::Other(_) => {
                    ::core::result::Result::Err(#runtime::CannotSendBack::default())
                }
            }
        }
    }
}
