//! Values that cannot be sent.

use std::fmt;

use crate::form;

/// A request that could not be built. Nothing was sent.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// A path parameter is empty, `.` or `..`, so the URL would name something else.
    PathParameter {
        /// The parameter's name in the document.
        name: &'static str,
        /// The value, percent-encoded.
        value: String,
    },
    /// A form, or a query in the same encoding, has no way to say a value.
    Form(form::Error),
    /// The path and query together are no URL, most likely because they are too long.
    Target(http::uri::InvalidUri),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PathParameter { name, value } if value.is_empty() => {
                write!(f, "the path parameter `{name}` is empty, which would change the URL")
            }
            Self::PathParameter { name, value } => {
                write!(f, "the path parameter `{name}` is `{value}`, which would change the URL")
            }
            Self::Form(error) => error.fmt(f),
            Self::Target(error) => write!(f, "the path and query are not valid in a URL: {error}"),
        }
    }
}

impl std::error::Error for RequestError {}
