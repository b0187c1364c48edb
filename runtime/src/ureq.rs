//! The client over ureq, which blocks.
//!
//! ```no_run
//! # fn run(update: impl formwork::Operation) -> Result<(), Box<dyn std::error::Error>> {
//! use formwork::ureq::Client;
//!
//! let client = Client::new("https://api.stripe.com")?.bearer_auth("sk_test_123")?;
//! let output = client.send(&update)?;
//! # Ok(())
//! # }
//! ```
//!
//! It is a [`blocking::Client`], and [`client`](crate::client) has the rest: settings, retries, time limits. With the
//! feature `ureq-rustls` it has TLS; with `ureq` it has that of your own ureq.

use std::fmt;
use std::io::{self, Read};

use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Request, Response};
use ureq::{Agent, BodyReader, Error, SendBody};

use crate::body::Body;
use crate::client::blocking::{self, Limit, Transport};
use crate::client::failure::Failure;
use crate::client::prepare::say_that_there_is_no_content;
pub use crate::error::ConfigError;
use crate::error::TransportError;

/// Sends operations through a [`ureq::Agent`]. Cheap to clone.
pub type Client = blocking::Client<Ureq>;

/// A `ureq::Agent` as a [`Transport`].
#[derive(Clone, Debug)]
pub struct Ureq(Agent);

impl Client {
    /// A client of the API whose paths start at this URL. It follows no redirects.
    ///
    /// # Errors
    ///
    /// Fails if this is not an `http` or `https` URL, or has a query or credentials.
    pub fn new(base: &str) -> Result<Self, ConfigError> {
        Self::of_documents().base_url(base)
    }

    /// A client of the APIs that the documents of its operations name as their servers. It follows no redirects.
    #[must_use]
    pub fn of_documents() -> Self {
        let agent = Agent::config_builder().max_redirects(0).max_redirects_will_error(false);
        Self::over(Ureq::from(Agent::from(agent.build())))
    }

    /// A client over an agent of your own, with your timeouts, proxies, TLS and redirects.
    ///
    /// # Errors
    ///
    /// Fails if this is not an `http` or `https` URL, or has a query or credentials.
    pub fn with_agent(agent: Agent, base: &str) -> Result<Self, ConfigError> {
        Self::over(Ureq::from(agent)).base_url(base)
    }
}

impl From<Agent> for Ureq {
    fn from(agent: Agent) -> Self {
        Self(agent)
    }
}

impl Transport for Ureq {
    type Body = ResponseBody;

    fn send(
        &self,
        request: Request<Body>,
        limit: Option<Limit>,
    ) -> Result<Response<ResponseBody>, TransportError> {
        let (mut parts, mut body) = request.into_parts();
        let length = body.measure().map_err(TransportError::upload)?;
        let failure = Failure::default();
        let body = if length == Some(0) {
            say_that_there_is_no_content(&mut parts);
            SendBody::none()
        } else {
            if let Some(length) = length {
                parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
            }
            SendBody::from_owned_reader(Reader { body: body.into_reader(), failure: failure.clone() })
        };
        let request = self.0.configure_request(Request::from_parts(parts, body)).http_status_as_error(false);
        let request = match limit {
            Some(Limit::Whole(limit)) => request.timeout_global(Some(limit)),
            Some(Limit::Step(limit)) => {
                let request = request.timeout_resolve(Some(limit)).timeout_connect(Some(limit));
                request.timeout_recv_response(Some(limit)).timeout_per_read(Some(limit))
            }
            None => request,
        };
        let response = self.0.run(request.build());
        let response = response.map_err(|error| failure.or(|| transport(error)))?;
        Ok(response.map(|body| ResponseBody(body.into_reader())))
    }
}

/// Reads what is sent, and tells why if it cannot.
struct Reader {
    body: crate::BodyReader,
    failure: Failure,
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.body.read(buffer).map_err(|error| {
            let kind = error.kind();
            self.failure.set(error);
            io::Error::new(kind, "the body could not be read")
        })
    }
}

/// The body of a response.
pub struct ResponseBody(BodyReader<'static>);

impl Read for ResponseBody {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| match error.downcast::<Error>() {
            Ok(error) => io::Error::other(transport(error)),
            Err(error) => error,
        })
    }
}

/// A URL may hold what an API counts as personal, so it stays out of the error.
fn transport(error: Error) -> TransportError {
    match error {
        Error::Timeout(_) => TransportError::timeout(error),
        Error::BadUri(_) => TransportError::new("ureq does not take the URL"),
        Error::HostNotFound | Error::ConnectionFailed | Error::Tls(_) => TransportError::connect(error),
        Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => TransportError::timeout(error),
        Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => {
            TransportError::connect(error)
        }
        Error::Io(error) => TransportError::new(error),
        error => TransportError::new(error),
    }
}

impl fmt::Debug for ResponseBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseBody").finish_non_exhaustive()
    }
}
