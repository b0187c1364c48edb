//! The contract between generated operations and HTTP clients.

use crate::body::Body;
use crate::description::Description;
use crate::error::{Error, RequestError};

/// A call of an API: it makes a request value and reads a response value, and does no I/O.
///
/// Generated operations implement it; clients send them. Between the two halves an adapter adds what the operation
/// does not know: the host, credentials, timeouts. [The clients of this crate](crate#features) do, and where even they
/// are too much it takes a few lines:
///
/// ```
/// use formwork::{Body, Error, Operation};
///
/// fn send<O: Operation>(
///     operation: &O,
///     transport: impl Fn(http::Request<Vec<u8>>) -> Result<http::Response<Vec<u8>>, std::io::Error>,
/// ) -> Result<O::Output, Error> {
///     let (parts, body) = operation.request()?.into_parts();
///     let body: Body = body.into();
///     let body = body.into_bytes().map_err(Error::transport)?;
///     let response = transport(http::Request::from_parts(parts, body)).map_err(Error::transport)?;
///     let (parts, body) = response.into_parts();
///     operation.response(http::Response::from_parts(parts, &body))
/// }
/// ```
///
/// This one holds the whole body in memory; [`Body::into_reader`] streams what is larger.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an operation",
    note = "send a struct that `formwork::openapi!` made of an operation, such as `&GetPet::new(7)`"
)]
pub trait Operation {
    /// The type that a success decodes to.
    type Output;

    /// The body of a request: bytes, or a [`Body`] for operations that upload.
    type Body: Into<Body>;

    /// The request: method, path with query, headers and body. Its URI has no host, and it carries no credentials.
    ///
    /// # Errors
    ///
    /// Fails, before anything is sent, if a value cannot be said in a URL, a form or a header.
    fn request(&self) -> Result<http::Request<Self::Body>, RequestError>;

    /// Reads the response to [`request`](Self::request).
    ///
    /// # Errors
    ///
    /// Fails if the API answered with an error, or with a success that is not what the document says.
    fn response(&self, response: http::Response<&[u8]>) -> Result<Self::Output, Error>;

    /// The servers, security and names that the document has for this operation.
    fn description(&self) -> &'static Description {
        &Description::UNKNOWN
    }
}

/// A reference to an operation is as good as the operation.
impl<O: Operation + ?Sized> Operation for &O {
    type Output = O::Output;
    type Body = O::Body;

    fn request(&self) -> Result<http::Request<Self::Body>, RequestError> {
        (**self).request()
    }

    fn response(&self, response: http::Response<&[u8]>) -> Result<Self::Output, Error> {
        (**self).response(response)
    }

    fn description(&self) -> &'static Description {
        (**self).description()
    }
}
