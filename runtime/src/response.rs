//! Reading a response: a success decodes, anything else is the API's error.

use serde::de::DeserializeOwned;

use crate::error::{ApiError, DecodeError, Error};
use crate::json;

/// Decodes a success from JSON.
///
/// # Errors
///
/// Fails with [`Error::Api`] if the status is no success, and with [`Error::Decode`] if the body is not what the
/// document says.
pub fn read_json<T: DeserializeOwned>(response: &http::Response<&[u8]>) -> Result<T, Error> {
    success(response)?;
    json::from_slice(response.body())
        .map_err(|mismatch| Error::Decode(Box::new(DecodeError::new(response, mismatch))))
}

/// Reads a success that has no body of interest.
///
/// # Errors
///
/// Fails with [`Error::Api`] if the status is no success.
pub fn read_empty(response: &http::Response<&[u8]>) -> Result<(), Error> {
    success(response)
}

fn success(response: &http::Response<&[u8]>) -> Result<(), Error> {
    if response.status().is_success() { Ok(()) } else { Err(Error::Api(Box::new(ApiError::new(response)))) }
}
