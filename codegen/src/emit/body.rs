//! Request bodies: the calls that write them, and the type of one in several media types.

use formwork_openapi::OrderedMap;
use formwork_resolve::model::{
    Body, Branch, Content, Definition, Depth, Field, Format, Location, Operation, Shape, Type, Union,
};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Scope, allow_deprecated, ident};

impl Scope<'_> {
    /// The call that sets the body of a request.
    pub(super) fn body(&self, operation: &Operation, fields: &[Field]) -> Option<TokenStream> {
        let is_member = |field: &&Field| matches!(field.location, Location::Member | Location::Rest);
        let mut members = fields.iter().filter(is_member).peekable();
        let body = fields.iter().find(|field| field.location == Location::Body);
        match &operation.body {
            Body::Nothing => None,
            Body::Form if members.peek().is_none() => Some(quote!(.form(|_| {}))),
            Body::Form => {
                let members = self.members(members);
                Some(quote!(.form(|form| { form #members; })))
            }
            Body::Multipart if members.peek().is_none() => Some(quote!(.multipart(|_| {}))),
            Body::Multipart => {
                let parts = self.parts(members);
                Some(quote!(.multipart(|parts| { parts #parts; })))
            }
            Body::Value(content) => body.map(|field| {
                let name = ident(&field.name);
                match (field.required, content.format) {
                    (_, Format::Json) => value(content, &self.json(field)),
                    (true, _) => value(content, &quote!(::core::option::Option::Some(&self.#name))),
                    (false, _) => value(content, &quote!(self.#name.as_ref())),
                }
            }),
            Body::Choice => body.map(|field| {
                let name = ident(&field.name);
                quote!(.body(&self.#name))
            }),
        }
    }

    /// True if the body may have to be streamed, so that it is more than bytes.
    pub(super) fn streams(&self, operation: &Operation, fields: &[Field]) -> bool {
        match &operation.body {
            Body::Nothing | Body::Form => false,
            Body::Multipart => true,
            Body::Value(content) => streams(content),
            Body::Choice => fields.iter().any(|field| {
                let shape = field.type_.named().and_then(|id| self.model.definition(id)).map(|it| &it.shape);
                matches!(shape, Some(Shape::Bodies(bodies)) if bodies.iter().any(|(_, it)| streams(it)))
            }),
        }
    }

    /// A body in one of several media types.
    pub(super) fn bodies(&self, definition: &Definition, bodies: &[(Branch, Content)]) -> TokenStream {
        let runtime = self.runtime;
        let name = ident(&definition.name);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let documented = bodies.iter().map(|(branch, content)| (branch, self.docs.media_type(content)));
        let item = self.branches(definition, documented);
        let arms = bodies.iter().map(|(branch, content)| {
            let name = ident(&branch.name);
            let value = match content.format {
                Format::Json => value(content, &self.or_null(&branch.type_, quote!(value))),
                _ => value(content, &quote!(::core::option::Option::Some(value))),
            };
            quote!(Self::#name(value) => request #value)
        });
        let from = self.conversions(definition, bodies.iter().map(|(branch, _)| branch));
        quote! {
            #item
            #from
            #allow
            impl #runtime::__private::Bodies for #name {
                fn write(&self, request: #runtime::__private::RequestBuilder) -> #runtime::__private::RequestBuilder {
                    match self {
                        #(#arms,)*
                    }
                }
            }
        }
    }

    /// A value that is a file or something else, each of which is a part of its own kind.
    pub(super) fn part_choice(&self, definition: &Definition, branches: &[Branch]) -> TokenStream {
        let runtime = self.runtime;
        let name = ident(&definition.name);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let item = self.branches_of_parts(definition, branches);
        let from_text = branches.iter().find(|branch| matches!(branch.type_, Type::String | Type::Secret));
        let from_text = from_text.map(|branch| self.text_conversion(definition, branch));
        let arms = branches.iter().map(|branch| {
            let name = ident(&branch.name);
            let call = match &branch.type_ {
                type_ if self.model.is_part(type_) => quote!(choice(name, content_type, value)),
                Type::Array(inner) if self.model.is_part(inner) => {
                    quote!(choices(name, content_type, value))
                }
                type_ if self.model.depth(type_) == Depth::Scalar => quote!(text_of(name, value)),
                type_ => {
                    let value = self.or_null(type_, quote!(value));
                    quote!(json_of(name, "application/json", #value))
                }
            };
            quote!(Self::#name(value) => parts.#call)
        });
        quote! {
            #item
            #from_text
            #allow
            impl #runtime::__private::PartChoice for #name {
                fn write(&self, name: &str, content_type: &str, parts: &mut #runtime::__private::Multipart) {
                    match self {
                        #(#arms,)*
                    };
                }
            }
        }
    }

    /// True if each of the types is an object that is written as parts.
    pub(super) fn is_of_parts(&self, union: &Union) -> bool {
        let is_parts = |branch: &Branch| {
            let definition = branch.type_.named().and_then(|id| self.model.definition(id));
            definition.is_some_and(|definition| matches!(definition.shape, Shape::Parts(_)))
        };
        !union.branches.is_empty() && union.branches.iter().all(is_parts)
    }

    /// A choice between objects that are written as the parts of a body.
    pub(super) fn parts_choice(&self, definition: &Definition, branches: &[Branch]) -> TokenStream {
        let runtime = self.runtime;
        let name = ident(&definition.name);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let item = self.branches_of_parts(definition, branches);
        let variants = branches.iter().map(|branch| ident(&branch.name));
        quote! {
            #item
            #allow
            impl #runtime::__private::Parts for #name {
                fn write(&self, parts: &mut #runtime::__private::Multipart) {
                    match self {
                        #(Self::#variants(value) => #runtime::__private::Parts::write(value, parts),)*
                    }
                }
            }
        }
    }

    /// The enum of a choice between parts, with its conversions.
    fn branches_of_parts(&self, definition: &Definition, branches: &[Branch]) -> TokenStream {
        let docs = branches.iter().map(|branch| self.docs.branch(branch, self.model));
        let item = self.branches(definition, branches.iter().zip(docs));
        let from = self.conversions(definition, branches);
        quote!(#item #from)
    }

    /// Conversions of each type into the variant that has it. A type of several variants gets none, because nobody
    /// could know which is meant.
    fn conversions<'b>(
        &self,
        definition: &Definition,
        branches: impl IntoIterator<Item = &'b Branch>,
    ) -> TokenStream {
        let name = ident(&definition.name);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let branches: Vec<&Branch> = branches.into_iter().collect();
        let mut uses: OrderedMap<&Type, usize> = OrderedMap::default();
        for branch in &branches {
            uses.change(&branch.type_, 0, |count| *count += 1);
        }
        let from = branches.into_iter().filter(|branch| uses.get(&branch.type_) == Some(&1));
        let from = from.map(|branch| {
            let (variant, type_) = (ident(&branch.name), self.type_(&branch.type_));
            let from_value = self.value_conversion(definition, branch);
            quote! {
                #from_value
                #allow
                impl ::core::convert::From<#type_> for #name {
                    fn from(value: #type_) -> Self {
                        Self::#variant(value)
                    }
                }
            }
        });
        quote!(#(#from)*)
    }

    /// An object that is written as the parts of a body.
    pub(super) fn params_parts(&self, definition: &Definition, fields: &[Field]) -> TokenStream {
        let runtime = self.runtime;
        let name = ident(&definition.name);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let parts = self.parts(fields);
        quote! {
            #allow
            impl #runtime::__private::Parts for #name {
                fn write(&self, parts: &mut #runtime::__private::Multipart) {
                    parts #parts;
                }
            }
        }
    }
}

fn streams(content: &Content) -> bool {
    matches!(content.format, Format::Multipart | Format::Upload)
}

/// The call that writes a body which is one value.
fn value(content: &Content, value: &TokenStream) -> TokenStream {
    let media_type = &content.media_type;
    match content.format {
        Format::Json => quote!(.json(#media_type, #value)),
        Format::Form => quote!(.form_of(#value)),
        Format::Multipart => quote!(.multipart_of(#value)),
        Format::Text => quote!(.text(#media_type, #value)),
        Format::Upload => quote!(.upload(#media_type, #value)),
    }
}
