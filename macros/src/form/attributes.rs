//! Reads `#[form(...)]`, as far as it can be judged without looking at what it is written on.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Attribute, Ident, LitStr, Meta, Path, Token, token};

use super::key::{Key, Place, advice, nearest};
use super::problems::Problems;
use super::rename::Convention;

/// Everything that the `#[form(...)]` attributes of one place say.
#[derive(Default)]
pub(super) struct Attributes {
    /// The name on the wire, never empty.
    pub(super) rename: Option<LitStr>,
    /// The convention for the names inside, and where it is written.
    pub(super) rename_all: Option<(Convention, Span)>,
    /// The path of the runtime.
    pub(super) runtime: Option<Path>,
    /// The place of `required`.
    pub(super) required: Option<Span>,
    /// The place of `skip`.
    pub(super) skip: Option<Span>,
}

/// Reads the `#[form(...)]` attributes among `attributes`. What is wrong with them goes to `problems`.
pub(super) fn read(attributes: &[Attribute], place: Place, problems: &mut Problems) -> Attributes {
    let mut read = Attributes::default();
    let mut seen = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("form")) {
        for entry in entries(attribute, place, problems) {
            if let Some(key) = known_key(&entry, place, &mut seen, problems) {
                read.set(key, entry, problems);
            }
        }
    }
    read
}

impl Attributes {
    /// The convention for the names inside.
    pub(super) fn convention(&self) -> Option<Convention> {
        self.rename_all.map(|(convention, _)| convention)
    }

    fn set(&mut self, key: Key, entry: Entry, problems: &mut Problems) {
        match key {
            Key::Rename => {
                self.rename = entry.into_text(key, problems).and_then(|name| not_empty(name, problems));
            }
            Key::RenameAll => {
                let at = entry.key.span();
                let text = entry.into_text(key, problems);
                self.rename_all = text.and_then(|name| Some((convention(&name, problems)?, at)));
            }
            Key::Crate => self.runtime = entry.into_path(problems),
            Key::Required => self.required = Some(entry.into_flag(key, problems)),
            Key::Skip => self.skip = Some(entry.into_flag(key, problems)),
        }
    }
}

/// A `key`, `key = value` or `key(...)`.
struct Entry {
    key: Ident,
    value: Value,
}

enum Value {
    Nothing,
    Text(LitStr),
    Path(Path),
    /// Something that no key takes.
    Other(TokenStream),
}

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = Ident::parse_any(input)?;
        let value = if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            input.parse()?
        } else if input.peek(token::Paren) {
            Value::Other(until_comma(input)?)
        } else {
            Value::Nothing
        };
        Ok(Self { key, value })
    }
}

impl Parse for Value {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return input.parse().map(Self::Text);
        }
        let ahead = input.fork();
        if Path::parse_mod_style(&ahead).is_ok() && (ahead.is_empty() || ahead.peek(Token![,])) {
            return Path::parse_mod_style(input).map(Self::Path);
        }
        until_comma(input).map(Self::Other)
    }
}

fn until_comma(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    Ok(tokens)
}

impl Entry {
    /// The value of a key that takes a string.
    fn into_text(self, key: Key, problems: &mut Problems) -> Option<LitStr> {
        match self.value {
            Value::Text(text) => return Some(text),
            Value::Path(path) => wrong_value(key, "a string", path, problems),
            Value::Other(tokens) if !tokens.is_empty() => wrong_value(key, "a string", tokens, problems),
            Value::Nothing | Value::Other(_) => wrong_value(key, "a string", self.key, problems),
        }
        None
    }

    /// The value of a key that takes a path, which serde's users write as a string.
    fn into_path(self, problems: &mut Problems) -> Option<Path> {
        match self.value {
            Value::Path(path) => return Some(path),
            Value::Text(text) => match text.parse_with(Path::parse_mod_style) {
                Ok(path) => return Some(path),
                Err(_) => wrong_value(Key::Crate, "a path", text, problems),
            },
            Value::Other(tokens) if !tokens.is_empty() => wrong_value(Key::Crate, "a path", tokens, problems),
            Value::Nothing | Value::Other(_) => wrong_value(Key::Crate, "a path", self.key, problems),
        }
        None
    }

    /// The place of a key that takes no value. It counts even with a value, because the intention is clear.
    fn into_flag(self, key: Key, problems: &mut Problems) -> Span {
        let at = self.key.span();
        if !matches!(self.value, Value::Nothing) {
            let help = format_args!("write `{}` alone, or remove it", key.name());
            problems.add(at, format_args!("`{}` takes no value", key.name()), help);
        }
        at
    }
}

fn wrong_value(key: Key, kind: &str, at: impl ToTokens, problems: &mut Problems) {
    let help = format!("write `{}`", key.usage());
    problems.add_at(at, format_args!("`{}` takes {kind}", key.name()), help);
}

