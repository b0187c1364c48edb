//! The body of an answer while it arrives.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf as _, Bytes};
use http::{HeaderMap, Response, StatusCode};
use http_body::Body as _;

use super::Transport;
use super::asynchronous::within;
use crate::error::Error;

/// A success whose body the caller reads. The rest of a body that is not read to its end is not waited for.
pub struct Download<T: Transport> {
    transport: Arc<T>,
    response: Response<T::Body>,
    timeout: Option<Duration>,
}

impl<T: Transport> Download<T> {
    pub(super) fn new(transport: Arc<T>, response: Response<T::Body>, timeout: Option<Duration>) -> Self {
        Self { transport, response, timeout }
    }

    /// The response's status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The response's headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The next piece of the body. `None` at its end.
    ///
    /// # Errors
    ///
    /// Fails if the rest of the body does not arrive, or not in time.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let body = self.response.body_mut();
        let next = async {
            loop {
                let Some(frame) = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await else {
                    return Ok(None);
                };
                if let Ok(mut data) = frame.map_err(Error::transport)?.into_data() {
                    return Ok(Some(data.copy_to_bytes(data.remaining())));
                }
            }
        };
        within(&*self.transport, self.timeout, next).await?
    }

    /// The response as the HTTP client gave it.
    #[must_use]
    pub fn into_response(self) -> Response<T::Body> {
        self.response
    }
}

/// The names of the headers without their values, of which nobody knows whether they are secret.
impl<T: Transport> fmt::Debug for Download<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers().keys().map(http::HeaderName::as_str).collect();
        f.debug_struct("Download")
            .field("status", &self.status())
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}
