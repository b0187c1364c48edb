//! The client over reqwest.
//!
//! ```no_run
//! # async fn run(update: impl formwork::Operation) -> Result<(), Box<dyn std::error::Error>> {
//! use formwork::reqwest::Client;
//!
//! let client = Client::new("https://api.stripe.com")?.bearer_auth("sk_test_123")?;
//! let output = client.send(&update).await?;
//! # Ok(())
//! # }
//! ```
//!
//! It is a [`client::Client`], whose page has the rest: settings, retries, time limits. With the feature `rustls` it has
//! TLS; with `reqwest` it has that of your own reqwest.
//!
//! A download becomes a `reqwest::Response`:
//!
//! ```no_run
//! # async fn run(client: formwork::reqwest::Client, report: impl formwork::Operation) -> Result<(), formwork::Error> {
//! let download = client.download(&report).await?;
//! let response = reqwest::Response::from(download.into_response());
//! # Ok(())
//! # }
//! ```

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body::{Frame, SizeHint};

use crate::body::Body;
use crate::client::stream::{self, RequestBody};
use crate::client::{self, Transport};
pub use crate::error::ConfigError;
use crate::error::TransportError;

/// Sends operations through a [`reqwest::Client`]. Cheap to clone.
pub type Client = client::Client<Reqwest>;

/// A `reqwest::Client` as a [`Transport`].
#[derive(Clone, Debug)]
pub struct Reqwest(reqwest::Client);

impl Client {
    /// A client of the API whose paths start at this URL. It follows no redirects.
    ///
    /// # Errors
    ///
    /// Fails if this is not an `http` or `https` URL, or has a query or credentials, or if TLS cannot be set up.
    pub fn new(base: &str) -> Result<Self, ConfigError> {
        Self::of_documents()?.base_url(base)
    }

    /// A client of the APIs that the documents of its operations name as their servers. It follows no redirects.
    ///
    /// # Errors
    ///
    /// Fails if TLS cannot be set up.
    pub fn of_documents() -> Result<Self, ConfigError> {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build();
        let http = http.map_err(|error| ConfigError::new(format!("reqwest cannot be set up: {error}")))?;
        Ok(Self::over(Reqwest::from(http)))
    }

    /// A client over a `reqwest::Client` of your own, with your timeouts, proxies, TLS and redirects.
    ///
    /// # Errors
    ///
    /// Fails if this is not an `http` or `https` URL, or has a query or credentials.
    pub fn with_http(http: reqwest::Client, base: &str) -> Result<Self, ConfigError> {
        Self::over(Reqwest::from(http)).base_url(base)
    }
}

impl From<reqwest::Client> for Reqwest {
    fn from(http: reqwest::Client) -> Self {
        Self(http)
    }
}

impl Transport for Reqwest {
    type Body = ResponseBody;

    async fn send(&self, request: Request<Body>) -> Result<Response<ResponseBody>, TransportError> {
        let (request, failure) = stream::open(request).await?;
        let body =
            |body: RequestBody| body.into_bytes().map_or_else(reqwest::Body::wrap, reqwest::Body::from);
        let request = request.map(body).try_into().map_err(transport)?;
        let response = self.0.execute(request).await.map_err(|error| failure.or(|| transport(error)))?;
        Ok(Response::<reqwest::Body>::from(response).map(ResponseBody))
    }

    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}

/// The body of a response, whose errors have no URL.
#[derive(Debug)]
pub struct ResponseBody(reqwest::Body);

impl From<ResponseBody> for reqwest::Body {
    fn from(body: ResponseBody) -> Self {
        body.0
    }
}

impl http_body::Body for ResponseBody {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        Pin::new(&mut self.0).poll_frame(context).map_err(transport)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

/// A URL may hold what an API counts as personal, so it stays out of the error.
fn transport(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    if error.is_timeout() {
        TransportError::timeout(error)
    } else if error.is_connect() {
        TransportError::connect(error)
    } else {
        TransportError::new(error)
    }
}