/// The entries of one attribute, as far as it can be parsed.
fn entries(attribute: &Attribute, place: Place, problems: &mut Problems) -> Vec<Entry> {
    let Meta::List(list) = &attribute.meta else {
        problems.add_at(&attribute.meta, "`#[form]` needs its keys in parentheses", place.usages());
        return Vec::new();
    };
    let mut entries = Vec::new();
    let parse = |input: ParseStream<'_>| {
        while !input.is_empty() {
            if !input.peek(Ident::peek_any) {
                return Err(input.error(format_args!("expected a key\nhelp: {}", place.usages())));
            }
            entries.push(input.parse()?);
            if input.parse::<Option<Token![,]>>()?.is_none() && !input.is_empty() {
                return Err(input.error("expected `,`\nhelp: keys are separated by commas"));
            }
        }
        Ok(())
    };
    if let Err(error) = parse.parse2(list.tokens.clone()) {
        problems.add_error(error);
    }
    entries
}

/// The entry's key, if it exists, may stand here and was not seen before.
fn known_key(entry: &Entry, place: Place, seen: &mut Vec<Key>, problems: &mut Problems) -> Option<Key> {
    let at = entry.key.span();
    let name = entry.key.to_string();
    let Some(key) = Key::from_name(&name) else {
        problems.add(at, format_args!("`#[form(...)]` has no key `{name}`"), advice(&name, place));
        return None;
    };
    if let Some(belongs) = key.misplaced_at(place) {
        let message = format_args!("`{name}` does not belong on {}", place.name());
        problems.add(at, message, format_args!("{belongs}; {}", place.usages()));
        return None;
    }
    if seen.contains(&key) {
        problems.add(at, format_args!("`{name}` is given twice"), "keep one of them");
        return None;
    }
    seen.push(key);
    Some(key)
}

fn not_empty(name: LitStr, problems: &mut Problems) -> Option<LitStr> {
    if name.value().is_empty() {
        problems.add(
            name.span(),
            "a name cannot be empty",
            "remove `rename` to keep the name that Rust uses",
        );
        return None;
    }
    Some(name)
}

fn convention(name: &LitStr, problems: &mut Problems) -> Option<Convention> {
    let text = name.value();
    let convention = Convention::from_name(&text);
    if convention.is_none() {
        let known = Convention::ALL.map(|(name, _)| name);
        let all = known.map(|name| format!("`{name}`")).join(", ");
        let help = match nearest(&text, known.into_iter()) {
            Some(name) => format!("did you mean `{name}`? (there are {all})"),
            None => format!("there are {all}"),
        };
        problems.add(name.span(), format_args!("there is no convention `{text}` for names"), help);
    }
    convention
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::{Attributes, Convention, Place, Problems, ToTokens as _};

    /// The parsed attributes, or the first lines of their mistakes.
    fn read(place: Place, attributes: &[syn::Attribute]) -> Result<Attributes, Vec<String>> {
        let mut problems = Problems::default();
        let read = super::read(attributes, place, &mut problems);
        let first_line = |error: syn::Error| error.to_string().lines().next().unwrap_or_default().to_owned();
        problems.into_error().map_or(Ok(read), |error| Err(error.into_iter().map(first_line).collect()))
    }

    #[test]
    fn several_attributes_add_up() -> Result<(), Vec<String>> {
        let attributes = [parse_quote!(#[form(rename = "type",)]), parse_quote!(#[form(required)])];
        let field = read(Place::Field, &attributes)?;
        assert_eq!(field.rename.map(|name| name.value()).as_deref(), Some("type"));
        assert!(field.required.is_some() && field.skip.is_none());
        Ok(())
    }

    #[test]
    fn the_runtime_is_a_path_or_a_string() -> Result<(), Vec<String>> {
        for attribute in [
            parse_quote!(#[form(crate = my::formwork)]),
            parse_quote!(#[form(crate = "my::formwork", rename_all = "camelCase")]),
        ] {
            let container = read(Place::Container, &[attribute])?;
            assert_eq!(container.runtime.into_token_stream().to_string(), "my :: formwork");
        }
        Ok(())
    }

    #[test]
    fn attributes_of_others_are_left_alone() {
        let others =
            [parse_quote!(#[serde(rename = 5)]), parse_quote!(#[doc = "form"]), parse_quote!(#[form()])];
        assert!(read(Place::Field, &others).is_ok());
    }

    #[test]
    fn a_convention_is_known_by_name() {
        let container = read(Place::Container, &[parse_quote!(#[form(rename_all = "kebab-case")])]);
        assert!(container.is_ok_and(|read| read.rename_all.map(|(rule, _)| rule) == Some(Convention::Kebab)));
    }

    #[test]
    fn every_mistake_of_a_list_is_found() {
        let attribute =
            parse_quote!(#[form(rename = b"x", requird, skip = true, skip, rename_all = "x", rename = "")]);
        assert_eq!(
            read(Place::Field, &[attribute]).err(),
            Some(vec![
                "`rename` takes a string".to_owned(),
                "`#[form(...)]` has no key `requird`".to_owned(),
                "`skip` takes no value".to_owned(),
                "`skip` is given twice".to_owned(),
                "`rename_all` does not belong on a field".to_owned(),
                "`rename` is given twice".to_owned(),
            ])
        );
    }
}
