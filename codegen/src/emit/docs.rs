//! Documentation of emitted items: the document's own words. Where it has none, only facts that the code does not show.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use formwork_openapi::OrderedMap;
use formwork_resolve::model::{
    Branch, Case, Content, Definition, Field, Location, Model, Output, Payload, RustName, Shape, Type,
    Variant,
};
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::phrase::Phrase;
use crate::markdown::{self, code};

/// Descriptions as comments, each made once: a document says the same of a field, of its setter and often of its type,
/// and no token takes as long as the literal of a sentence.
pub(super) struct Docs {
    /// The absolute URL to which relative links are resolved.
    base: Option<String>,
    /// The method, path and output of each operation, by its name.
    calls: OrderedMap<RustName, String>,
    /// Descriptions of the document as Markdown.
    texts: RefCell<OrderedMap<String, Rc<str>>>,
    comments: RefCell<OrderedMap<String, Phrase>>,
}

/// The attributes before an item that may be deprecated.
pub(super) struct Described {
    comment: Phrase,
    is_deprecated: bool,
}

impl Described {
    /// True if nothing is said of the item.
    pub(super) fn is_silent(&self) -> bool {
        self.comment.is_empty()
    }
}

impl ToTokens for Described {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.comment.to_tokens(tokens);
        if self.is_deprecated {
            tokens.extend(quote!(#[deprecated]));
        }
    }
}

impl Docs {
    pub(super) fn new(model: &Model) -> Self {
        let mut calls = OrderedMap::default();
        for operation in &model.operations {
            if let Some(params) = model.definition(operation.params) {
                let call = code(&format!("{} {}", operation.method, operation.description.path));
                let call = match output(model, &operation.output) {
                    Some(output) => format!("{call}\n\nReturns {output}."),
                    None => call,
                };
                calls.insert(params.name.clone(), call);
            }
        }
        Self { base: model.base.clone(), calls, texts: RefCell::default(), comments: RefCell::default() }
    }

    /// A description of the document as Markdown that is safe in a comment.
    fn text(&self, description: &str) -> Rc<str> {
        if let Some(known) = self.texts.borrow().get(description) {
            return known.clone();
        }
        let text: Rc<str> = markdown::document(description, self.base.as_deref()).into();
        self.texts.borrow_mut().insert(description.to_owned(), text.clone());
        text
    }

    /// Text as doc comments, a line each.
    pub(super) fn comment(&self, text: &str) -> Phrase {
        if let Some(known) = self.comments.borrow().get(text) {
            return known.clone();
        }
        let comment = comment(text);
        self.comments.borrow_mut().insert(text.to_owned(), comment.clone());
        comment
    }

    pub(super) fn definition(&self, definition: &Definition) -> Described {
        let mut text = self.text(&definition.docs).to_string();
        if let (Shape::Operation(_), Some(call)) = (&definition.shape, self.calls.get(&definition.name)) {
            text.push_str(if text.is_empty() { "" } else { "\n\n" });
            text.push_str(call);
        }
        let comment = self.comment(&or(&text, || match &definition.shape {
            Shape::Operation(_)
            | Shape::Params(_)
            | Shape::Parts(_)
            | Shape::Response(_)
            | Shape::Enum(_)
            | Shape::ValueEnum(..)
            | Shape::Union(_) => String::new(),
            Shape::Bodies(_) => "The body, in one of its media types.".to_owned(),
            Shape::Output(_) => "The successes that the document declares.".to_owned(),
            Shape::Failure(_) => "The errors that the document declares.".to_owned(),
            Shape::Headers(_) => {
                "The headers that the document declares for successes. A header that is missing, or does not read as \
                 declared, is `None`."
                    .to_owned()
            }
        }));
        Described { comment, is_deprecated: definition.deprecated }
    }

    /// For a field, and for the method that sets it. Without a description, the wire name is given where the Rust name
    /// differs from it.
    pub(super) fn field(&self, field: &Field) -> Described {
        let text = self.text(&field.docs);
        // No type lists the value.
        let text = match field.type_.innermost() {
            Type::Constant(value) if text.is_empty() => format!("Always {}.", code(value)).into(),
            Type::Constant(value) if !text.contains(value) => {
                format!("{text}\n\nAlways {}.", code(value)).into()
            }
            _ => text,
        };
        let comment = self.comment(&or(&text, || {
            let place = match field.location {
                Location::Rest => return "The members that have no field.".to_owned(),
                Location::Body => return String::new(),
                _ if field.name.0 == field.wire.0 => return String::new(),
                Location::Path => "path parameter",
                Location::Query => "query parameter",
                Location::Header => "header",
                Location::Cookie => "cookie",
                Location::Member => "member",
            };
            format!("The {place} {}.", code(&field.wire.0))
        }));
        Described { comment, is_deprecated: field.deprecated }
    }

