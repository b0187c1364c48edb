//! The syntax of `opaque` and `patch`: places in the document, and actions.

use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, LitStr, Result, Token, bracketed, parenthesized, token};

use super::syntax::{list, spanned, type_name};
use super::{Action, Patch, Spanned};

const ACTIONS: &str = "the actions are `clearable`, `required`, `optional`, `type(...)`, `rename(...)`, `deprecated`, \
                       `opaque` and `secret`";

/// `["#/components/schemas/pet", UpdatePet.collar]`.
pub(super) fn places(input: ParseStream<'_>) -> Result<Vec<Spanned<String>>> {
    let content;
    bracketed!(content in input);
    Ok(list::<Place>(&content)?.map(|place| place.0).collect())
}

/// A place in the document: a JSON pointer or path in quotes, or a path of names. Names that are not identifiers are in
/// quotes.
#[derive(Clone, Debug)]
pub struct Place(pub Spanned<String>);

impl Parse for Place {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(LitStr) {
            return spanned(input).map(Self);
        }
        let span = input.span();
        let Ok(operation) = input.call(Ident::parse_any) else {
            let message = "this is not a place\n  help: a place is a JSON pointer in quotes, or a path such as UpdatePet.name";
            return Err(Error::new(span, message));
        };
        let mut path = operation.to_string();
        while input.parse::<Option<Token![.]>>()?.is_some() {
            path.push('.');
            path.push_str(&name(input)?);
        }
        Ok(Self(Spanned { value: path, span }))
    }
}

/// A part of a path after the operation: the name of a parameter or property, or `*` for the values of a map or array.
pub(super) fn name(input: ParseStream<'_>) -> Result<String> {
    let lookahead = input.lookahead1();
    if lookahead.peek(LitStr) {
        Ok(input.parse::<LitStr>()?.value())
    } else if lookahead.peek(Token![*]) {
        input.parse::<Token![*]>().map(|_| "*".to_owned())
    } else if lookahead.peek(Ident::peek_any) {
        Ok(input.call(Ident::parse_any)?.unraw().to_string())
    } else {
        let message = "a path goes on with a name\n  help: one that is not an identifier stands in quotes: UpdatePet.\"3d\"";
        Err(Error::new(input.span(), message))
    }
}

/// `UpdatePet.collar.bell: [required, deprecated]`.
impl Parse for Patch {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let at = Place::parse(input)?.0;
        input.parse::<Token![:]>()?;
        let span = input.span();
        let actions = if input.peek(token::Bracket) {
            let content;
            bracketed!(content in input);
            list::<Said>(&content)?.map(|said| said.0).collect()
        } else {
            vec![Said::parse(input)?.0]
        };
        if actions.is_empty() {
            return Err(Error::new(span, format!("nothing is said of this place\n  help: {ACTIONS}")));
        }
        Ok(Self { at, actions })
    }
}

struct Said(Spanned<Action>);

impl Parse for Said {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let span = input.span();
        let wrong = |what: &str| Error::new(span, format!("{what}\n  help: {ACTIONS}"));
        let Ok(name) = input.call(Ident::parse_any) else {
            return Err(wrong("an action is a name, without quotes"));
        };
        let value = match name.to_string().as_str() {
            "clearable" => Action::Clearable,
            "required" => Action::Required,
            "optional" => Action::Optional,
            "deprecated" => Action::Deprecated,
            "opaque" => Action::Opaque,
            "secret" => Action::Secret,
            "type" => type_(&name, input)?,
            "rename" => rename(&name, input)?,
            other => return Err(wrong(&format!("there is no action `{other}`"))),
        };
        Ok(Self(Spanned { value, span }))
    }
}

/// `type(integer)` or `type(string, "date")`.
fn type_(action: &Ident, input: ParseStream<'_>) -> Result<Action> {
    if !input.peek(token::Paren) {
        let message =
            "`type` needs to know which one\n  help: as in `type(integer)` or `type(string, \"date\")`";
        return Err(Error::new(action.span(), message));
    }
    let content;
    parenthesized!(content in input);
    let name = content.call(Ident::parse_any)?.to_string();
    let comma = content.parse::<Option<Token![,]>>()?;
    let format = match comma {
        Some(_) if !content.is_empty() => Some(content.parse::<LitStr>()?.value()),
        _ => None,
    };
    Ok(Action::Type(name, format))
}

/// `rename(animal)`.
fn rename(action: &Ident, input: ParseStream<'_>) -> Result<Action> {
    if !input.peek(token::Paren) {
        let message = "`rename` needs a name\n  help: as in `rename(animal)`";
        return Err(Error::new(action.span(), message));
    }
    let content;
    parenthesized!(content in input);
    type_name(&content).map(Action::Rename)
}
