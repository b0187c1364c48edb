//! Reading a response: a success that the document declares decodes, anything else is an error that keeps it all.

mod answer;
mod case;
pub mod headers;

pub use answer::Answer;

use http::{HeaderMap, Response, StatusCode};
use serde::de::DeserializeOwned;

use crate::error::{ApiError, DecodeError, Error};
use crate::json::{self, Mismatch, Value};
use case::Case;

/// A received response, in a buffer of any type.
#[derive(Clone, Copy)]
pub struct Received<'r> {
    pub(crate) status: StatusCode,
    pub(crate) headers: &'r HeaderMap,
    pub(crate) body: &'r [u8],
}

impl<'r> Received<'r> {
    fn new(response: &'r Response<&[u8]>) -> Self {
        Self { status: response.status(), headers: response.headers(), body: response.body() }
    }

    /// The body, decoded from JSON.
    ///
    /// # Errors
    ///
    /// Fails if the body is not what the document says.
    pub fn json<T: Value>(self) -> Result<T, DecodeError> {
        json::decode_slice(self.body).map_err(|mismatch| self.no_json(mismatch))
    }

    /// The body, decoded from JSON into a type that is not generated.
    ///
    /// # Errors
    ///
    /// Fails if the body is not what the type expects.
    pub(crate) fn foreign_json<T: DeserializeOwned>(self) -> Result<T, DecodeError> {
        json::from_slice(self.body).map_err(|mismatch| self.no_json(mismatch))
    }

    /// The error of a body that is not the JSON that is declared.
    #[cold]
    #[inline(never)] // There is a call for every type that an answer has.
    fn no_json(self, mismatch: Mismatch) -> DecodeError {
        if self.body.trim_ascii().is_empty() {
            return self.error("the body is empty where JSON is declared".to_owned());
        }
        DecodeError::new(self, mismatch)
    }

    /// The body as text.
    ///
    /// # Errors
    ///
    /// Fails if the body is not UTF-8.
    pub fn text(self) -> Result<String, DecodeError> {
        let text = std::str::from_utf8(self.body);
        text.map(str::to_owned).map_err(|error| self.error(format!("the body is not UTF-8: {error}")))
    }

    /// The body as it arrived.
    #[must_use]
    pub fn bytes(self) -> Vec<u8> {
        self.body.to_vec()
    }

    /// An error of the response as a whole.
    fn error(self, reason: String) -> DecodeError {
        DecodeError::new(self, Mismatch { path: ".".to_owned(), reason })
    }
}

/// Decodes the only success that is declared, from JSON.
///
/// # Errors
///
/// Fails with [`Error::Api`] if the status is not a success, and with [`Error::Decode`] if the response is not what the
/// document says.
pub fn read_json<T: Value>(
    response: &Response<&[u8]>,
    status: &'static str,
    media_type: &'static str,
) -> Result<T, Error> {
    let (received, _) = success(response, &[(status, media_type)])?;
    // In this order, because an error that is moved about before it is in its box is code in every operation.
    json::decode_slice(received.body).map_err(|mismatch| received.no_json(mismatch).into())
}

/// Reads the only success that is declared, as text.
///
/// # Errors
///
/// Fails with [`Error::Api`] if the status is not a success, and with [`Error::Decode`] if the response is not what the
/// document says.
pub fn read_text(
    response: &Response<&[u8]>,
    status: &'static str,
    media_type: &'static str,
) -> Result<String, Error> {
    let (received, _) = success(response, &[(status, media_type)])?;
    Ok(received.text()?)
}

/// Reads the only success that is declared, as it arrived.
///
/// # Errors
///
/// Fails with [`Error::Api`] if the status is not a success, and with [`Error::Decode`] if the document does not declare
/// it or its content type.
pub fn read_bytes(
    response: &Response<&[u8]>,
    status: &'static str,
    media_type: &'static str,
) -> Result<Vec<u8>, Error> {
    let (received, _) = success(response, &[(status, media_type)])?;
    Ok(received.bytes())
}

/// Reads the only success that is declared, which has no content of interest.
///
/// # Errors
///
/// Fails with [`Error::Api`] if the status is not a success, and with [`Error::Decode`] if the document does not declare
/// it.
pub fn read_empty(response: &Response<&[u8]>, status: &'static str) -> Result<(), Error> {
    success(response, &[(status, "")]).map(|_| ())
}

/// The number of the declared success that this response is.
///
/// # Errors
///
/// Fails with [`Error::Api`] if the status is not a success, and with [`Error::Decode`] if it is none of these.
pub fn success<'r>(response: &'r Response<&[u8]>, cases: &[Case]) -> Result<(Received<'r>, usize), Error> {
    if !response.status().is_success() {
        return Err(Error::Api(Box::new(ApiError::new(response))));
    }
    let received = Received::new(response);
    let case = case::find(received, cases, "declared").map_err(|reason| received.error(reason))?;
    Ok((received, case))
}

/// The number of the error that this response is, among those declared as JSON or without content.
///
/// # Errors
///
/// Fails if it is none of these.
pub fn failure<'r>(error: &'r ApiError, cases: &[Case]) -> Result<(Received<'r>, usize), DecodeError> {
    let received = error.received();
    let case = case::find(received, cases, "declared as JSON").map_err(|reason| received.error(reason))?;
    Ok((received, case))
}
