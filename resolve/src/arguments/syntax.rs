//! The syntax of the arguments of `openapi!`. The command line reads parts of them in the same syntax.

use formwork_openapi::Method;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Error, Ident, LitStr, Result, Token, braced, bracketed, parenthesized, token};

use super::derives::Derives;
use super::mistakes::Mistakes;
use super::place::places;
use super::select::{Narrowed, each_once};
use super::{Arguments, Derive, Dialect, Format, Patch, Rename, Selection, Spanned, Target};

/// Fails with all mistakes at once.
impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if let Ok(path) = input.fork().parse::<LitStr>() {
            let message = format!(
                "the arguments have names\n  help: openapi! {{ spec = {}, operations = [*] }}",
                path.to_token_stream()
            );
            return Err(Error::new(path.span(), message));
        }
        let mut given = Given::default();
        let mut mistakes = Mistakes::default();
        while !input.is_empty() {
            let key: Ident = input.call(Ident::parse_any)?;
            input.parse::<Token![=]>()?;
            if let Err(error) = given.argument(&key, input) {
                // After a value that could not be read, the start of the next argument is not known.
                if !(input.is_empty() || input.peek(Token![,])) {
                    return Err(error);
                }
                mistakes.add_error(error);
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        let arguments = given.finish();
        mistakes.finish().and(arguments)
    }
}

/// The arguments that were read so far.
#[derive(Default)]
struct Given {
    spec: Option<Spanned<String>>,
    operations: Option<Vec<Selection>>,
    rename: Option<Vec<Rename>>,
    secret: Option<Vec<Spanned<String>>>,
    formats: Option<Vec<Format>>,
    expand: Option<Vec<Spanned<String>>>,
    opaque: Option<Vec<Spanned<String>>>,
    patch: Option<Vec<Patch>>,
    select: Option<Vec<Narrowed>>,
    derives: Option<Vec<Derive>>,
    dialect: Option<Dialect>,
    runtime: Option<TokenStream>,
}

const KEYS: &str = "the arguments are `spec`, `operations`, `rename`, `secret`, `formats`, `expand`, `opaque`, \
                    `patch`, `select`, `derives`, `dialect` and `crate`";

impl Given {
    fn argument(&mut self, key: &Ident, input: ParseStream<'_>) -> Result<()> {
        match key.to_string().as_str() {
            "spec" => set(&mut self.spec, key, spanned(input)?),
            "operations" => set(&mut self.operations, key, operations(input)?),
            "rename" => set(&mut self.rename, key, in_braces(input)?),
            "secret" => set(&mut self.secret, key, texts(input)?),
            "formats" => set(&mut self.formats, key, in_braces(input)?),
            "expand" => set(&mut self.expand, key, texts(input)?),
            "opaque" => set(&mut self.opaque, key, places(input)?),
            "patch" => set(&mut self.patch, key, in_braces(input)?),
            "select" => set(&mut self.select, key, in_braces(input).and_then(each_once)?),
            "derives" => set(&mut self.derives, key, input.parse::<Derives>()?.0),
            "dialect" => set(&mut self.dialect, key, dialect(input)?),
            "crate" => set(&mut self.runtime, key, rooted(input, "the path of the runtime")?),
            other => {
                skip_value(input)?;
                Err(Error::new(key.span(), format!("there is no argument `{other}`\n  help: {KEYS}")))
            }
        }
    }

    fn finish(self) -> Result<Arguments> {
        let example = "formwork::openapi! { spec = \"spec/api.json\", operations = [GetPet] }";
        let missing = |name: &str, what: &str| {
            let message = format!("`{name}` is missing: {what}\n  help: as in {example}");
            Error::new(Span::call_site(), message)
        };
        let spec = self.spec.ok_or_else(|| missing("spec", "the path of the document"))?;
        let operations = self.operations.ok_or_else(|| missing("operations", "what to generate"))?;
        let mut arguments = Arguments::new(spec);
        arguments.operations = operations;
        arguments.rename = self.rename.unwrap_or_default();
        arguments.secret = self.secret.unwrap_or_default();
        arguments.formats = self.formats.unwrap_or_default();
        arguments.expand = self.expand.unwrap_or_default();
        arguments.opaque = self.opaque.unwrap_or_default();
        arguments.patch = self.patch.unwrap_or_default();
        arguments.select = self.select.unwrap_or_default();
        arguments.derives = self.derives.unwrap_or_default();
        arguments.dialect = self.dialect;
        if let Some(runtime) = self.runtime {
            arguments.runtime = runtime;
        }
        Ok(arguments)
    }
}

