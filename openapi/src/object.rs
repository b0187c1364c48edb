//! The OpenAPI objects that can be behind a `$ref`. Children are nodes, read on their own.

use std::borrow::Cow;

use super::keyword::{
    COOKIE_PARAMETER, HEADER, HEADER_PARAMETER, Keywords, OPERATION, PATH_PARAMETER, QUERY_PARAMETER,
    QUERYSTRING_PARAMETER, REQUEST_BODY, RESPONSE,
};
use super::members::Members;
use crate::source::{Kind, Node};

/// An OpenAPI object that can be read from a node.
pub trait Object<'d> {
    /// The keywords of the object at this node.
    fn keywords(node: &Node<'d>) -> &'static Keywords;

    /// Builds the object from members that were checked.
    fn from_members(members: &Members<'d>) -> Self;

    /// The entries of `content`, each of which may be a `$ref`.
    fn content_mut(&mut self) -> &mut [MediaType<'d>] {
        &mut []
    }
}

/// An operation.
#[derive(Debug)]
pub struct Operation<'d> {
    pub summary: Option<String>,
    pub description: Option<String>,
    pub deprecated: bool,
    pub parameters: Vec<Node<'d>>,
    pub request_body: Option<Node<'d>>,
    /// The responses by status code; may include extensions (`x-`).
    pub responses: Vec<(Cow<'d, str>, Node<'d>)>,
}

impl<'d> Object<'d> for Operation<'d> {
    fn keywords(_: &Node<'d>) -> &'static Keywords {
        &OPERATION
    }

    fn from_members(members: &Members<'d>) -> Self {
        Self {
            summary: members.prose("summary"),
            description: members.prose("description"),
            deprecated: members.flag("deprecated").unwrap_or(false),
            parameters: members.elements("parameters"),
            request_body: members.node("requestBody").cloned(),
            responses: members.named("responses"),
        }
    }
}

/// A parameter.
#[derive(Debug)]
pub struct Parameter<'d> {
    pub name: String,
    /// The value of `in`, such as `query`.
    pub location: String,
    pub description: Option<String>,
    pub required: bool,
    pub deprecated: bool,
    pub style: Option<String>,
    pub explode: Option<bool>,
    pub allow_reserved: bool,
    pub schema: Option<Node<'d>>,
    pub content: Vec<MediaType<'d>>,
}

/// The keywords depend on `in`, because each location allows other styles.
impl<'d> Object<'d> for Parameter<'d> {
    fn keywords(node: &Node<'d>) -> &'static Keywords {
        match node.member("in").and_then(|location| location.string()).as_deref() {
            Some("path") => &PATH_PARAMETER,
            Some("header") => &HEADER_PARAMETER,
            Some("cookie") => &COOKIE_PARAMETER,
            Some("querystring") => &QUERYSTRING_PARAMETER,
            _ => &QUERY_PARAMETER,
        }
    }

    fn content_mut(&mut self) -> &mut [MediaType<'d>] {
        &mut self.content
    }

    fn from_members(members: &Members<'d>) -> Self {
        let location = members.text("in").unwrap_or_default();
        let is_whole_query = location == "querystring";
        Self {
            // `name` is required but not used in `querystring` (OAS 3.2.0, 4.12.2.1), so `in` replaces a missing one.
            name: members
                .text("name")
                .or_else(|| is_whole_query.then(|| location.clone()))
                .unwrap_or_default(),
            location,
            description: members.prose("description"),
            required: members.flag("required").unwrap_or(false),
            deprecated: members.flag("deprecated").unwrap_or(false),
            style: members.text("style"),
            explode: members.flag("explode"),
            allow_reserved: members.flag("allowReserved").unwrap_or(false),
            schema: members.node("schema").cloned(),
            content: media_types(members),
        }
    }
}

/// A request body.
#[derive(Debug)]
pub struct RequestBody<'d> {
    pub description: Option<String>,
    pub required: bool,
    pub content: Vec<MediaType<'d>>,
}

impl<'d> Object<'d> for RequestBody<'d> {
    fn keywords(_: &Node<'d>) -> &'static Keywords {
        &REQUEST_BODY
    }

    fn content_mut(&mut self) -> &mut [MediaType<'d>] {
        &mut self.content
    }

    fn from_members(members: &Members<'d>) -> Self {
        Self {
            description: members.prose("description"),
            required: members.flag("required").unwrap_or(false),
            content: media_types(members),
        }
    }
}

/// A response.
#[derive(Debug)]
pub struct Response<'d> {
    pub description: String,
    pub headers: Vec<(Cow<'d, str>, Node<'d>)>,
    pub content: Vec<MediaType<'d>>,
}

impl<'d> Object<'d> for Response<'d> {
    fn keywords(_: &Node<'d>) -> &'static Keywords {
        &RESPONSE
    }

    fn content_mut(&mut self) -> &mut [MediaType<'d>] {
        &mut self.content
    }

    fn from_members(members: &Members<'d>) -> Self {
        Self {
            description: members.prose("description").unwrap_or_default(),
            headers: members.named("headers"),
            content: media_types(members),
        }
    }
}

/// A response header. Unlike a parameter it may have neither `schema` nor `content`, and many do not.
#[derive(Debug, Default)]
pub struct Header<'d> {
    pub description: Option<String>,
    pub deprecated: bool,
    pub schema: Option<Node<'d>>,
    pub content: Vec<MediaType<'d>>,
}

impl<'d> Object<'d> for Header<'d> {
    fn keywords(_: &Node<'d>) -> &'static Keywords {
        &HEADER
    }

    fn content_mut(&mut self) -> &mut [MediaType<'d>] {
        &mut self.content
    }

    fn from_members(members: &Members<'d>) -> Self {
        Self {
            description: members.prose("description"),
            deprecated: members.flag("deprecated").unwrap_or(false),
            schema: members.node("schema").cloned(),
            content: media_types(members),
        }
    }
}

/// An entry of `content`.
#[derive(Debug)]
pub struct MediaType<'d> {
    /// The key of the entry, as written.
    pub name: String,
    pub node: Node<'d>,
    pub schema: Option<Node<'d>>,
}

fn media_types<'d>(members: &Members<'d>) -> Vec<MediaType<'d>> {
    let entries = members.named("content").into_iter();
    let media_type = |(name, node): (Cow<'d, str>, Node<'d>)| MediaType {
        name: name.into_owned(),
        schema: node.member("schema").filter(|schema| schema.kind() != Kind::Null),
        node,
    };
    entries.map(media_type).collect()
}

#[cfg(test)]
mod tests;
