//! Values of one of several types: an enum that is written as what it holds.

use formwork_resolve::model::{Branch, Definition, Type};
use proc_macro2::TokenStream;
use quote::quote;

use super::phrase::Phrase;
use super::{Scope, allow_deprecated, allow_undocumented, ident};

impl Scope<'_> {
    pub(super) fn union(&self, definition: &Definition, branches: &[Branch]) -> TokenStream {
        let runtime = self.runtime;
        let name = ident(&definition.name);
        let docs = branches.iter().map(|branch| self.docs.branch(branch, self.model));
        let item = self.branches(definition, branches.iter().zip(docs));
        let variants = branches.iter().map(|branch| {
            let (name, type_) = (ident(&branch.name), self.type_(&branch.type_));
            quote!(#name(#type_))
        });
        let from_text = branches.iter().find(|branch| matches!(branch.type_, Type::String | Type::Secret));
        let from_text = from_text.map(|branch| self.text_conversion(definition, branch));
        let from_values = branches.iter().filter_map(|branch| self.value_conversion(definition, branch));
        quote! {
            #item
            #runtime::__private::union! { #name { #(#variants,)* } }
            #from_text
            #(#from_values)*
        }
    }

    /// Text is given in any form, as it is where there is nothing but text.
    pub(super) fn text_conversion(&self, definition: &Definition, branch: &Branch) -> TokenStream {
        self.conversion(definition, branch, (&quote!(text), &quote!(&str)))
    }

    /// A listed value is given as it is.
    pub(super) fn value_conversion(&self, definition: &Definition, branch: &Branch) -> Option<TokenStream> {
        let Type::Named(id) = &branch.type_ else { return None };
        let is_enum = self.model.is_string_enum(*id);
        is_enum.then(|| self.conversion(definition, branch, (&quote!(value), &self.path(*id))))
    }

    /// The conversion from a type that the variant's own is made of.
    fn conversion(
        &self,
        definition: &Definition,
        branch: &Branch,
        (argument, from): (&TokenStream, &TokenStream),
    ) -> TokenStream {
        let (name, variant) = (ident(&definition.name), ident(&branch.name));
        let allow = allow_deprecated(self.uses_deprecated(definition));
        quote! {
            #allow
            impl ::core::convert::From<#from> for #name {
                fn from(#argument: #from) -> Self {
                    Self::#variant(::core::convert::From::from(#argument))
                }
            }
        }
    }

    /// The enum itself, with a variant a type, each with its documentation.
    pub(super) fn branches<'b>(
        &self,
        definition: &Definition,
        branches: impl IntoIterator<Item = (&'b Branch, Phrase)>,
    ) -> TokenStream {
        let docs = self.docs.definition(definition);
        let name = ident(&definition.name);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let mut is_silent = docs.is_silent();
        let variants = branches.into_iter().map(|(branch, docs)| {
            is_silent |= docs.is_empty();
            let (name, type_) = (ident(&branch.name), self.type_(&branch.type_));
            quote!(#docs #name(#type_))
        });
        let variants: Vec<_> = variants.collect();
        let silent = allow_undocumented(is_silent);
        let more = self.more_derives(definition);
        quote! {
            #docs
            #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
            #more
            #silent
            #allow
            pub enum #name {
                #(#variants,)*
            }
        }
    }
}