    pub(super) fn variant(&self, variant: &Variant) -> Phrase {
        let value =
            if variant.wire.0.is_empty() { "The empty value.".to_owned() } else { code(&variant.wire.0) };
        let text = self.text(&variant.docs);
        self.comment(&if text.is_empty() { value } else { format!("{value}: {text}") })
    }

    /// For a variant of a union: the first paragraph about its type.
    pub(super) fn branch(&self, branch: &Branch, model: &Model) -> Phrase {
        let named = branch.type_.named().and_then(|id| model.definition(id));
        let text = self.text(named.map_or("", |definition| &definition.docs));
        let first = text.split("\n\n").next().unwrap_or_default();
        match branch.type_.constant() {
            Some(value) if first.is_empty() => self.comment(&format!("{}.", code(value))),
            _ => self.comment(first),
        }
    }

    /// For a declared response.
    pub(super) fn case(&self, case: &Case) -> Phrase {
        let text = self.text(&case.docs);
        let text = or(&text, || match (case.status.split_once("XX"), case.reason) {
            (Some((digit, _)), _) => format!("A status from {digit}00 to {digit}99."),
            (None, Some(reason)) => format!("The status {} {reason}.", case.status),
            (None, None) if case.status == "default" => "Any other status.".to_owned(),
            (None, None) => format!("The status {}.", case.status),
        });
        match case.media_type.as_ref().filter(|_| case.shares_status) {
            Some(media_type) => self.comment(&format!("{text}\n\nAs {}.", code(media_type))),
            None => self.comment(&text),
        }
    }

    /// For a variant that stands for a media type.
    pub(super) fn media_type(&self, content: &Content) -> Phrase {
        self.comment(&format!("As {}.", code(&content.media_type)))
    }

    /// A module holds the types that belong to one type.
    pub(super) fn module(&self, name: &RustName, owner: Option<&RustName>) -> Phrase {
        self.comment(&match owner {
            Some(owner) => format!("The types of [`{owner}`]."),
            None if name.0 == "errors" => "The types of errors that have a name of their own.".to_owned(),
            None => "The types of requests that have a name of their own.".to_owned(),
        })
    }
}

/// The type that a call returns, as a link. `None` for types that say nothing beyond themselves.
fn output(model: &Model, output: &Output) -> Option<String> {
    let (article, id) = match output {
        Output::Several(id) => ("", *id),
        Output::One(Case { payload: Payload::Json(type_), .. }) => match type_ {
            Type::Array(element) => ("a list of ", element.named()?),
            Type::Map(values) => ("a map of ", values.named()?),
            type_ => ("", type_.named()?),
        },
        Output::One(_) => return None,
    };
    let definition = model.definition(id)?;
    let path: Vec<&str> =
        definition.module.iter().chain([&definition.name]).map(|name| name.0.as_str()).collect();
    Some(format!("{article}[`{}`]", path.join("::")))
}

/// Put together by hand, as there are more of them than of anything else.
fn comment(text: &str) -> Phrase {
    let doc = Ident::new("doc", Span::call_site());
    let mut comment = Vec::new();
    for line in text.lines() {
        let line = if line.is_empty() { Literal::string("") } else { Literal::string(&format!(" {line}")) };
        let attribute = TokenStream::from_iter([
            TokenTree::Ident(doc.clone()),
            TokenTree::Punct(Punct::new('=', Spacing::Alone)),
            TokenTree::Literal(line),
        ]);
        comment.push(TokenTree::Punct(Punct::new('#', Spacing::Alone)));
        comment.push(TokenTree::Group(Group::new(Delimiter::Bracket, attribute)));
    }
    Phrase::from(comment)
}

fn or(docs: &str, plain: impl FnOnce() -> String) -> Cow<'_, str> {
    if docs.is_empty() { Cow::Owned(plain()) } else { Cow::Borrowed(docs) }
}
