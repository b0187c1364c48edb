//! Operations that list something page by page: what the next page is, after Stripe's conventions.

use formwork_resolve::model::{Definition, Operation};
use formwork_resolve::pagination::{self, Cursor, List};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Scope, allow_deprecated, definition_ident, ident};

impl Scope<'_> {
    pub(super) fn pages(&self, operation: &Operation, params: &Definition) -> Option<TokenStream> {
        let list = pagination::list(self.model, operation)?;
        let runtime = self.runtime;
        let name = definition_ident(params);
        let uses_deprecated = self.uses_deprecated(params)
            || self.output_is_deprecated(&operation.output)
            || self.uses_deprecated(list.response)
            || self.names_deprecated(list.item)
            || list.element.is_some_and(|element| self.uses_deprecated(element));
        let allow = allow_deprecated(uses_deprecated);
        let item = self.type_(list.item);
        let page = self.page(&list);
        Some(quote! {
            #allow
            impl #runtime::Paginated for #name {
                type Item = #item;

                fn read_page(&self, page: Self::Output) -> #runtime::Page<Self, Self::Item> {
                    #page
                }
            }
        })
    }

    fn page(&self, list: &List<'_>) -> TokenStream {
        let runtime = self.runtime;
        let (data, has_more) = (ident(list.data), ident(list.has_more));
        match list.cursor {
            Cursor::Id { id, is_option, after, before } => {
                let (id, after) = (ident(id), ident(after));
                let id = quote!(::core::clone::Clone::clone(&item.#id));
                let id = if is_option { id } else { quote!(::core::option::Option::Some(#id)) };
                let set_after = quote!(next.#after = ::core::option::Option::Some(id););
                let (is_backwards, set) = match before.map(ident) {
                    None => (quote!(false), set_after),
                    Some(before) => (
                        quote!(self.#before.is_some() && self.#after.is_none()),
                        quote! {
                            if is_backwards {
                                next.#before = ::core::option::Option::Some(id);
                            } else {
                                #set_after
                            }
                        },
                    ),
                };
                quote! {
                    let is_backwards = #is_backwards;
                    let id = |item: &Self::Item| #id;
                    #runtime::__private::id_page(page.#data, page.#has_more, is_backwards, id, |id| {
                        let mut next = ::core::clone::Clone::clone(self);
                        #set
                        next
                    })
                }
            }
            Cursor::Token { token, page } => {
                let (token, page) = (ident(token), ident(page));
                quote! {
                    #runtime::__private::token_page(page.#data, page.#has_more, page.#token, |token| {
                        let mut next = ::core::clone::Clone::clone(self);
                        next.#page = ::core::option::Option::Some(token);
                        next
                    })
                }
            }
        }
    }
}
