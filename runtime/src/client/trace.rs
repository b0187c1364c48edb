//! Spans and events of calls, with the feature `tracing`. They never have a value of the user's.

use http::{HeaderMap, StatusCode};

use crate::description::Description;
use crate::error::Error;

/// The span of a call. Nothing, where nobody listens.
#[derive(Clone)]
pub(super) struct Span(#[cfg(feature = "tracing")] tracing::Span);

#[cfg(feature = "tracing")]
impl Span {
    pub(super) fn new(description: &Description) -> Self {
        Self(tracing::info_span!(
            target: "formwork",
            "call",
            operation = description.id,
            method = description.method,
            path = description.path,
            attempts = tracing::field::Empty,
            status = tracing::field::Empty,
            request_id = tracing::field::Empty,
        ))
    }

    /// Runs a future within the span.
    pub(super) fn around<F: Future>(self, future: F) -> impl Future<Output = F::Output> {
        use tracing::Instrument as _;
        future.instrument(self.0)
    }

    /// Runs a function within the span.
    pub(super) fn block<R>(&self, run: impl FnOnce() -> R) -> R {
        self.0.in_scope(run)
    }

    /// Tells how an attempt ended.
    pub(super) fn attempt(&self, number: u32, outcome: Result<(StatusCode, &HeaderMap), &Error>) {
        self.0.record("attempts", number);
        match outcome {
            Ok((status, headers)) => {
                let (status, request_id) = (status.as_u16(), crate::response::headers::request_id(headers));
                self.0.record("status", status);
                if let Some(request_id) = request_id {
                    self.0.record("request_id", request_id);
                }
                tracing::debug!(target: "formwork", parent: &self.0, attempt = number, status, request_id, "answered");
            }
            Err(error) => {
                tracing::debug!(target: "formwork", parent: &self.0, attempt = number, %error, "no answer");
            }
        }
    }
}

#[cfg(not(feature = "tracing"))]
#[allow(clippy::unused_self)] // The calls are the same either way.
impl Span {
    pub(super) fn new(_: &Description) -> Self {
        Self()
    }

    pub(super) fn around<F: Future>(self, future: F) -> F {
        future
    }

    pub(super) fn block<R>(&self, run: impl FnOnce() -> R) -> R {
        run()
    }

    pub(super) fn attempt(&self, _: u32, _: Result<(StatusCode, &HeaderMap), &Error>) {}
}
