//! The contract between generated operations and HTTP clients.

use crate::error::{Error, RequestError};

/// One call of an API: it makes a request value and reads a response value, and does no I/O.
///
/// Generated operations implement it; clients send them. Between the two halves an adapter adds what the operation
/// does not know: the host, credentials, timeouts. [`formwork::reqwest`](crate#features) is one such adapter, and
/// another takes a few lines:
///
/// ```
/// use formwork::{Error, Operation};
///
/// fn send<O: Operation>(
///     operation: &O,
///     transport: impl Fn(http::Request<Vec<u8>>) -> Result<http::Response<Vec<u8>>, std::io::Error>,
/// ) -> Result<O::Output, Error> {
///     let response = transport(operation.request()?).map_err(Error::transport)?;
///     let (parts, body) = response.into_parts();
///     operation.response(http::Response::from_parts(parts, &body))
/// }
/// ```
pub trait Operation {
    /// What a success decodes to.
    type Output;

    /// The request: method, path with query, headers and body. Its URI has no host, and it carries no credentials.
    ///
    /// # Errors
    ///
    /// Fails, before anything is sent, if a value cannot be said in a URL or a form.
    fn request(&self) -> Result<http::Request<Vec<u8>>, RequestError>;

    /// Reads the response to [`request`](Self::request).
    ///
    /// # Errors
    ///
    /// Fails if the API answered with an error, or with a success that is not what the document says.
    fn response(&self, response: http::Response<&[u8]>) -> Result<Self::Output, Error>;
}

/// A reference to an operation is as good as the operation.
impl<O: Operation + ?Sized> Operation for &O {
    type Output = O::Output;

    fn request(&self) -> Result<http::Request<Vec<u8>>, RequestError> {
        (**self).request()
    }

    fn response(&self, response: http::Response<&[u8]>) -> Result<Self::Output, Error> {
        (**self).response(response)
    }
}
