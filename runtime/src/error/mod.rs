//! Errors of a call.

mod api;
mod config;
mod decode;
mod kind;
mod request;
mod transport;

pub use api::ApiError;
pub use config::ConfigError;
pub use decode::DecodeError;
pub use kind::ApiErrorKind;
pub use request::RequestError;
pub use transport::TransportError;

use std::fmt;

use http::{HeaderValue, StatusCode};

use crate::pages::RepeatedPage;

/// Why a call failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request could not be built. Nothing was sent.
    Request(RequestError),
    /// The client cannot send this call as it is configured. Nothing was sent.
    Config(ConfigError),
    /// The request did not reach the API, or its answer did not arrive.
    Transport(TransportError),
    /// The answer's body is longer than the client takes.
    TooLarge {
        /// The answer's status.
        status: StatusCode,
        /// How many bytes the client takes.
        limit: u64,
    },
    /// The API answered with an error.
    Api(Box<ApiError>),
    /// The API answered with a success that is not what the document says.
    Decode(Box<DecodeError>),
    /// A list leads back to one of its pages. The items before it were returned.
    RepeatedPage(RepeatedPage),
}

impl Error {
    /// Wraps the error of an HTTP client. For adapters.
    pub fn transport(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Transport(TransportError::from_source(error))
    }

    /// True if there was no connection, so that nothing was sent. Not every HTTP client can always tell.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_connect())
    }

    /// True if the call took too long: its deadline passed, or the HTTP client reported a timeout.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_timeout())
    }

    /// True if the same call may succeed later: there was no response, or one that says that the API is busy or broken.
    ///
    /// This does not mean that the call is safe to repeat. A client has already retried it where that is safe; a call
    /// that is not idempotent may have taken effect.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport(error) => !error.is_upload(),
            Self::Api(error) => match error.headers().get("stripe-should-retry").map(HeaderValue::as_bytes) {
                Some(b"true") => true,
                Some(b"false") => false,
                _ => {
                    error.status().is_server_error()
                        || matches!(error.status().as_u16(), 408 | 409 | 425 | 429)
                }
            },
            Self::Request(_)
            | Self::Config(_)
            | Self::TooLarge { .. }
            | Self::Decode(_)
            | Self::RepeatedPage(_) => false,
        }
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
            Self::Config(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::TooLarge { status, limit } => {
                write!(f, "the answer ({status}) has more than the {limit} bytes that the client takes")
            }
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
            Self::Transport(error) => error.source(),
            Self::Config(_)
            | Self::TooLarge { .. }
            | Self::Api(_)
            | Self::Decode(_)
            | Self::RepeatedPage(_) => None,
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

impl From<ConfigError> for Error {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}