fn set<T>(slot: &mut Option<T>, key: &Ident, value: T) -> Result<()> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(Error::new(key.span(), format!("`{key}` is given twice"))),
    }
}

/// Skips the value of an unknown argument, to find mistakes in the others.
fn skip_value(input: ParseStream<'_>) -> Result<()> {
    while !(input.is_empty() || input.peek(Token![,])) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

pub(super) fn spanned(input: ParseStream<'_>) -> Result<Spanned<String>> {
    let text: LitStr = input.parse()?;
    Ok(Spanned { value: text.value(), span: text.span() })
}

fn operations(input: ParseStream<'_>) -> Result<Vec<Selection>> {
    let span = input.span();
    let content;
    bracketed!(content in input);
    let selections: Vec<_> = list(&content)?.collect();
    if selections.is_empty() {
        return Err(Error::new(
            span,
            "no operation is selected\n  help: name operations, or use `*` for all",
        ));
    }
    Ok(selections)
}

/// `GetPet`, `"pets/get"`, `GET "/pets/{id}"`, `"M-SEARCH" "/pets"`, `tag("Pets")` or `*`. A single operation can be
/// renamed: `GetPet as Fetch`.
impl Parse for Selection {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let span = input.span();
        let target = target(input)?;
        let name = match input.parse::<Option<Token![as]>>()? {
            Some(as_) => match &target {
                Target::All => return Err(many(as_.span, "*")),
                Target::Tag(tag) => return Err(many(as_.span, &format!("tag({tag:?})"))),
                Target::Id(_) | Target::Path(..) => Some(type_name(input)?),
            },
            None => None,
        };
        Ok(Self { target, name, span })
    }
}

fn many(span: Span, selection: &str) -> Error {
    Error::new(span, format!("`{selection}` is many operations, which cannot have one name"))
}

fn target(input: ParseStream<'_>) -> Result<Target> {
    let lookahead = input.lookahead1();
    if lookahead.peek(Token![*]) {
        input.parse::<Token![*]>()?;
        Ok(Target::All)
    } else if lookahead.peek(LitStr) {
        let id: LitStr = input.parse()?;
        if !input.peek(LitStr) {
            return Ok(Target::Id(id.value()));
        }
        let method = Method::from_token(&id.value())
            .ok_or_else(|| Error::new(id.span(), format!("`{}` is not an HTTP method", id.value())))?;
        Ok(Target::Path(method, input.parse::<LitStr>()?.value()))
    } else if lookahead.peek(Ident::peek_any) {
        let name: Ident = input.call(Ident::parse_any)?;
        if input.peek(Token![/]) {
            return Err(input.error("a path stands in quotes\n  help: as in GET \"/pets/{pet}\""));
        }
        if input.peek(token::Paren) {
            return tag(&name, input);
        }
        if !input.peek(LitStr) {
            return Ok(Target::Id(name.unraw().to_string()));
        }
        let path: LitStr = input.parse()?;
        Ok(Target::Path(method(&name)?, path.value()))
    } else {
        Err(lookahead.error())
    }
}

fn tag(name: &Ident, input: ParseStream<'_>) -> Result<Target> {
    let content;
    parenthesized!(content in input);
    if name != "tag" {
        content.parse::<TokenStream>()?;
        let help = "tag(\"Pets\") selects the operations that have a tag";
        return Err(Error::new(name.span(), format!("nothing is selected by `{name}(...)`\n  help: {help}")));
    }
    let tag: LitStr = content.parse()?;
    if content.is_empty() {
        return Ok(Target::Tag(tag.value()));
    }
    let several = "several tags are several selections: tag(\"A\"), tag(\"B\")";
    let error = content.error(format!("a tag is one text\n  help: {several}"));
    content.parse::<TokenStream>()?;
    Err(error)
}

