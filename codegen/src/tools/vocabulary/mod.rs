//! The keywords of each kind of OpenAPI object, and the part that each plays in generated code. "Exact" is said of an
//! operation only where every keyword that it reaches stands in one of these tables as read or as an annotation.
//!
//! Reading stays as it is: the tables are for the command line alone, and the macro does not pay for them.

mod parts;
mod schema;

use formwork_openapi::{Node, Version};

pub(crate) use schema::applies;

/// The kinds of objects that an operation reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ObjectKind {
    Root,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Responses,
    Response,
    Header,
    MediaType,
    Encoding,
    Schema,
    Discriminator,
    SecurityScheme,
    Server,
    ServerVariable,
}

impl ObjectKind {
    /// The kind of object as messages name it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Root => "an OpenAPI document",
            Self::PathItem => "a path item",
            Self::Operation => "an operation",
            Self::Parameter => "a parameter",
            Self::RequestBody => "a request body",
            Self::Responses => "responses",
            Self::Response => "a response",
            Self::Header => "a header",
            Self::MediaType => "a media type",
            Self::Encoding => "an encoding",
            Self::Schema => "a schema",
            Self::Discriminator => "a discriminator",
            Self::SecurityScheme => "a security scheme",
            Self::Server => "a server",
            Self::ServerVariable => "a server variable",
        }
    }

    /// True if a `$ref` can stand in the place of such an object.
    pub(crate) fn can_be_referred_to(self) -> bool {
        matches!(
            self,
            Self::Parameter
                | Self::RequestBody
                | Self::Response
                | Self::Header
                | Self::Schema
                | Self::SecurityScheme
        )
    }
}

/// The part that a keyword plays in generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A stage reads it, and it leads to no other object.
    Read,
    /// A stage reads it, and these objects are in it.
    Leads(Child),
    /// No call and no value depends on it, for this reason.
    Annotation(&'static str),
    /// It restricts values, which generated code does not check.
    Restriction,
    /// No generated item stands for it. The text says so, and follows the keyword's name.
    NotRepresented(&'static str),
}

/// How objects stand in the value of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Child {
    One(ObjectKind),
    List(ObjectKind),
    Map(ObjectKind),
    /// Names of security schemes.
    Requirements,
}

/// The part that a keyword plays in an object of this kind. `None` for a keyword that no specification has there.
pub(crate) fn role(kind: ObjectKind, keyword: &str) -> Option<Role> {
    match kind {
        ObjectKind::Schema => schema::role(keyword),
        _ => parts::role(kind, keyword),
    }
}

/// True if a keyword makes operations that a document of this version does not have.
pub(crate) fn is_too_new(kind: ObjectKind, keyword: &str, version: Version) -> bool {
    let is_operation = kind == ObjectKind::PathItem && matches!(keyword, "query" | "additionalOperations");
    is_operation && version < Version::V3_2
}

/// True if nothing beside a `$ref` counts in an object of this kind: before 3.1 that is so in schemas, too
/// (OAS 3.0.4, 4.8.23).
pub(crate) fn stands_alone(kind: ObjectKind, node: &Node<'_>) -> bool {
    kind != ObjectKind::Schema || node.version() == Version::V3_0
}

#[cfg(test)]
mod tests;
