//! The syntax of `select`: the selected members of types and operations.

use std::fmt;

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, LitStr, Result, Token, bracketed, ext::IdentExt as _, token};

use super::Spanned;
use super::mistakes::Mistakes;
use super::place::name;
use super::syntax::list;

/// The selected members of a type or operation.
#[derive(Clone, Debug)]
pub struct Narrowed {
    /// The Rust name of an operation, the Rust or wire name of a component, or a JSON pointer to a schema.
    pub of: Spanned<String>,
    /// The selected members.
    pub members: Vec<MemberPath>,
}

/// The path of a member: the names of the enclosing members, and its own.
#[derive(Clone, Debug)]
pub struct MemberPath {
    pub names: Vec<String>,
    pub span: Span,
}

/// The path, as in the arguments.
impl fmt::Display for MemberPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.names.iter().enumerate() {
            let dot = if index == 0 { "" } else { "." };
            let is_word = syn::parse_str::<Word>(name).is_ok();
            if is_word { write!(f, "{dot}{name}") } else { write!(f, "{dot}{name:?}") }?;
        }
        Ok(())
    }
}

/// A name that needs no quotes.
struct Word;

impl Parse for Word {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input.call(Ident::parse_any).map(|_| Self)
    }
}

/// `PaymentIntent: [id, next_action.type]`.
impl Parse for Narrowed {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let span = input.span();
        let of = if input.peek(LitStr) {
            input.parse::<LitStr>()?.value()
        } else if input.peek(Ident::peek_any) {
            input.call(Ident::parse_any)?.unraw().to_string()
        } else {
            let help = "as in PaymentIntent: [id, status], or \"#/components/schemas/payment_intent\": [id]";
            return Err(Error::new(span, format!("this is not a type or an operation\n  help: {help}")));
        };
        if input.peek(Token![.]) {
            let message = format!("members of `{of}` stand in its list\n  help: {of}: [a, b.c]");
            return Err(input.error(message));
        }
        input.parse::<Token![:]>()?;
        if !input.peek(token::Bracket) {
            return Err(input.error(format!("the members stand in brackets\n  help: {of}: [a, b.c]")));
        }
        let content;
        bracketed!(content in input);
        let members: Vec<MemberPath> = list(&content)?.collect();
        check(&members)?;
        Ok(Self { of: Spanned { value: of, span }, members })
    }
}

impl Parse for MemberPath {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let span = input.span();
        let mut names = vec![name(input)?];
        while input.parse::<Option<Token![.]>>()?.is_some() {
            names.push(name(input)?);
        }
        Ok(Self { names, span })
    }
}

/// Fails if a member is selected twice, by itself or as a part of another one. Reports every such member.
fn check(members: &[MemberPath]) -> Result<()> {
    let mut mistakes = Mistakes::default();
    for (index, member) in members.iter().enumerate() {
        let others = members.iter().enumerate();
        let message = others.clone().take(index).find_map(|(_, before)| {
            (before.names == member.names).then(|| format!("`{member}` is selected twice"))
        });
        let whole = others.filter(|(other, _)| *other != index).find_map(|(_, whole)| {
            let is_whole = whole.names.len() < member.names.len() && member.names.starts_with(&whole.names);
            let help = format!("`{whole}` alone takes all of it");
            is_whole.then(|| format!("`{member}` is selected as a part of `{whole}`, too\n  help: {help}"))
        });
        if let Some(message) = message.or(whole) {
            mistakes.add(member.span, message);
        }
    }
    mistakes.finish()
}

/// Fails if a type has two lists. Reports every such type.
pub(super) fn each_once(select: Vec<Narrowed>) -> Result<Vec<Narrowed>> {
    let mut mistakes = Mistakes::default();
    for (index, narrowed) in select.iter().enumerate() {
        if select.iter().take(index).any(|before| before.of.value == narrowed.of.value) {
            let message = format!("`{}` has two lists\n  help: join them", narrowed.of.value);
            mistakes.add(narrowed.of.span, message);
        }
    }
    mistakes.finish().map(|()| select)
}
