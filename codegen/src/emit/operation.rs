//! Operations: the request from the fields, and what reads the response.

use formwork_openapi::Method;
use formwork_resolve::model::{Definition, Encoding, Field, Format, Location, Operation, PathPart, Style};
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
        let builder = self.builder(&operation.method);
        let accept = self.accept(&operation.output);
        let at = |location| fields.iter().filter(move |field| field.location == location);
        let path = operation.path.iter().map(|part| self.path_part(part, fields));
        let query = self.query(at(Location::Query).collect());
        let headers = at(Location::Header).map(|field| self.header(field));
        let cookies = at(Location::Cookie).next().is_some().then(|| {
            let members = self.members(at(Location::Cookie));
            quote!(.cookies(|cookies| { cookies #members; }))
        });
        let body = self.body(operation, fields);
        let build = if self.streams(operation, fields) { quote!(build_body) } else { quote!(build) };
        quote! {
            #builder
                #(#path)*
                #query
                #(#headers)*
                #cookies
                #body
                #accept
                .#build()
        }
    }

    /// The call that writes the query: pair by pair, or as one value.
    fn query(&self, fields: Vec<&Field>) -> Option<TokenStream> {
        let whole = fields.iter().find_map(|field| match field.encoding {
            Encoding::Whole(format) => Some((field, format)),
            _ => None,
        });
        if let Some((field, format)) = whole {
            let name = ident(&field.name);
            let value = if field.required {
                quote!(::core::option::Option::Some(&self.#name))
            } else {
                quote!(self.#name.as_ref())
            };
            return Some(match format {
                Format::Json => {
                    let json = self.json(field);
                    quote!(.query_json(#json))
                }
                Format::Form => quote!(.query_form(#value)),
                Format::Text | Format::Multipart | Format::Upload => quote!(.query_text(#value)),
            });
        }
        (!fields.is_empty()).then(|| {
            let members = self.members(fields);
            quote!(.query(|query| { query #members; }))
        })
    }

    /// The call that begins a request. A method that the crate http has no constant for goes by its name.
    fn builder(&self, method: &Method) -> TokenStream {
        let runtime = self.runtime;
        let name = method.as_str();
        match method {
            Method::Query | Method::Other(_) => {
                quote!(#runtime::__private::RequestBuilder::with_method(#name))
            }
            _ => {
                let method = Ident::new(name, proc_macro2::Span::call_site());
                quote!(#runtime::__private::RequestBuilder::new(#runtime::http::Method::#method))
            }
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
            Encoding::Inherited | Encoding::ByType | Encoding::Part(_) | Encoding::Whole(_) => {
                TokenStream::new()
            }
        }
    }
}
