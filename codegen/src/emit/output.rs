//! Outputs: the type of a response, or an enum with a variant for each declared case.

use formwork_openapi::OrderedSet;
use formwork_resolve::media_type;
use formwork_resolve::model::{Case, Definition, DefinitionId, Output, Payload};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{Scope, allow_deprecated, ident};

impl Scope<'_> {
    /// The type of the output, and the expression that reads it.
    pub(super) fn output(&self, output: &Output) -> (TokenStream, TokenStream) {
        match output {
            Output::One(case) => (self.payload_type(&case.payload), self.read(case)),
            Output::Several(id) => self.read_cases(*id),
        }
    }

    /// The media types to ask for.
    pub(super) fn accept(&self, output: &Output) -> Option<TokenStream> {
        let accepted = accepted(self.cases(output));
        (!accepted.is_empty()).then(|| quote!(.accept(#accepted)))
    }

    pub(super) fn output_is_deprecated(&self, output: &Output) -> bool {
        self.cases(output).iter().any(|case| self.case_is_deprecated(case))
    }

    /// An enum of the cases. The document decides how large they are and what they are called.
    pub(super) fn cases_enum(&self, definition: &Definition, cases: &[Case]) -> TokenStream {
        let docs = self.docs.definition(definition);
        let name = ident(&definition.name);
        let allow = allow_deprecated(cases.iter().any(|case| self.case_is_deprecated(case)));
        let variants = cases.iter().map(|case| {
            let (docs, name) = (self.docs.case(case), ident(&case.name));
            let payload = match &case.payload {
                Payload::Nothing => None,
                payload => Some(self.payload_type(payload)).map(|payload| quote!((#payload))),
            };
            quote!(#docs #name #payload)
        });
        let only_names = !has_payload(cases);
        let more = only_names.then(|| quote!(, ::core::marker::Copy, ::core::cmp::Eq, ::core::hash::Hash));
        quote! {
            #docs
            #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq #more)]
            #[allow(variant_size_differences, clippy::large_enum_variant, clippy::enum_variant_names)]
            #allow
            pub enum #name {
                #(#variants,)*
            }
        }
    }

    /// The conversion of an error to its case.
    pub(super) fn failure(&self, definition: &Definition, cases: &[Case]) -> TokenStream {
        let runtime = self.runtime;
        let item = self.cases_enum(definition, cases);
        let name = ident(&definition.name);
        let allow = allow_deprecated(cases.iter().any(|case| self.case_is_deprecated(case)));
        let table = table(cases);
        let read = read_as(&quote!(Self), cases);
        let received = received(cases);
        quote! {
            #item

            #allow
            impl #name {
                /// Reads an error as the document describes it.
                ///
                /// # Errors
                ///
                /// Fails if the document does not declare this status or content type, or the body is not what it
                /// says. The error itself has everything all the same.
                pub fn from_api_error(
                    error: &#runtime::ApiError,
                ) -> ::core::result::Result<Self, #runtime::DecodeError> {
                    let #received = #runtime::__private::failure(error, #table)?;
                    ::core::result::Result::Ok(#read)
                }
            }
        }
    }

    fn cases<'c>(&'c self, output: &'c Output) -> &'c [Case] {
        match output {
            Output::One(case) => std::slice::from_ref(case),
            Output::Several(id) => self.model.definition(*id).map(Definition::cases).unwrap_or_default(),
        }
    }

    fn case_is_deprecated(&self, case: &Case) -> bool {
        matches!(&case.payload, Payload::Json(type_) if self.names_deprecated(type_))
    }

    fn payload_type(&self, payload: &Payload) -> TokenStream {
        match payload {
            Payload::Nothing => quote!(()),
            Payload::Text => quote!(::std::string::String),
            Payload::Bytes => quote!(::std::vec::Vec<u8>),
            Payload::Json(type_) => self.type_(type_).to_token_stream(),
        }
    }

    /// Reads the only case.
    fn read(&self, case: &Case) -> TokenStream {
        let runtime = self.runtime;
        let (status, media_type) = row(case);
        let read = match &case.payload {
            Payload::Nothing => return quote!(#runtime::__private::read_empty(&response, #status)),
            Payload::Text => quote!(read_text),
            Payload::Bytes => quote!(read_bytes),
            Payload::Json(_) => quote!(read_json),
        };
        quote!(#runtime::__private::#read(&response, #status, #media_type))
    }

    fn read_cases(&self, id: DefinitionId) -> (TokenStream, TokenStream) {
        let runtime = self.runtime;
        let path = self.path(id);
        let cases = self.model.definition(id).map(Definition::cases).unwrap_or_default();
        let (table, received) = (table(cases), received(cases));
        let read = read_as(&path, cases);
        let body = quote! {
            let #received = #runtime::__private::success(&response, #table)?;
            ::core::result::Result::Ok(#read)
        };
        (path, body)
    }
}

fn has_payload(cases: &[Case]) -> bool {
    cases.iter().any(|case| !matches!(case.payload, Payload::Nothing))
}

/// The media types to ask for. In a range that is read as JSON, JSON is preferred to all the others.
pub(crate) fn accepted(cases: &[Case]) -> String {
    let mut seen = OrderedSet::default();
    let asked = cases.iter().filter_map(|case| match (case.media_type.as_deref()?, row(case).1) {
        (declared, read) if declared != read => Some(format!("{read}, {declared};q=0.5")),
        (declared, _) => Some(declared.to_owned()),
    });
    asked.filter(|asked| seen.insert(asked.clone())).collect::<Vec<_>>().join(", ")
}

/// The status and media type of a case, as the runtime looks for them. A range whose schema is that of JSON is read if
/// the answer is JSON.
fn row(case: &Case) -> (&str, &str) {
    let media_type = match (case.media_type.as_deref(), &case.payload) {
        (Some(range), Payload::Json(_)) if media_type::is_open(&media_type::essence(range)) => {
            "application/json"
        }
        (media_type, _) => media_type.unwrap_or_default(),
    };
    (&case.status, media_type)
}

fn table(cases: &[Case]) -> TokenStream {
    let rows = cases.iter().map(|case| {
        let (status, media_type) = row(case);
        quote!((#status, #media_type))
    });
    quote!(&[#(#rows,)*])
}

/// The pattern for what was received and the case that it is, as far as they matter.
fn received(cases: &[Case]) -> TokenStream {
    let received = if has_payload(cases) { quote!(received) } else { quote!(_) };
    let case = if cases.len() > 1 { quote!(case) } else { quote!(_) };
    quote!((#received, #case))
}

/// The variant of the case that was found. The last one needs no number, as there is no other left.
fn read_as(enum_: &TokenStream, cases: &[Case]) -> TokenStream {
    let variant = |case: &Case| {
        let name = ident(&case.name);
        match case.payload {
            Payload::Nothing => quote!(#enum_::#name),
            Payload::Text => quote!(#enum_::#name(received.text()?)),
            Payload::Bytes => quote!(#enum_::#name(received.bytes())),
            Payload::Json(_) => quote!(#enum_::#name(received.json()?)),
        }
    };
    let Some((last, others)) = cases.split_last() else { return TokenStream::new() };
    let last = variant(last);
    if others.is_empty() {
        return last;
    }
    let numbers = (0..others.len()).map(Literal::usize_unsuffixed);
    let others = others.iter().map(variant);
    quote! {
        match case {
            #(#numbers => #others,)*
            _ => #last,
        }
    }
}
