//! The description of an operation: servers and security.

use std::rc::Rc;

/// Servers and security of an operation. Most operations of a document share them.
#[derive(Debug)]
pub struct Description {
    pub id: String,
    pub path: String,
    pub version: String,
    pub servers: Rc<[Server]>,
    /// The document's own servers, if `servers` are others.
    pub document_servers: Option<Rc<[Server]>>,
    /// The security requirements, one of which must be met. `None` if the document does not say.
    pub security: Option<Rc<[Requirement]>>,
}

/// A server of an API.
#[derive(Debug, PartialEq, Eq)]
pub struct Server {
    pub url: String,
    pub variables: Vec<Variable>,
}

/// A variable in a server's URL.
#[derive(Debug, PartialEq, Eq)]
pub struct Variable {
    pub name: String,
    pub default: String,
    pub values: Vec<String>,
}

/// Security schemes that are needed together.
#[derive(Debug)]
pub struct Requirement(pub Vec<Scheme>);

/// A security scheme.
#[derive(Debug)]
pub struct Scheme {
    pub name: String,
    pub kind: SchemeKind,
}

/// The kind of a security scheme. API keys have the name of their header, query parameter or cookie.
#[derive(Clone, Debug)]
pub enum SchemeKind {
    Bearer,
    Basic,
    Header(String),
    Query(String),
    Cookie(String),
    Other,
}
