//! The server and security settings around operations.

use std::rc::Rc;

/// The settings around an operation. Most operations of a document share most of it.
#[derive(Debug)]
pub struct Description {
    pub id: String,
    pub path: String,
    pub version: String,
    pub servers: Rc<[Server]>,
    /// The document's own servers, where `servers` are others.
    pub document_servers: Option<Rc<[Server]>>,
    /// The security requirements of the operation, one of which is enough.
    pub security: Option<Rc<[Requirement]>>,
}

/// Where an API is.
#[derive(Debug, PartialEq, Eq)]
pub struct Server {
    pub url: String,
    pub variables: Vec<Variable>,
}

/// A part of a server's URL.
#[derive(Debug, PartialEq, Eq)]
pub struct Variable {
    pub name: String,
    pub default: String,
    pub values: Vec<String>,
}

/// Schemes that are needed together.
#[derive(Debug)]
pub struct Requirement(pub Vec<Scheme>);

/// A way to say who is calling.
#[derive(Debug)]
pub struct Scheme {
    pub name: String,
    pub kind: SchemeKind,
}

/// How a caller says who he is. Keys have the names of their parameters.
#[derive(Clone, Debug)]
pub enum SchemeKind {
    Bearer,
    Basic,
    Header(String),
    Query(String),
    Cookie(String),
    Other,
}
