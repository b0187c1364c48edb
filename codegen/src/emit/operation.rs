//! Operations: the request from the fields, and what reads the response.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::params::members;
use super::{Scope, allow_deprecated, definition_ident, ident};
use crate::model::{Definition, Field, Location, Operation, Output, PathPart, Type, WireName};

impl Scope<'_> {
    pub(super) fn operation(&self, operation: &Operation, params: &Definition) -> TokenStream {
        let runtime = self.runtime;
        let http = quote!(#runtime::http);
        let name = definition_ident(params);
        let fields = params.shape.fields();
        let output_is_deprecated = match &operation.output {
            Output::Json(type_) => self.names_deprecated(type_),
            Output::Nothing => false,
        };
        let allow = allow_deprecated(output_is_deprecated || self.uses_deprecated(params));
        let request = self.request(operation, fields);
        let (output, response) = self.output(&operation.output);
        quote! {
            #allow
            impl #runtime::Operation for #name {
                type Output = #output;
                type Body = ::std::vec::Vec<u8>;

                fn request(
                    &self,
                ) -> ::core::result::Result<#http::Request<Self::Body>, #runtime::RequestError> {
                    #request
                }

                fn response(
                    &self,
                    response: #http::Response<&[u8]>,
                ) -> ::core::result::Result<Self::Output, #runtime::Error> {
                    #response
                }
            }
        }
    }

    fn request(&self, operation: &Operation, fields: &[Field]) -> TokenStream {
        let runtime = self.runtime;
        let method = Ident::new(operation.method.as_str(), proc_macro2::Span::call_site());
        let in_path = fields.iter().filter(|field| field.location == Location::Path);
        let in_path: BTreeMap<&WireName, &Field> = in_path.map(|field| (&field.wire, field)).collect();
        let path = operation.path.iter().map(|part| path_part(part, &in_path));
        let at = |location| fields.iter().filter(move |field| field.location == location);
        let query = at(Location::Query).next().is_some().then(|| {
            let members = members(at(Location::Query));
            quote!(.query(|query| { query #members; }))
        });
        let form = operation.has_form.then(|| match at(Location::Member).next() {
            Some(_) => {
                let members = members(at(Location::Member));
                quote!(.form(|form| { form #members; }))
            }
            None => quote!(.form(|_| {})),
        });
        quote! {
            #runtime::__private::RequestBuilder::new(#runtime::http::Method::#method)
                #(#path)*
                #query
                #form
                .build()
        }
    }

    fn output(&self, output: &Output) -> (TokenStream, TokenStream) {
        let runtime = self.runtime;
        match output {
            Output::Nothing => (quote!(()), quote!(#runtime::__private::read_empty(&response))),
            Output::Json(type_) => (self.type_(type_), quote!(#runtime::__private::read_json(&response))),
        }
    }
}

fn path_part(part: &PathPart, fields: &BTreeMap<&WireName, &Field>) -> Option<TokenStream> {
    match part {
        PathPart::Literal(text) => Some(quote!(.path(#text))),
        PathPart::Parameter(wire) => {
            let field = fields.get(wire)?;
            let (wire, name) = (&wire.0, ident(&field.name));
            let value =
                if field.type_ == Type::Secret { quote!(self.#name.expose()) } else { quote!(&self.#name) };
            Some(quote!(.path_parameter(#wire, #value)))
        }
    }
}
