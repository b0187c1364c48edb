//! Values of one of several types that are received: an enum, and the table by which they are told apart.

use formwork_openapi::Value;
use formwork_resolve::model::{Branch, Definition, Shape, Type, Union};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Scope, allow_deprecated, ident};

impl Scope<'_> {
    pub(super) fn choice(&self, definition: &Definition, union: &Union) -> TokenStream {
        let runtime = self.runtime;
        let name = ident(&definition.name);
        let docs = self.docs.definition(definition);
        let allow = allow_deprecated(self.uses_deprecated(definition));
        let variants = union.branches.iter().map(|branch| {
            let docs = self.docs.branch(branch, self.model);
            let (name, type_) = (ident(&branch.name), self.type_(&branch.type_));
            quote!(#docs #name(#type_))
        });
        let rows = union.branches.iter().map(|branch| self.alternative(branch, union));
        let by = union.discriminator.as_ref().map(|property| quote!(by #property));
        quote! {
            #docs
            #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
            #allow
            pub enum #name {
                #(#variants,)*
                /// What is none of these.
                Other(#runtime::Json),
            }

            #runtime::__private::choice! { #name #by { #(#rows,)* } }
        }
    }

    fn alternative(&self, branch: &Branch, union: &Union) -> TokenStream {
        let (name, type_) = (ident(&branch.name), self.type_(&branch.type_));
        let kinds = self.kinds(&branch.type_);
        let tags = (union.discriminator.is_some() && !branch.tags.is_empty()).then(|| {
            let tags = &branch.tags;
            quote!(tags: [#(#tags),*],)
        });
        let (listed, object) = self.tests(&branch.type_);
        let tests = (tags.is_some() || object.is_some()).then(|| quote!({ #tags #object }));
        quote!(#name(#type_): #kinds #listed #tests)
    }

    /// The JSON types that a type is read from.
    fn kinds(&self, type_: &Type) -> TokenStream {
        match type_ {
            Type::String | Type::Secret | Type::Formatted(_) | Type::Upload => quote!(String),
            Type::Boolean => quote!(Boolean),
            Type::Int32 | Type::Int64 | Type::Timestamp => quote!(Integer),
            Type::Double => quote!(Number),
            Type::Map(_) => quote!(Object),
            Type::Expandable(_) => quote!(String | Object),
            Type::Json => quote!(Any),
            Type::Tuple(..) => quote!(Array),
            Type::Array(element) => {
                let element = self.kinds(element);
                match element.to_string().as_str() {
                    "Any" => quote!(Array),
                    // Of what an element's elements are, nothing is asked.
                    nested if nested.starts_with("Array") => quote!(Array of Array),
                    _ => quote!(Array of #element),
                }
            }
            Type::Clearable(inner) | Type::Nullable(inner) | Type::Boxed(inner) => self.kinds(inner),
            Type::Named(id) => match self.model.definition(*id).map(|definition| &definition.shape) {
                Some(Shape::Enum(_)) => quote!(String),
                Some(Shape::ValueEnum(_, values)) => value_kinds(values),
                Some(Shape::Union(_)) | None => quote!(Any),
                Some(_) => quote!(Object),
            },
        }
    }

    /// What else tells a type: the texts that an enum lists; the members that an object must have.
    fn tests(&self, type_: &Type) -> (Option<TokenStream>, Option<TokenStream>) {
        let definition = match type_ {
            Type::Named(id) => self.model.definition(*id),
            Type::Boxed(inner) | Type::Nullable(inner) => return self.tests(inner),
            _ => None,
        };
        match definition.map(|definition| &definition.shape) {
            Some(Shape::Enum(variants)) => {
                let values = variants.iter().map(|variant| &variant.wire.0);
                (Some(quote!([#(#values),*])), None)
            }
            Some(Shape::Response(fields)) => {
                let required: Vec<&str> = fields
                    .iter()
                    .filter(|field| {
                        field.required && field.location == formwork_resolve::model::Location::Member
                    })
                    .map(|field| field.wire.0.as_str())
                    .collect();
                let constants = fields.iter().filter_map(|field| {
                    let wire = &field.wire.0;
                    let values = self.listed_texts(&field.type_)?;
                    Some(quote!(#wire = [#(#values),*]))
                });
                let constants: Vec<TokenStream> = constants.collect();
                let constants = (!constants.is_empty()).then(|| quote!(constants: [#(#constants),*],));
                let required = (!required.is_empty()).then(|| quote!(required: [#(#required),*],));
                (None, (constants.is_some() || required.is_some()).then(|| quote!(#constants #required)))
            }
            _ => (None, None),
        }
    }

    /// The one text that a member can be. An enum of more values grows, and tells nothing for sure.
    fn listed_texts(&self, type_: &Type) -> Option<Vec<&str>> {
        let Type::Named(id) = type_ else { return None };
        match &self.model.definition(*id)?.shape {
            Shape::Enum(variants) if variants.len() == 1 => {
                Some(variants.iter().map(|variant| variant.wire.0.as_str()).collect())
            }
            _ => None,
        }
    }
}

fn value_kinds(values: &[Value]) -> TokenStream {
    let has = |is: fn(&Value) -> bool| values.iter().any(is);
    let kinds = [
        has(|value| matches!(value, Value::Text(_))).then(|| quote!(String)),
        has(|value| matches!(value, Value::Boolean(_))).then(|| quote!(Boolean)),
        has(|value| matches!(value, Value::Number(_))).then(|| quote!(Number)),
        has(|value| matches!(value, Value::Integer(_))).then(|| quote!(Integer)),
    ];
    let kinds = kinds.into_iter().flatten();
    quote!(#(#kinds)|*)
}
