//! What a document says around its operations.

use std::rc::Rc;

/// What the document says around an operation. Most operations of a document share most of it.
#[derive(Debug)]
pub(crate) struct Description {
    pub(crate) id: String,
    pub(crate) path: String,
    pub(crate) version: String,
    pub(crate) servers: Rc<[Server]>,
    /// What the operation wants, of which one is enough.
    pub(crate) security: Option<Rc<[Requirement]>>,
}

/// Where an API is.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) url: String,
    pub(crate) variables: Vec<Variable>,
}

/// A part of a server's URL.
#[derive(Debug)]
pub(crate) struct Variable {
    pub(crate) name: String,
    pub(crate) default: String,
    pub(crate) values: Vec<String>,
}

/// Schemes that are needed together.
#[derive(Debug)]
pub(crate) struct Requirement(pub(crate) Vec<Scheme>);

/// A way to say who is calling.
#[derive(Debug)]
pub(crate) struct Scheme {
    pub(crate) name: String,
    pub(crate) kind: SchemeKind,
}

/// How a caller says who he is. Keys have the names of their parameters.
#[derive(Clone, Debug)]
pub(crate) enum SchemeKind {
    Bearer,
    Basic,
    Header(String),
    Query(String),
    Cookie(String),
    Other,
}
