//! The API's own errors.

use std::fmt;

use http::header::LOCATION;
use http::{HeaderMap, Response, StatusCode, Uri};
use serde::de::DeserializeOwned;

use crate::json::{self, Mismatch};
use crate::response::{Received, headers};

/// A response whose status is not a success, with the details of the error from its body.
///
/// The body is read as the common error formats have it: Stripe's (`{"error": {"type", "code", "param",
/// "message"}}`), the same members at the top, OAuth's (RFC 6749, section 5.2) and problem details (RFC 9457). A body that is none of
/// these, such as an HTML page of a proxy, is not a further error: status, headers and bytes are here either way.
#[derive(Clone)]
pub struct ApiError {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
    details: Details,
}

/// The details of the error, from the body.
#[derive(Clone, Debug, Default)]
struct Details {
    type_: Option<String>,
    code: Option<String>,
    param: Option<String>,
    message: Option<String>,
}

impl Details {
    fn read(body: &[u8]) -> Self {
        let Some(body) = json::object_of(body) else { return Self::default() };
        let error = json::member_of(body, "error").filter(|error| error.starts_with('{')).unwrap_or(body);
        let first = |names: &[&str]| names.iter().find_map(|name| text(json::member_of(error, name)?));
        Self {
            type_: first(&["type"]),
            code: first(&["code", "error"]),
            param: first(&["param"]),
            message: first(&["message", "error_description", "detail", "title"]),
        }
    }
}

/// A scalar as text: some APIs count their codes.
fn text(value: &str) -> Option<String> {
    match value.as_bytes() {
        [b'"', ..] => Some(json::text(value).into_owned()),
        [b'-' | b'0'..=b'9', ..] => Some(value.to_owned()),
        _ => None,
    }
}

impl ApiError {
    #[cold]
    pub(crate) fn new(response: &Response<&[u8]>) -> Self {
        Self {
            status: response.status(),
            headers: response.headers().clone(),
            body: response.body().to_vec(),
            details: Details::read(response.body()),
        }
    }

    pub(crate) fn received(&self) -> Received<'_> {
        Received { status: self.status, headers: &self.headers, body: &self.body }
    }

    /// Decodes the body from JSON into a type of your own.
    ///
    /// # Errors
    ///
    /// Fails if the body is not what the type expects, and says where.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, Mismatch> {
        json::from_slice(&self.body)
    }

    /// The response's status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The kind of error, such as `invalid_request_error`.
    #[must_use]
    pub fn type_(&self) -> Option<&str> {
        self.details.type_.as_deref()
    }

    /// The error's code, such as `parameter_unknown`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.details.code.as_deref()
    }

    /// The parameter that the error is about, such as `options[document][allowed_types]`.
    #[must_use]
    pub fn param(&self) -> Option<&str> {
        self.details.param.as_deref()
    }

    /// The explanation for people.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.details.message.as_deref()
    }

    /// The id to quote to the API's support, from the header `Request-Id` or `X-Request-Id`.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        headers::request_id(&self.headers)
    }

    /// The host that a redirect leads to. The rest of the URL may hold what is nobody's business.
    fn redirects_to(&self) -> Option<String> {
        let location = self.headers.get(LOCATION).filter(|_| self.status.is_redirection())?;
        let location: Uri = location.to_str().ok()?.parse().ok()?;
        location.host().map(str::to_owned)
    }

    /// The response's headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The response's body, as it arrived.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the API answered {}", self.status)?;
        if let Some(host) = self.redirects_to() {
            write!(f, ": it redirects to {host}")?;
        }
        if let Some(message) = self.message() {
            write!(f, ": {message}")?;
        }
        let facts = [
            ("type", self.type_()),
            ("code", self.code()),
            ("param", self.param()),
            ("request id", self.request_id()),
        ];
        let mut before = " (";
        for (name, value) in facts {
            if let Some(value) = value {
                write!(f, "{before}{name} {value}")?;
                before = ", ";
            }
        }
        if before == ", " { f.write_str(")") } else { Ok(()) }
    }
}

/// The body's length instead of the body, which may hold secrets.
impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("status", &self.status)
            .field("details", &self.details)
            .field("request_id", &self.request_id())
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ApiError {}
