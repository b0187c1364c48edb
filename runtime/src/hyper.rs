//! The client over hyper, with the pool of connections of hyper-util.
//!
//! ```no_run
//! # async fn run(update: impl formwork::Operation) -> Result<(), Box<dyn std::error::Error>> {
//! use formwork::hyper::{self, Hyper};
//!
//! // Without TLS, for a server on this machine. `hyper::client()` has it, with the feature `hyper-rustls`.
//! let client = formwork::client::Client::over(Hyper::plain()).base_url("http://localhost:8080")?;
//! let output = client.send(&update).await?;
//! # Ok(())
//! # }
//! ```
//!
//! It is a [`client::Client`], whose page has the rest: settings, retries, time limits. No redirect is followed.

use std::time::Duration;

use http::{Request, Response};
use hyper_util::client::legacy::connect::{Connect, HttpConnector};
use hyper_util::client::legacy::{Client as Pool, Error};
use hyper_util::rt::{TokioExecutor, TokioTimer};

use crate::body::Body;
use crate::client::stream::{self, RequestBody};
use crate::client::{self, Transport};
#[cfg(feature = "hyper-rustls")]
use crate::error::ConfigError;
use crate::error::TransportError;

/// Sends operations through hyper. Cheap to clone.
pub type Client<C> = client::Client<Hyper<C>>;

/// A client of hyper-util as a [`Transport`].
#[derive(Clone, Debug)]
pub struct Hyper<C = HttpConnector>(Pool<C, RequestBody>);

impl Hyper {
    /// A client without TLS.
    #[must_use]
    pub fn plain() -> Self {
        Self::over(HttpConnector::new())
    }
}

impl<C: Connect + Clone> Hyper<C> {
    /// A client over a connector of your own.
    pub fn over(connector: C) -> Self {
        let mut pool = Pool::builder(TokioExecutor::new());
        Self(pool.pool_timer(TokioTimer::new()).build(connector))
    }
}

/// A client over a hyper client of your own.
impl<C> From<Pool<C, RequestBody>> for Hyper<C> {
    fn from(http: Pool<C, RequestBody>) -> Self {
        Self(http)
    }
}

/// The connector of a client with TLS.
#[cfg(feature = "hyper-rustls")]
pub type HttpsConnector = hyper_rustls::HttpsConnector<HttpConnector>;

/// A client with TLS, of the APIs that the documents of its operations name as their servers, unless it is given a
/// [`base_url`](client::Client::base_url).
///
/// # Errors
///
/// Fails if TLS cannot be set up.
#[cfg(feature = "hyper-rustls")]
pub fn client() -> Result<Client<HttpsConnector>, ConfigError> {
    use rustls::crypto::{CryptoProvider, aws_lc_rs};

    let provider = CryptoProvider::get_default().cloned();
    let provider = provider.unwrap_or_else(|| std::sync::Arc::new(aws_lc_rs::default_provider()));
    let connector = hyper_rustls::HttpsConnectorBuilder::new().with_provider_and_platform_verifier(provider);
    let connector = connector.map_err(|error| ConfigError::new(format!("TLS cannot be set up: {error}")))?;
    Ok(client::Client::over(Hyper::over(connector.https_or_http().enable_http1().build())))
}

impl<C: Connect + Clone + Send + Sync + 'static> Transport for Hyper<C> {
    type Body = hyper::body::Incoming;

    async fn send(&self, request: Request<Body>) -> Result<Response<Self::Body>, TransportError> {
        let (request, failure) = stream::open(request).await?;
        let response = self.0.request(request).await;
        response.map_err(|error| failure.or(|| transport(error)))
    }

    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}

fn transport(error: Error) -> TransportError {
    if error.is_connect() { TransportError::connect(error) } else { TransportError::new(error) }
}
