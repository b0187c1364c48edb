//! The client for programs that wait: the same settings, rules and errors, without futures.

use std::io::Read;
use std::time::Duration;

use http::{HeaderMap, Request, Response, StatusCode};

use super::{AnyClient, Call};
use crate::body::Body;
use crate::error::{ApiError, Error, TransportError};
use crate::operation::Operation;
use crate::response::Answer;

/// A client's methods block.
#[derive(Clone, Copy, Debug)]
pub enum Blocking {}

/// Sends operations to an API through an HTTP client, and waits.
pub type Client<T> = AnyClient<T, Blocking>;

/// An HTTP client that blocks, as a [`Client`] needs it.
///
/// ```
/// use formwork::client::blocking::{Client, Limit, Transport};
/// use formwork::{Body, TransportError};
///
/// struct Echo;
///
/// impl Transport for Echo {
///     type Body = std::io::Cursor<Vec<u8>>;
///
///     fn send(
///         &self,
///         request: http::Request<Body>,
///         _: Option<Limit>,
///     ) -> Result<http::Response<Self::Body>, TransportError> {
///         let body = request.into_body().into_bytes().map_err(TransportError::upload)?;
///         let response = http::Response::builder().header("Content-Type", "application/json");
///         response.body(std::io::Cursor::new(body)).map_err(TransportError::new)
///     }
/// }
///
/// let client = Client::over(Echo).base_url("https://api.example.com")?;
/// # Ok::<(), formwork::ConfigError>(())
/// ```
pub trait Transport {
    /// The body of a response. An error that is a [`TransportError`] inside tells what happened.
    type Body: Read;

    /// Sends a request once, and gives the answer as soon as its head is there. Any status is an answer. Neither this nor
    /// reading the body takes longer than the limit.
    ///
    /// # Errors
    ///
    /// Fails if there is no answer.
    fn send(
        &self,
        request: Request<Body>,
        limit: Option<Limit>,
    ) -> Result<Response<Self::Body>, TransportError>;

    /// Waits.
    fn sleep(&self, duration: Duration) {
        std::thread::sleep(duration);
    }
}

/// How long an attempt may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// From the connection to the last byte of the answer.
    Whole(Duration),
    /// A limit for each step of a download: until the head of the response, and for each read of the body.
    Step(Duration),
}

impl<T: Transport> Client<T> {
    /// Sends the operation's request and reads its response.
    ///
    /// Uploads that are not in memory are read while they are sent.
    ///
    /// # Errors
    ///
    /// Fails if the request cannot be built, no answer arrives, or the answer is an error or not what the document
    /// says.
    pub fn send<O: Operation + ?Sized>(&self, operation: &O) -> Result<O::Output, Error> {
        self.call(operation).send()
    }

    /// Sends the operation's request as [`send`](Self::send) does, and gives the output together with the status and
    /// the headers of the response.
    ///
    /// # Errors
    ///
    /// Fails if the request cannot be built, no answer arrives, or the answer is an error or not what the document
    /// says.
    pub fn answer<O: Operation + ?Sized>(&self, operation: &O) -> Result<Answer<O::Output>, Error> {
        self.call(operation).answer()
    }

    /// Sends the operation's request and leaves the body of a success unread, to be streamed. Any other answer is read
    /// as [`send`](Self::send) does.
    ///
    /// # Errors
    ///
    /// Fails if the request cannot be built, no answer arrives, or the answer is an error.
    pub fn download<O: Operation + ?Sized>(&self, operation: &O) -> Result<Response<T::Body>, Error> {
        self.call(operation).download()
    }
}

/// An answer, read or not.
enum Received<B> {
    Whole(Response<Vec<u8>>),
    Head(Response<B>),
}

impl<B> Received<B> {
    fn facts(&self) -> (StatusCode, &HeaderMap) {
        match self {
            Self::Whole(response) => (response.status(), response.headers()),
            Self::Head(response) => (response.status(), response.headers()),
        }
    }
}

impl<O: Operation + ?Sized, T: Transport> Call<'_, O, T, Blocking> {
    /// Sends the call and reads its response.
    ///
    /// # Errors
    ///
    /// Fails as [`Client::send`] does.
    pub fn send(self) -> Result<O::Output, Error> {
        Ok(self.answer()?.output)
    }

    /// Sends the call, and gives the output together with the status and the headers of the response.
    ///
    /// # Errors
    ///
    /// Fails as [`Client::send`] does.
    pub fn answer(self) -> Result<Answer<O::Output>, Error> {
        let response = match self.receive(true)? {
            Received::Whole(response) => response,
            Received::Head(response) => self.read(response)?,
        };
        let (parts, body) = response.into_parts();
        Answer::read(self.operation, Response::from_parts(parts, body.as_slice()))
    }

    /// Sends the call and leaves the body of a success unread.
    ///
    /// # Errors
    ///
    /// Fails as [`Client::download`] does.
    pub fn download(self) -> Result<Response<T::Body>, Error> {
        match self.receive(false)? {
            Received::Head(response) => Ok(response),
            Received::Whole(response) => {
                let (parts, body) = response.into_parts();
                let response = Response::from_parts(parts, body.as_slice());
                match self.operation.response(response.clone()) {
                    Err(error) => Err(error),
                    // The operation has an output for this status, too, but it is nothing to stream.
                    Ok(_) => Err(Error::Api(Box::new(ApiError::new(&response)))),
                }
            }
        }
    }

    /// Tries until there is an answer or no reason to go on.
    fn receive(&self, whole: bool) -> Result<Received<T::Body>, Error> {
        let (mut attempts, mut request) = self.begin()?;
        attempts.span().block(|| {
            loop {
                let outcome = self.attempt(request, attempts.limit()?, whole);
                let Some(delay) = attempts.after(outcome.as_ref().map(Received::facts)) else {
                    return outcome;
                };
                self.client.transport.sleep(delay);
                request = self.next(&mut attempts)?;
            }
        })
    }

    fn attempt(
        &self,
        request: Request<Body>,
        limit: Option<Duration>,
        whole: bool,
    ) -> Result<Received<T::Body>, Error> {
        let limit = limit.map(if whole { Limit::Whole } else { Limit::Step });
        let response = self.client.transport.send(request, limit)?;
        if !whole && response.status().is_success() {
            return Ok(Received::Head(response));
        }
        self.read(response).map(Received::Whole)
    }

    fn read(&self, response: Response<T::Body>) -> Result<Response<Vec<u8>>, Error> {
        let (parts, body) = response.into_parts();
        let body = collect(body, parts.status, self.max_response_bytes())?;
        Ok(Response::from_parts(parts, body))
    }
}

/// Reads a body to its end.
fn collect(body: impl Read, status: StatusCode, limit: u64) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = body.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(Error::transport)?;
    if bytes.len() as u64 > limit {
        return Err(Error::TooLarge { status, limit });
    }
    Ok(bytes)
}
