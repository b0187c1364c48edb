//! The bridge as tokens: the compiler's code, an implementation of `FromTree` for each of its types, and the table of
//! operations.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::definition::{Definition, Field, Place, Shape};

/// The code that `src/lib.rs` includes, whose traits it implements.
pub(crate) fn bridge(api: &TokenStream, definitions: &[Definition]) -> TokenStream {
    let implementations = definitions.iter().map(implementation);
    let operations = definitions.iter().filter_map(|definition| match definition.shape {
        Shape::Operation(_) => definition.path.last(),
        _ => None,
    });
    let operations = operations.map(|name| {
        let id = name.to_string();
        quote!((#id, crate::tree::request::<api::#name>))
    });
    quote! {
        /// The output of the compiler.
        pub mod api {
            #api
        }

        /// Each operation's request from a tree, by the operation's id.
        pub const OPERATIONS: &[(&str, crate::tree::Request)] = &[#(#operations),*];

        #(#implementations)*
    }
}

fn implementation(definition: &Definition) -> TokenStream {
    let segments = &definition.path;
    let path = quote!(api #(::#segments)*);
    match &definition.shape {
        Shape::Operation(fields) => operation(&path, fields),
        Shape::Params(fields) => params(&path, fields),
        // Fields hold `Open` values, which are read as text.
        Shape::StringEnum => TokenStream::new(),
        Shape::Union(variants) => union(&path, variants),
    }
}

fn operation(path: &TokenStream, fields: &[Field]) -> TokenStream {
    let values = fields.iter().map(|Field { name, place }| match place {
        Place::Path(wire) => quote!(#name: path.take(#wire)?),
        Place::Member(wire) => quote!(#name: params.take(#wire)?),
        Place::Body => quote!(#name: params.take_all()?),
    });
    quote! {
        #[allow(deprecated, unused_variables)]
        impl crate::tree::FromCall for #path {
            fn from_call(
                path: &mut crate::tree::Members<'_>,
                params: &mut crate::tree::Members<'_>,
            ) -> Result<Self, String> {
                Ok(Self { #(#values),* })
            }
        }
    }
}

fn params(path: &TokenStream, fields: &[Field]) -> TokenStream {
    let values = fields.iter().map(|Field { name, place }| match place {
        Place::Path(wire) | Place::Member(wire) => quote!(#name: members.take(#wire)?),
        Place::Body => quote!(#name: members.take_all()?),
    });
    quote! {
        #[allow(deprecated, unused_mut)] // Nothing is taken for a type without fields.
        impl crate::tree::FromTree for #path {
            fn from_tree(tree: crate::tree::Tree<'_>) -> Result<Self, String> {
                let mut members = crate::tree::Members::read(tree)?;
                let value = Self { #(#values),* };
                members.finish(value)
            }
        }
    }
}

/// The first variant that the tree fits: scalars differ by their kind, objects by their members.
fn union(path: &TokenStream, variants: &[Ident]) -> TokenStream {
    quote! {
        #[allow(deprecated)]
        impl crate::tree::FromTree for #path {
            fn from_tree(tree: crate::tree::Tree<'_>) -> Result<Self, String> {
                let mut reasons = Vec::new();
                #(match crate::tree::FromTree::from_tree(tree) {
                    Ok(value) => return Ok(Self::#variants(value)),
                    Err(reason) => reasons.push(reason),
                })*
                Err(reasons.join("; or "))
            }
        }
    }
}
