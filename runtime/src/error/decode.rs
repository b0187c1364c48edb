//! Successes that are not what the document says.

use std::fmt;

use http::{HeaderMap, Response, StatusCode};

use crate::json::Mismatch;

/// A success whose body could not be decoded. The call took effect, and every byte of its answer is still here.
#[derive(Clone)]
pub struct DecodeError {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
    mismatch: Mismatch,
}

impl DecodeError {
    pub(crate) fn new(response: &Response<&[u8]>, mismatch: Mismatch) -> Self {
        Self {
            status: response.status(),
            headers: response.headers().clone(),
            body: response.body().to_vec(),
            mismatch,
        }
    }

    /// The members and indices that lead to the place, such as `data[3].last_error`; `.` for the whole body.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.mismatch.path
    }

    /// What was found and what was expected.
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
        write!(f, "the response ({}) is not what the document says {}", self.status, self.mismatch)
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
