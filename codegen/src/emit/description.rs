//! Descriptions of operations, as constants for clients.

use formwork_openapi::Method;
use formwork_resolve::model::{Operation, Scheme, SchemeKind, Server, Variable};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::Scope;

impl Scope<'_> {
    pub(super) fn description(&self, operation: &Operation) -> TokenStream {
        let runtime = self.runtime;
        let description = &operation.description;
        let (id, path, version) = (&description.id, &description.path, &description.version);
        let method = match &operation.method {
            Method::Other(name) => name.to_token_stream(),
            method => word(method.as_str()).to_token_stream(),
        };
        let servers = description.servers.iter().map(server);
        let document = description.document_servers.iter().map(|servers| {
            let servers = servers.iter().map(server);
            quote!(document: [#(#servers),*],)
        });
        let security = description.security.iter().map(|alternatives| {
            let alternatives = alternatives.iter().map(|alternative| {
                let schemes = alternative.0.iter().map(scheme);
                quote!([#(#schemes),*])
            });
            quote!(security: [#(#alternatives),*],)
        });
        quote! {
            fn description(&self) -> &'static #runtime::Description {
                #runtime::__private::description! {
                    #id, #method #path, #version,
                    servers: [#(#servers),*],
                    #(#document)*
                    #(#security)*
                }
            }
        }
    }
}

fn server(Server { url, variables }: &Server) -> TokenStream {
    if variables.is_empty() {
        return quote!(#url);
    }
    let variables =
        variables.iter().map(|Variable { name, default, values }| quote!(#name: #default [#(#values),*]));
    quote!(#url { #(#variables),* })
}

fn scheme(Scheme { name, kind }: &Scheme) -> TokenStream {
    let (kind, parameter) = match kind {
        SchemeKind::Bearer => ("Bearer", None),
        SchemeKind::Basic => ("Basic", None),
        SchemeKind::Other => ("Other", None),
        SchemeKind::Header(name) => ("Header", Some(name)),
        SchemeKind::Query(name) => ("Query", Some(name)),
        SchemeKind::Cookie(name) => ("Cookie", Some(name)),
    };
    let kind = word(kind);
    let parameter = parameter.map(|name| quote!((#name)));
    quote!(#name: #kind #parameter)
}

fn word(word: &str) -> Ident {
    Ident::new(word, Span::call_site())
}
