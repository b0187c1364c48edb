//! Enums of values: a variant a value. Enums of numbers and mixed scalars have one more, for values that the document
//! does not list.

use formwork_openapi::Value;
use formwork_resolve::model::{Definition, Variant};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::phrase::{Phrase, Phrases};
use super::{Scope, allow_undocumented, braced, ident};

impl Scope<'_> {
    pub(super) fn string_enum(&self, definition: &Definition, variants: &[Variant]) -> TokenStream {
        let Phrases { private, derive_copy, .. } = self.phrases;
        let name = ident(&definition.name);
        let names = names(variants);
        let mut tokens = self.values_enum(definition, derive_copy, variants, &names, None);
        let mut rows = TokenStream::new();
        for (name, Variant { wire, .. }) in names.iter().zip(variants) {
            let value = &wire.0;
            rows.extend(quote!(#name = #value,));
        }
        let rows = braced(rows);
        tokens.extend(quote!(#private::string_enum! { #name #rows }));
        tokens
    }

    /// An enum of numbers, or of scalars of several types.
    pub(super) fn value_enum(
        &self,
        definition: &Definition,
        variants: &[Variant],
        values: &[Value],
    ) -> TokenStream {
        let Phrases { private, derive_values, json, .. } = self.phrases;
        let name = ident(&definition.name);
        let names = names(variants);
        let mut tokens = self.values_enum(definition, derive_values, variants, &names, Some(json));
        let values = values.iter().map(literal);
        tokens.extend(quote!(#private::value_enum! { #name { #(#names = #values,)* } }));
        tokens
    }

    /// The enum itself, with a variant for what is not listed if it holds that.
    fn values_enum(
        &self,
        definition: &Definition,
        derive: &Phrase,
        variants: &[Variant],
        names: &[Ident],
        other: Option<&Phrase>,
    ) -> TokenStream {
        let unlisted = &self.phrases.unlisted;
        let name = ident(&definition.name);
        let docs = self.docs.definition(definition);
        let mut items = TokenStream::new();
        for (variant, name) in variants.iter().zip(names) {
            self.docs.variant(variant).to_tokens(&mut items);
            items.extend(quote!(#name,));
        }
        items.extend(other.map(|other| quote!(#unlisted Other(#other),)));
        let items = braced(items);
        let more = self.more_derives(definition);
        let silent = allow_undocumented(docs.is_silent());
        quote! {
            #docs
            #derive
            #more
            #silent
            pub enum #name #items
        }
    }
}

fn names(variants: &[Variant]) -> Vec<Ident> {
    variants.iter().map(|variant| ident(&variant.name)).collect()
}

/// A scalar as a literal. A number without a type of Rust that holds it is a raw string, in which the runtime sees the
/// digits of the document: the compiler would round them.
pub(super) fn literal(value: &Value) -> TokenStream {
    match value {
        Value::Boolean(value) => value.to_token_stream(),
        Value::Number(number) => raw(number),
        Value::Integer(integer) => match value.as_i64() {
            Some(integer) => Literal::i64_suffixed(integer).into_token_stream(),
            None => raw(&integer.to_string()),
        },
        Value::Text(text) => text.to_token_stream(),
        Value::Null | Value::Array | Value::Object => "".to_token_stream(),
    }
}

/// JSON as a raw string, with as many hashes as keep the quotes in it from ending it.
pub(super) fn raw(json: &str) -> TokenStream {
    let runs = json.split('"').skip(1).map(|after| after.len() - after.trim_start_matches('#').len());
    let hashes = "#".repeat(runs.max().map_or(0, |most| most + 1));
    let literal = format!("r{hashes}\"{json}\"{hashes}").parse::<Literal>();
    literal.map_or_else(|_| json.to_token_stream(), Literal::into_token_stream)
}
