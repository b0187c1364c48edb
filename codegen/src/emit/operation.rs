//! Operations: the request from the fields, and what reads the response.

use formwork_resolve::model::{Definition, Encoding, Field, Location, Operation, PathPart, Style};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Scope, allow_deprecated, definition_ident, ident};

impl Scope<'_> {
    pub(super) fn operation(&self, operation: &Operation, params: &Definition) -> TokenStream {
        let runtime = self.runtime;
        let http = quote!(#runtime::http);
        let name = definition_ident(params);
        let fields = params.shape.fields();
        let output_is_deprecated = self.output_is_deprecated(&operation.output);
        let allow = allow_deprecated(output_is_deprecated || self.uses_deprecated(params));
        let body = if self.streams(operation, fields) {
            quote!(#runtime::Body)
        } else {
            quote!(::std::vec::Vec<u8>)
        };
        let request = self.request(operation, fields);
        let (output, response) = self.output(&operation.output);
        let description = self.description(operation);
        quote! {
            #allow
            impl #runtime::Operation for #name {
                type Output = #output;
                type Body = #body;

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

                #description
            }
        }
    }

    fn request(&self, operation: &Operation, fields: &[Field]) -> TokenStream {
        let runtime = self.runtime;
        let method = Ident::new(operation.method.as_str(), proc_macro2::Span::call_site());
        let accept = self.accept(&operation.output);
        let at = |location| fields.iter().filter(move |field| field.location == location);
        let path = operation.path.iter().map(|part| self.path_part(part, fields));
        let query = at(Location::Query).next().is_some().then(|| {
            let members = self.members(at(Location::Query));
            quote!(.query(|query| { query #members; }))
        });
        let headers = at(Location::Header).map(|field| self.header(field));
        let cookies = at(Location::Cookie).next().is_some().then(|| {
            let members = self.members(at(Location::Cookie));
            quote!(.cookies(|cookies| { cookies #members; }))
        });
        let body = self.body(operation, fields);
        let build = if self.streams(operation, fields) { quote!(build_body) } else { quote!(build) };
        quote! {
            #runtime::__private::RequestBuilder::new(#runtime::http::Method::#method)
                #(#path)*
                #query
                #(#headers)*
                #cookies
                #body
                #accept
                .#build()
        }
    }

    fn path_part(&self, part: &PathPart, fields: &[Field]) -> Option<TokenStream> {
        let wire = match part {
            PathPart::Literal(text) => return Some(quote!(.path(#text))),
            PathPart::Parameter(wire) => wire,
        };
        let field = fields.iter().find(|field| field.location == Location::Path && field.wire == *wire)?;
        let (wire, name) = (&wire.0, ident(&field.name));
        Some(match &field.encoding {
            Encoding::Styled(serialization)
                if serialization.style != Style::Simple || serialization.explode =>
            {
                let serialization = self.serialization(*serialization);
                quote!(.path_styled(#wire, &self.#name, #serialization))
            }
            Encoding::Json { .. } => {
                let value = self.json(field);
                quote!(.path_json(#wire, #value))
            }
            _ => quote!(.path_parameter(#wire, &self.#name)),
        })
    }

    fn header(&self, field: &Field) -> TokenStream {
        let (wire, name) = (&field.wire.0, ident(&field.name));
        let needed = field.required.then(|| quote!(.needed_header(#wire)));
        match &field.encoding {
            Encoding::Json { .. } => {
                let value = self.json(field);
                quote!(.header_json(#wire, #value))
            }
            Encoding::Styled(serialization) => {
                let method = if serialization.explode { quote!(exploded_header) } else { quote!(header) };
                quote!(.#method(#wire, &self.#name) #needed)
            }
            Encoding::Inherited | Encoding::ByType | Encoding::Part(_) => TokenStream::new(),
        }
    }
}
