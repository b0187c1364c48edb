//! The syntax of `derives`: additional derives for generated types.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, Result, bracketed, token};

use super::mistakes::Mistakes;
use super::syntax::{list, rooted};

/// A derive that the user chose.
#[derive(Clone, Debug)]
pub struct Derive {
    /// The path, with the span for rustc's errors.
    pub path: TokenStream,
    /// The derive of the standard library that this is, if any. Not every type can have these.
    pub standard: Option<StandardDerive>,
    /// The span for diagnostics.
    pub span: Span,
}

/// The derives of the standard library that not every generated type has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandardDerive {
    Copy,
    Default,
    Eq,
    Hash,
    Ord,
    PartialOrd,
}

impl StandardDerive {
    const ALL: [Self; 6] = [Self::Copy, Self::Default, Self::Eq, Self::Hash, Self::Ord, Self::PartialOrd];

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|derive| derive.as_str() == name)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Copy => "Copy",
            Self::Default => "Default",
            Self::Eq => "Eq",
            Self::Hash => "Hash",
            Self::Ord => "Ord",
            Self::PartialOrd => "PartialOrd",
        }
    }

    /// The absolute path, which does not depend on the user's scope.
    fn path(self, span: Span) -> TokenStream {
        match self {
            Self::Copy => quote_spanned!(span=> ::core::marker::Copy),
            Self::Default => quote_spanned!(span=> ::core::default::Default),
            Self::Eq => quote_spanned!(span=> ::core::cmp::Eq),
            Self::Hash => quote_spanned!(span=> ::core::hash::Hash),
            Self::Ord => quote_spanned!(span=> ::core::cmp::Ord),
            Self::PartialOrd => quote_spanned!(span=> ::core::cmp::PartialOrd),
        }
    }

    /// The derives that this one requires, except for those that every type has.
    fn needed(self) -> &'static [Self] {
        match self {
            Self::Ord => &[Self::Eq, Self::PartialOrd],
            Self::Copy | Self::Default | Self::Eq | Self::Hash | Self::PartialOrd => &[],
        }
    }
}

/// The value of the argument: `[Eq, Hash, ::my_crate::MyDerive]`.
#[derive(Clone, Debug)]
pub struct Derives(pub Vec<Derive>);

impl Parse for Derives {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let content;
        bracketed!(content in input);
        let derives: Vec<Derive> = list(&content)?.collect();
        check(&derives)?;
        Ok(Self(derives))
    }
}

/// Fails if a derive is repeated, exists already, or lacks one that it requires. Reports every such derive.
fn check(derives: &[Derive]) -> Result<()> {
    let mut mistakes = Mistakes::default();
    let mut add = |derive: &Derive, message: String| mistakes.add(derive.span, message);
    for (index, derive) in derives.iter().enumerate() {
        let written = derive.written();
        if derives.iter().take(index).any(|before| before.written() == written) {
            add(derive, format!("`{written}` is in `derives` twice"));
        }
        if let Some(who) = has_already(&written) {
            add(derive, format!("{who} `{written}` already\n  help: remove it from `derives`"));
        }
        let has = |needed: StandardDerive| derives.iter().any(|other| other.standard == Some(needed));
        let needed = derive.standard.map(StandardDerive::needed).unwrap_or_default();
        let missing: Vec<&str> =
            needed.iter().filter(|needed| !has(**needed)).map(|needed| needed.as_str()).collect();
        if !missing.is_empty() {
            let needs = format!("`{written}` needs `{}`", missing.join("` and `"));
            add(derive, format!("{needs}\n  help: derives = [{}, {written}]", missing.join(", ")));
        }
    }
    mistakes.finish()
}

/// The types that have this trait already, as the start of a message.
fn has_already(written: &str) -> Option<&'static str> {
    let (path, name) = written.rsplit_once("::").unwrap_or(("", written));
    match name {
        "Clone" | "Debug" | "PartialEq" if is_standard(path) => Some("every generated type has"),
        "Serialize" | "Deserialize" if matches!(path, "" | "::serde" | "::serde_derive") => {
            Some("generated types that are received implement")
        }
        _ => None,
    }
}

/// True for an empty path, and for a path into the standard library.
fn is_standard(path: &str) -> bool {
    path.is_empty() || ["::core", "::std", "::alloc"].iter().any(|root| path.starts_with(root))
}

impl Derive {
    /// The name of a derive of the standard library, or else the path.
    fn written(&self) -> String {
        if let Some(standard) = self.standard {
            return standard.as_str().to_owned();
        }
        self.path.to_string().replace(' ', "")
    }
}

/// `Eq`, `::core::hash::Hash` or `::my_crate::MyDerive`.
impl Parse for Derive {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let span = input.span();
        if input.peek(syn::LitStr) || !(input.peek(Ident::peek_any) || input.peek(syn::Token![::])) {
            let message = "a derive is a name of the standard library, or a path\n  help: as in \
                           derives = [Eq, Hash, ::my_crate::MyDerive]";
            return Err(Error::new(span, message));
        }
        if input.peek(Ident) && !input.peek2(syn::Token![::]) {
            return Self::named(&input.parse()?, input);
        }
        let path = rooted(input, "the path of a derive")?;
        let derive = Self { path, standard: None, span };
        let written = derive.written();
        let standard = written.rsplit_once("::").filter(|(path, _)| is_standard(path));
        Ok(Self { standard: standard.and_then(|(_, name)| StandardDerive::from_name(name)), ..derive })
    }
}

impl Derive {
    /// A derive without a path. Must be of the standard library, to be the same in every module.
    fn named(name: &Ident, input: ParseStream<'_>) -> Result<Self> {
        let text = name.to_string();
        if input.peek(token::Paren) {
            input.parse::<TokenStream>()?;
            return Err(Error::new(name.span(), "a derive has no arguments"));
        }
        let standard = StandardDerive::from_name(&text);
        if standard.is_none() && has_already(&text).is_none() {
            let known = StandardDerive::ALL.map(StandardDerive::as_str).join("`, `");
            let help = format!("any other has a path, such as `::my_crate::{text}`");
            let message = format!("the derives that have a name alone are `{known}`\n  help: {help}");
            return Err(Error::new(name.span(), message));
        }
        let path = standard.map_or_else(|| name.to_token_stream(), |standard| standard.path(name.span()));
        Ok(Self { path, standard, span: name.span() })
    }
}