/// Parses a method. Methods of `additionalOperations` need no quotes if they are in capitals.
fn method(name: &Ident) -> Result<Method> {
    let text = name.to_string();
    let is_capital = !text.contains(|it: char| it.is_ascii_lowercase());
    Method::from_token(&text).filter(|_| is_capital).ok_or_else(|| {
        let help = match Method::from_name(&text.to_uppercase()) {
            Some(method) => format!("did you mean {method}?"),
            None => {
                let methods = Method::ALL.each_ref().map(Method::as_str).join(", ");
                format!("the methods are {methods}; one of the document's own stands in quotes")
            }
        };
        Error::new(name.span(), format!("`{name}` is no HTTP method\n  help: {help}"))
    })
}

/// A name that a type can have.
pub(super) fn type_name(input: ParseStream<'_>) -> Result<Ident> {
    let name: Ident = input.parse()?;
    let text = name.to_string();
    if text.starts_with("r#") {
        return Err(Error::new(name.span(), "a raw identifier cannot name an operation"));
    }
    Ok(name)
}

/// A list in braces: `{ "date-time": ::jiff::Timestamp, uuid: ::uuid::Uuid }`.
fn in_braces<T: Parse>(input: ParseStream<'_>) -> Result<Vec<T>> {
    let content;
    braced!(content in input);
    Ok(list(&content)?.collect())
}

/// `"#/components/schemas/pet": Animal`.
impl Parse for Rename {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let pointer = spanned(input)?;
        input.parse::<Token![:]>()?;
        Ok(Self { pointer, name: type_name(input)? })
    }
}

/// `"date-time": ::jiff::Timestamp`.
impl Parse for Format {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let format = if input.peek(LitStr) {
            spanned(input)?
        } else {
            let name = input.call(Ident::parse_any)?;
            Spanned { value: name.unraw().to_string(), span: name.span() }
        };
        input.parse::<Token![:]>()?;
        let type_ = rooted(input, "the path of a format's type")?;
        Ok(Self { format, type_ })
    }
}

fn texts(input: ParseStream<'_>) -> Result<Vec<Spanned<String>>> {
    let content;
    bracketed!(content in input);
    Ok(list::<LitStr>(&content)?.map(|name| Spanned { value: name.value(), span: name.span() }).collect())
}

fn dialect(input: ParseStream<'_>) -> Result<Dialect> {
    let dialects =
        "`indexed` is name[0]=..., `brackets` is name[]=..., `repeat` is name=... for each element";
    let wrong = |what: &str| format!("{what}\n  help: {dialects}");
    let span = input.span();
    let Ok(name) = input.call(Ident::parse_any) else {
        return Err(Error::new(span, wrong("a dialect is a name, without quotes")));
    };
    match name.to_string().as_str() {
        "indexed" => Ok(Dialect::Indexed),
        "brackets" => Ok(Dialect::Brackets),
        "repeat" => Ok(Dialect::Repeat),
        other => Err(Error::new(span, wrong(&format!("there is no dialect `{other}`")))),
    }
}

/// The elements of a list in brackets. After a mistake the rest is consumed, because syn would report it as unexpected
/// instead of the mistake.
pub(super) fn list<T: Parse>(content: ParseStream<'_>) -> Result<impl Iterator<Item = T> + use<T>> {
    let elements = Punctuated::<T, Token![,]>::parse_terminated(content);
    if elements.is_err() {
        content.parse::<TokenStream>()?;
    }
    Ok(elements?.into_iter())
}

/// A path without generic arguments. Must be absolute, so that it is the same in each of the nested generated modules.
pub(super) fn rooted(input: ParseStream<'_>, what: &str) -> Result<TokenStream> {
    let mut path = TokenStream::new();
    let root = input.parse::<Option<Token![::]>>()?;
    let is_rooted = root.is_some()
        || input.peek(Token![crate])
        || input.cursor().ident().is_some_and(|(ident, _)| ident == "$crate");
    root.to_tokens(&mut path);
    segment(input)?.to_tokens(&mut path);
    while let Some(colons) = input.parse::<Option<Token![::]>>()? {
        colons.to_tokens(&mut path);
        segment(input)?.to_tokens(&mut path);
    }
    if is_rooted {
        Ok(path)
    } else {
        Err(Error::new_spanned(path, format!("{what} must begin with `::` or `crate::`")))
    }
}

fn segment(input: ParseStream<'_>) -> Result<Ident> {
    let is_keyword = input.peek(Token![crate]) || input.peek(Token![self]) || input.peek(Token![super]);
    if is_keyword { input.call(Ident::parse_any) } else { input.parse() }
}
