//! Sending without blocking: the loop around a transport, and the time limits that it does not know.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use bytes::Buf;
use http::{Request, Response};

use super::collect::{Collected, collect};
use super::{Async, Call, Client, Download};
use crate::body::Body;
use crate::error::{ApiError, Error, TransportError};
use crate::operation::Operation;
use crate::response::Answer;

/// `Send`, except on `wasm32-unknown-unknown`, where nothing is sent to another thread.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub trait MaybeSend: Send {}

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
impl<T: Send> MaybeSend for T {}

/// `Send`, except on `wasm32-unknown-unknown`, where nothing is sent to another thread.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub trait MaybeSend {}

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
impl<T> MaybeSend for T {}

/// An HTTP client, as a [`Client`] needs it. [How to write one](crate::client#an-http-client-of-your-own).
pub trait Transport {
    /// The body of a response.
    type Body: http_body::Body<Data: Buf, Error: Into<Box<dyn std::error::Error + Send + Sync>>>
        + Unpin
        + MaybeSend;

    /// Sends a request once, and gives the answer as soon as its head is there. Any status is an answer.
    fn send(
        &self,
        request: Request<Body>,
    ) -> impl Future<Output = Result<Response<Self::Body>, TransportError>> + MaybeSend;

    /// Waits.
    fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + MaybeSend;
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
    pub async fn send<O: Operation + ?Sized>(&self, operation: &O) -> Result<O::Output, Error> {
        self.call(operation).send().await
    }

    /// Sends the operation's request as [`send`](Self::send) does, and gives the output together with the status and
    /// the headers of the response.
    ///
    /// # Errors
    ///
    /// Fails if the request cannot be built, no answer arrives, or the answer is an error or not what the document
    /// says.
    pub async fn answer<O: Operation + ?Sized>(&self, operation: &O) -> Result<Answer<O::Output>, Error> {
        self.call(operation).answer().await
    }

    /// Sends the operation's request and leaves the body of a success unread, to be streamed. Any other answer is read
    /// as [`send`](Self::send) does.
    ///
    /// # Errors
    ///
    /// Fails if the request cannot be built, no answer arrives, or the answer is an error.
    pub async fn download<O: Operation + ?Sized>(&self, operation: &O) -> Result<Download<T>, Error> {
        self.call(operation).download().await
    }
}

/// An answer, read or not.
enum Received<B> {
    Whole(Response<Collected>),
    Head(Response<B>),
}

impl<O: Operation + ?Sized, T: Transport> Call<'_, O, T, Async> {
    /// Sends the call and reads its response.
    ///
    /// # Errors
    ///
    /// Fails as [`Client::send`] does.
    pub async fn send(self) -> Result<O::Output, Error> {
        let response = self.whole().await?;
        let (parts, body) = response.into_parts();
        self.operation.response(Response::from_parts(parts, body.bytes()))
    }

    /// Sends the call, and gives the output together with the status and the headers of the response.
    ///
    /// # Errors
    ///
    /// Fails as [`Client::send`] does.
    pub async fn answer(self) -> Result<Answer<O::Output>, Error> {
        let response = self.whole().await?;
        let (parts, body) = response.into_parts();
        Answer::read(self.operation, Response::from_parts(parts, body.bytes()))
    }

    /// Sends the call and leaves the body of a success unread.
    ///
    /// # Errors
    ///
    /// Fails as [`Client::download`] does.
    pub async fn download(self) -> Result<Download<T>, Error> {
        match self.receive(false).await? {
            (Received::Head(response), timeout) => {
                Ok(Download::new(std::sync::Arc::clone(&self.client.transport), response, timeout))
            }
            (Received::Whole(response), _) => {
                let (parts, body) = response.into_parts();
                let response = Response::from_parts(parts, body.bytes());
                match self.operation.response(response.clone()) {
                    Err(error) => Err(error),
                    // The operation has an output for this status, too, but it is nothing to stream.
                    Ok(_) => Err(Error::Api(Box::new(ApiError::new(&response)))),
                }
            }
        }
    }

    async fn whole(&self) -> Result<Response<Collected>, Error> {
        match self.receive(true).await?.0 {
            Received::Whole(response) => Ok(response),
            Received::Head(response) => self.read(response).await,
        }
    }

    /// Tries until there is an answer or no reason to go on. The other value is the time limit of an attempt.
    async fn receive(&self, whole: bool) -> Result<(Received<T::Body>, Option<Duration>), Error> {
        let (mut attempts, mut request) = self.begin()?;
        let span = attempts.span();
        let run = async {
            loop {
                let outcome = self.attempt(request, attempts.limit()?, whole).await;
                let facts = match &outcome {
                    Ok(Received::Whole(response)) => Ok((response.status(), response.headers())),
                    Ok(Received::Head(response)) => Ok((response.status(), response.headers())),
                    Err(error) => Err(error),
                };
                let Some(delay) = attempts.after(facts) else {
                    return Ok((outcome?, attempts.timeout()));
                };
                self.client.transport.sleep(delay).await;
                request = self.next(&mut attempts)?;
            }
        };
        span.around(run).await
    }

    async fn attempt(
        &self,
        request: Request<Body>,
        limit: Option<Duration>,
        whole: bool,
    ) -> Result<Received<T::Body>, Error> {
        let transport = &*self.client.transport;
        let exchange = async {
            let response = transport.send(request).await?;
            if !whole && response.status().is_success() {
                return Ok(Received::Head(response));
            }
            self.read(response).await.map(Received::Whole)
        };
        within(transport, limit, exchange).await?
    }

    async fn read(&self, response: Response<T::Body>) -> Result<Response<Collected>, Error> {
        let (parts, body) = response.into_parts();
        let body = collect(body, parts.status, self.max_response_bytes()).await?;
        Ok(Response::from_parts(parts, body))
    }
}

/// Runs a future until it is done or the time is over.
pub(super) async fn within<T: Transport, F: Future>(
    transport: &T,
    limit: Option<Duration>,
    future: F,
) -> Result<F::Output, TransportError> {
    let Some(limit) = limit else { return Ok(future.await) };
    let mut future = pin!(future);
    let mut over = pin!(transport.sleep(limit));
    poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Ok(output));
        }
        over.as_mut().poll(context).map(|()| Err(TransportError::elapsed(limit)))
    })
    .await
}
