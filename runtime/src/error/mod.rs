//! What can go wrong with a call, and what is known about it.

mod api;
mod decode;
mod kind;
mod request;

pub use api::ApiError;
pub use decode::DecodeError;
pub use kind::ApiErrorKind;
pub use request::RequestError;

use std::fmt;

use crate::pages::RepeatedPage;

/// Why a call failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request could not be built. Nothing was sent.
    Request(RequestError),
    /// The request did not reach the API, or its answer did not arrive.
    Transport(Box<dyn std::error::Error + Send + Sync>),
    /// The API answered with an error.
    Api(Box<ApiError>),
    /// The API answered with a success that is not what the document says.
    Decode(Box<DecodeError>),
    /// A list leads in circles. What came before was gone through.
    RepeatedPage(RepeatedPage),
}

impl Error {
    /// Wraps the error of an HTTP client. For adapters.
    pub fn transport(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Transport(error.into())
    }

    /// The API's error, if it answered with one.
    #[must_use]
    pub fn as_api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(_) => f.write_str("the request could not be built"),
            Self::Transport(_) => f.write_str("the request did not get an answer"),
            Self::Api(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::RepeatedPage(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Request(error) => Some(error),
            Self::Transport(error) => Some(&**error),
            Self::Api(_) | Self::Decode(_) | Self::RepeatedPage(_) => None,
        }
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::Decode(Box::new(error))
    }
}

impl From<RepeatedPage> for Error {
    fn from(error: RepeatedPage) -> Self {
        Self::RepeatedPage(error)
    }
}

impl From<RequestError> for Error {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}
