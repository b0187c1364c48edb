//! The client over a stack of middleware: any [`tower_service::Service`] that takes requests.
//!
//! ```
//! use formwork::tower::{self, RequestBody};
//! use http::{Request, Response};
//! use tower_service::Service;
//!
//! fn client<S, B>(stack: S) -> Result<tower::Client<S>, formwork::ConfigError>
//! where
//!     S: Service<Request<RequestBody>, Response = Response<B>> + Clone + Send,
//!     S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
//! {
//!     formwork::client::Client::over(tower::Tower::from(stack)).base_url("https://api.example.com")
//! }
//! ```
//!
//! The innermost service is usually the client of hyper-util, for bodies of the type [`RequestBody`]. A middleware that
//! sends a request more than once needs bodies that can be cloned, and ours cannot: leave retries to
//! [`client::Client`], whose page describes them.
//!
//! Nobody knows the errors of all middleware. One that is a [`TransportError`], or has one among its sources, tells what
//! happened; with the feature `hyper` that of hyper-util tells that there was no connection. Any other is a failure on the way,
//! of which nothing more is known.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Buf;
use http::{Request, Response};
use tower_service::Service;

use crate::body::Body;
pub use crate::client::stream::{RequestBody, Unread};
use crate::client::{self, Transport, stream};
use crate::error::TransportError;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Sends operations through a service. Cheap to clone if the service is.
pub type Client<S> = client::Client<Tower<S>>;

/// A service as a [`Transport`]. Each request goes through a clone of it.
#[derive(Debug)]
pub struct Tower<S>(Mutex<S>);

impl<S> From<S> for Tower<S> {
    fn from(service: S) -> Self {
        Self(Mutex::new(service))
    }
}

impl<S, B> Transport for Tower<S>
where
    S: Service<Request<RequestBody>, Response = Response<B>> + Clone + Send,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: http_body::Body<Data: Buf, Error: Into<BoxError>> + Send,
{
    type Body = Pin<Box<B>>;

    async fn send(&self, request: Request<Body>) -> Result<Response<Self::Body>, TransportError> {
        let (request, failure) = stream::open(request).await?;
        // A service that can be shared by threads is asking much: many stacks cannot.
        let mut service = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let ready = poll_fn(|context| service.poll_ready(context)).await;
        ready.map_err(|error| transport(error.into()))?;
        let response = service.call(request).await;
        let response = response.map_err(|error| failure.or(|| transport(error.into())))?;
        Ok(response.map(Box::pin))
    }

    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}

/// The classification of the error, or of one of its sources, because middleware wraps errors.
fn transport(error: BoxError) -> TransportError {
    let error = match error.downcast() {
        Ok(error) => return *error,
        Err(error) => error,
    };
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&*error);
    while let Some(source) = cause {
        #[cfg(feature = "hyper")]
        if source.downcast_ref().is_some_and(hyper_util::client::legacy::Error::is_connect) {
            return TransportError::connect(error);
        }
        if source.downcast_ref().is_some_and(TransportError::is_connect) {
            return TransportError::connect(error);
        }
        if source.downcast_ref().is_some_and(TransportError::is_timeout) {
            return TransportError::timeout(error);
        }
        cause = source.source();
    }
    TransportError::new(error)
}
