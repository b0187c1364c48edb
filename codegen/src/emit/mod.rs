//! Last stage: the checked model to tokens. Nothing can fail here.

mod body;
mod choice;
mod description;
mod docs;
mod headers;
mod member;
mod operation;
mod output;
mod pages;
mod pairs;
mod params;
mod phrase;
mod response;
mod send_back;
mod string_enum;
mod types;
mod union;

#[cfg(feature = "tools")]
pub(crate) use output::accepted;
pub(crate) use pairs::Pairs;

use std::collections::BTreeMap;

use formwork_openapi::OrderedMap;
use formwork_resolve::arguments::StandardDerive;
use formwork_resolve::model::{Definition, DefinitionId, Field, Model, RustName, Shape, Type};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use docs::{Described, Docs};
use phrase::{Phrase, Phrases};

/// Emits every definition in its module, and the operations on top of them.
pub(crate) fn emit(model: &Model, runtime: &TokenStream) -> TokenStream {
    let mut root = Module::default();
    let docs = &Docs::new(model);
    let runtime = &Phrase::from(runtime.clone());
    let phrases = &Phrases::new(runtime, docs);
    let pairs = Pairs::new(model);
    for (index, definition) in model.definitions.iter().enumerate() {
        let scope = Scope { model, runtime, phrases, docs, module: &definition.module };
        let items = &mut root.at(&definition.module).items;
        items.push(scope.definition(definition));
        items.extend(
            pairs.received(DefinitionId(index)).map(|received| scope.send_back(received, definition)),
        );
    }
    for operation in &model.operations {
        let Some(params) = model.definition(operation.params) else { continue };
        let scope = Scope { model, runtime, phrases, docs, module: &params.module };
        let items = &mut root.at(&params.module).items;
        items.push(scope.operation(operation, params));
        items.extend(scope.pages(operation, params));
    }
    let mut owners = OrderedMap::default();
    for definition in &model.definitions {
        owners.change(definition.inner_module(), &definition.name, |_| ());
    }
    root.tokens(docs, &owners, &mut Vec::new())
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

    /// The items are moved into one stream, since to interpolate a stream copies its tokens.
    fn tokens(
        self,
        docs: &Docs,
        owners: &OrderedMap<Vec<RustName>, &RustName>,
        path: &mut Vec<RustName>,
    ) -> TokenStream {
        let mut tokens = TokenStream::new();
        tokens.extend(self.items);
        for (name, module) in self.modules {
            path.push(name);
            let Some(name) = path.last() else { continue };
            let ident = ident(name);
            docs.module(name, owners.get(path).copied()).to_tokens(&mut tokens);
            let inner = braced(module.tokens(docs, owners, path));
            tokens.extend(quote!(pub mod #ident #inner));
            path.pop();
        }
        tokens
    }
}

/// The context in which the items of a module are emitted.
#[derive(Clone, Copy)]
struct Scope<'m> {
    model: &'m Model,
    runtime: &'m Phrase,
    phrases: &'m Phrases,
    docs: &'m Docs,
    module: &'m [RustName],
}

impl Scope<'_> {
    fn definition(&self, definition: &Definition) -> TokenStream {
        if let Some(first) = definition.same_as {
            return self.another_path(definition, first);
        }
        match &definition.shape {
            Shape::Operation(fields) | Shape::Params(fields) | Shape::Parts(fields) => {
                self.params(definition, fields)
            }
            Shape::Response(fields) => self.response(definition, fields),
            Shape::Enum(variants) => self.string_enum(definition, variants),
            Shape::ValueEnum(variants, values) => self.value_enum(definition, variants, values),
            Shape::Union(union) if union.is_received => self.choice(definition, union),
            Shape::Union(union) if self.is_of_parts(union) => self.parts_choice(definition, &union.branches),
            Shape::Union(union) if self.model.has_part(union) => {
                self.part_choice(definition, &union.branches)
            }
            Shape::Union(union) => self.union(definition, &union.branches),
            Shape::Bodies(bodies) => self.bodies(definition, bodies),
            Shape::Output(cases) => self.cases_enum(definition, cases),
            Shape::Failure(cases) => self.failure(definition, cases),
            Shape::Headers(fields) => self.headers(definition, fields),
        }
    }

    /// Another path of a type.
    fn another_path(&self, definition: &Definition, first: DefinitionId) -> TokenStream {
        let docs = self.docs.definition(definition);
        let (path, name) = (self.path(first), ident(&definition.name));
        let is_renamed = self.model.definition(first).is_some_and(|first| first.name != definition.name);
        let rename = is_renamed.then(|| quote!(as #name));
        // Without `self`, `Ok` could be the prelude's as well, and a module could be another crate.
        let is_below =
            self.model.definition(first).is_some_and(|first| first.module.starts_with(&definition.module));
        let here = is_below.then(|| quote!(self::));
        let allow = allow_deprecated(definition.deprecated);
        quote! {
            #docs
            #allow
            pub use #here #path #rename;
        }
    }

    /// The derives of the user's choice, as far as a type does not have them.
    fn more_derives(&self, definition: &Definition) -> Option<TokenStream> {
        let has = |derive| definition.shape.derives(derive);
        let more = self.model.derives.iter().filter(|derive| !derive.standard.is_some_and(has));
        let more: Vec<&TokenStream> = more.map(|derive| &derive.path).collect();
        // The runtime compares by the same members.
        let is_by_hand = matches!(&definition.shape, Shape::Response(_))
            || matches!(&definition.shape, Shape::Union(union) if union.is_received);
        let has_hash = self.model.derives.iter().any(|it| it.standard == Some(StandardDerive::Hash));
        let allow = (is_by_hand && has_hash).then(|| quote!(#[allow(clippy::derived_hash_with_manual_eq)]));
        (!more.is_empty()).then(|| quote!(#[derive(#(#more),*)] #allow))
    }

    fn struct_fields(&self, fields: &[Documented<'_>]) -> TokenStream {
        let mut tokens = TokenStream::new();
        for Documented { field, name, docs } in fields {
            let type_ = self.field_type(field);
            tokens.extend(quote!(#docs pub #name: #type_,));
        }
        tokens
    }

    fn documented<'f>(&self, fields: &'f [Field]) -> Vec<Documented<'f>> {
        let documented = |field| Documented { field, name: ident(&field.name), docs: self.docs.field(field) };
        fields.iter().map(documented).collect()
    }

    /// Generated code may use deprecated items: a definition's own fields, and their types.
    fn uses_deprecated(&self, definition: &Definition) -> bool {
        let fields = definition.shape.fields();
        definition.deprecated
            || fields.iter().any(|field| field.deprecated)
            || definition.shape.types().into_iter().any(|type_| self.names_deprecated(type_))
    }

    fn names_deprecated(&self, type_: &Type) -> bool {
        let definition = type_.named().and_then(|id| self.model.definition(id));
        definition.is_some_and(|definition| definition.deprecated)
    }
}

/// A field with what several items need of it, made once.
struct Documented<'f> {
    field: &'f Field,
    name: Ident,
    docs: Described,
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

/// Tokens in braces. Interpolating a group copies one token; interpolating a stream copies all of it.
fn braced(tokens: TokenStream) -> Group {
    Group::new(Delimiter::Brace, tokens)
}

/// For a struct of which something has no description.
fn allow_silent_fields(item: &Described, fields: &[Documented<'_>]) -> Option<TokenStream> {
    allow_undocumented(item.is_silent() || fields.iter().any(|field| field.docs.is_silent()))
}

/// The lint that users may have turned on, where the document says nothing.
fn allow_undocumented(is_silent: bool) -> Option<TokenStream> {
    is_silent.then(|| quote!(#[allow(missing_docs)]))
}

fn allow_deprecated(uses_deprecated: bool) -> Option<TokenStream> {
    uses_deprecated.then(|| quote!(#[allow(deprecated)]))
}
