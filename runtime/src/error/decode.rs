//! Responses that are not what the document says.

use std::fmt;

use http::{HeaderMap, StatusCode};

use crate::json::Mismatch;
use crate::response::Received;

/// A response that could not be decoded: its status or content type is not declared, or its body is something else.
///
/// In [`Error::Decode`](crate::Error::Decode) it is a success, so the call took effect. Every byte of the answer is
/// still here.
#[derive(Clone)]
pub struct DecodeError {
    status: StatusCode,
    /// In a box, because this is returned by value, and most of it would be the map.
    headers: Box<HeaderMap>,
    body: Vec<u8>,
    mismatch: Mismatch,
}

impl DecodeError {
    pub(crate) fn new(received: Received<'_>, mismatch: Mismatch) -> Self {
        Self {
            status: received.status,
            headers: Box::new(received.headers.clone()),
            body: received.body.to_vec(),
            mismatch,
        }
    }

    /// The members and indices that lead to the place, such as `data[3].last_error`; `.` for the whole response.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.mismatch.path
    }

    /// The found and the expected value, in words.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.mismatch.reason
    }

    /// The response's status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
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

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the response ({}) is not what the document says", self.status)?;
        match self.path() {
            "." => write!(f, ": {}", self.reason()),
            _ => write!(f, " {}", self.mismatch),
        }
    }
}

/// The body's length instead of the body, which may hold secrets.
impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("status", &self.status)
            .field("mismatch", &self.mismatch)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl std::error::Error for DecodeError {}
