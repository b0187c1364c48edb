//! Last stage: the checked model to tokens. Nothing can fail here.

mod docs;
mod operation;
mod params;
mod response;
mod string_enum;
mod types;

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::model::{Definition, Field, Model, RustName, Shape};

/// Emits every definition in its module, and the operations on top of them.
pub(crate) fn emit(model: &Model, runtime: &TokenStream) -> TokenStream {
    let mut root = Module::default();
    for definition in &model.definitions {
        let scope = Scope { model, runtime, module: &definition.module };
        root.at(&definition.module).items.push(scope.definition(definition));
    }
    for operation in &model.operations {
        let Some(params) = model.definition(operation.params) else { continue };
        let scope = Scope { model, runtime, module: &params.module };
        root.at(&params.module).items.push(scope.operation(operation, params));
    }
    root.tokens(model, &[])
}

/// The modules of the output, in the order in which rustc does not care and people look things up.
#[derive(Default)]
struct Module {
    items: Vec<TokenStream>,
    modules: BTreeMap<RustName, Module>,
}

impl Module {
    fn at(&mut self, path: &[RustName]) -> &mut Self {
        path.iter().fold(self, |module, name| module.modules.entry(name.clone()).or_default())
    }

    fn tokens(&self, model: &Model, path: &[RustName]) -> TokenStream {
        let items = &self.items;
        let modules = self.modules.iter().map(|(name, module)| {
            let path = [path, std::slice::from_ref(name)].concat();
            let docs = docs::module(model, &path);
            let ident = ident(name);
            let tokens = module.tokens(model, &path);
            quote! {
                #docs
                pub mod #ident {
                    #tokens
                }
            }
        });
        quote! { #(#items)* #(#modules)* }
    }
}

/// What the items of one module are emitted with.
#[derive(Clone, Copy)]
struct Scope<'m> {
    model: &'m Model,
    runtime: &'m TokenStream,
    module: &'m [RustName],
}

impl Scope<'_> {
    fn definition(&self, definition: &Definition) -> TokenStream {
        match &definition.shape {
            Shape::Operation(fields) | Shape::Params(fields) => self.params(definition, fields),
            Shape::Response(fields) => self.response(definition, fields),
            Shape::Enum(variants) => self.string_enum(definition, variants),
        }
    }
}

/// A name that is known to be an identifier.
fn ident(name: &RustName) -> Ident {
    Ident::new(&name.0, Span::call_site())
}

/// The name of a definition. An operation's is the user's own token, so that editors lead there.
fn definition_ident(definition: &Definition) -> Ident {
    match definition.shape {
        Shape::Operation(_) => Ident::new(&definition.name.0, definition.span),
        _ => ident(&definition.name),
    }
}

/// The struct's own code may use what it tells others not to use.
fn allow_deprecated(fields: &[Field]) -> Option<TokenStream> {
    fields.iter().any(|field| field.deprecated).then(|| quote!(#[allow(deprecated)]))
}
