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
    /// A path that was written by hand is none.
    Path {
        /// The mistake, as a phrase that follows "the path".
        reason: String,
    },
    /// The place where a value goes has no way to say it: a number that is not finite, a hole in an array.
    Form(form::Error),
    /// A header parameter has line breaks or other control characters, or begins or ends with a space, which would be
    /// lost on the way. The value stays out of the error: headers hold credentials.
    Header {
        /// The header's name, in lower case.
        name: String,
    },
    /// A required array is empty, and a header or a multipart form has no way to say that.
    Missing {
        /// The parameter's name in the document.
        name: &'static str,
    },
    /// The path and query together are no URL, most likely because they are too long.
    Target(http::uri::InvalidUri),
    /// Content was given a media type that it cannot have.
    ContentType {
        /// The given value.
        value: String,
    },
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
            Self::Path { reason } => write!(f, "the path {reason}"),
            Self::Form(error) => error.fmt(f),
            Self::Header { name } => {
                write!(
                    f,
                    "the header `{name}` cannot carry its value: control characters and spaces around it are not allowed"
                )
            }
            Self::Missing { name } => {
                write!(f, "`{name}` is required, and an empty array cannot be sent in its place")
            }
            Self::Target(error) => write!(f, "the path and query are not valid in a URL: {error}"),
            Self::ContentType { value } => {
                write!(f, "{value:?} is not the media type of any content, as `image/png` is")
            }
        }
    }
}

impl std::error::Error for RequestError {}

impl From<form::Error> for RequestError {
    fn from(error: form::Error) -> Self {
        Self::Form(error)
    }
}
