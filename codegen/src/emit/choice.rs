//! Values of one of several types that are received: an enum, and the table by which they are told apart.

use formwork_openapi::{JsonType, Types};
use formwork_resolve::model::{Branch, Definition, Outline, OutlineMember, Union};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::string_enum::{literal, raw};
use super::{Scope, allow_deprecated, allow_undocumented, ident};

impl Scope<'_> {
    pub(super) fn choice(&self, definition: &Definition, union: &Union) -> TokenStream {
        let runtime = self.runtime;
        let name = ident(&definition.name);
        let docs = self.docs.definition(definition);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let mut is_silent = docs.is_silent();
        let variants = union.branches.iter().map(|branch| {
            let docs = self.docs.branch(branch, self.model);
            is_silent |= docs.is_empty();
            let (name, type_) = (ident(&branch.name), self.type_(&branch.type_));
            quote!(#docs #name(#type_))
        });
        let variants: Vec<_> = variants.collect();
        let silent = allow_undocumented(is_silent);
        let rows = union.branches.iter().enumerate().map(|(index, branch)| alternative(index, branch, union));
        let by = union.discriminator.as_ref().map(|property| quote!(by #property));
        let more = self.more_derives(definition);
        quote! {
            #docs
            #[derive(::core::clone::Clone)]
            #more
            #silent
            #allow
            pub enum #name {
                #(#variants,)*
                /// A value of no other variant.
                Other(#runtime::Json),
            }

            #runtime::__private::choice! { #name #by { #(#rows,)* } }
        }
    }
}

/// The row of a variant.
fn alternative(index: usize, branch: &Branch, union: &Union) -> TokenStream {
    let (number, name) = (Literal::usize_unsuffixed(index), ident(&branch.name));
    let tags = (union.discriminator.is_some() && !branch.tags.is_empty()).then(|| {
        let tags = &branch.tags;
        quote!(as [#(#tags),*])
    });
    let outline = outline(&branch.outline);
    quote!(#number #name #tags: { #outline })
}

/// An outline in the words of the runtime's macro.
fn outline(outline: &Outline) -> TokenStream {
    let kinds = kinds(outline.types);
    let json = outline.json_constants.iter().map(|json| raw(json));
    let constants = list(&quote!(=), outline.constants.iter().map(literal).chain(json));
    let listed = list(&quote!(in), outline.listed.iter().map(literal));
    let members = members(outline);
    let items = list(&TokenStream::new(), outline.items.iter().map(braced));
    let rest = outline.rest.as_ref().map(|rest| {
        let rest = braced(rest);
        quote!(.. #rest)
    });
    let any_of = list(&quote!(any), outline.any_of.iter().map(braced));
    let least = (outline.min_items > 0).then(|| Literal::usize_unsuffixed(outline.min_items));
    let least = least.map(|least| quote!(least #least));
    let most = outline.max_items.map(Literal::usize_unsuffixed);
    let most = most.map(|most| quote!(most #most));
    quote!(#kinds #constants #listed #members #least #most #items #rest #any_of)
}

fn braced(inner: &Outline) -> TokenStream {
    let inner = outline(inner);
    quote!({ #inner })
}

/// A list in brackets behind a word; nothing for none.
fn list(word: &TokenStream, elements: impl Iterator<Item = TokenStream>) -> Option<TokenStream> {
    let elements: Vec<TokenStream> = elements.collect();
    (!elements.is_empty()).then(|| quote!(#word [#(#elements),*]))
}

fn members(outline: &Outline) -> Option<TokenStream> {
    if outline.members.is_empty() && !outline.is_closed {
        return None;
    }
    let members = outline.members.iter().map(member);
    let closed = outline.is_closed.then(|| quote!(closed));
    Some(quote!({ #(#members,)* } #closed))
}

fn member(member: &OutlineMember) -> TokenStream {
    let presence = if member.required { quote!(required) } else { quote!(optional) };
    let name = &member.name;
    let of = (!member.outline.is_any()).then(|| {
        let of = braced(&member.outline);
        quote!(: #of)
    });
    quote!(#presence #name #of)
}

/// The kinds of JSON values, which the runtime names as JSON Schema does.
fn kinds(types: Types) -> TokenStream {
    if types == Types::ALL {
        return quote!(Any);
    }
    let kind = |type_: JsonType| {
        let name = type_.as_str();
        let capital = name.chars().take(1).map(|first| first.to_ascii_uppercase());
        let name: String = capital.chain(name.chars().skip(1)).collect();
        Ident::new(&name, Span::call_site())
    };
    if types == Types::NONE {
        return quote!(Nothing);
    }
    let kinds = types.iter().map(kind);
    quote!(#(#kinds)|*)
}
