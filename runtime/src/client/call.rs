//! A single call, with its own settings.

use std::time::Duration;

use http::Request;
use http::header::{HeaderName, HeaderValue};

use super::AnyClient;
use super::attempts::Attempts;
use super::settings::Options;
use crate::body::Body;
use crate::description::Scheme;
use crate::error::Error;
use crate::form::{Form, Writer};
use crate::operation::Operation;

/// A call that has not been sent yet. See [`AnyClient::call`].
#[must_use = "a call does nothing until it is sent"]
pub struct Call<'c, O: ?Sized, T, M> {
    pub(super) client: &'c AnyClient<T, M>,
    pub(super) operation: &'c O,
    options: Options,
}

impl<'c, O: Operation + ?Sized, T, M> Call<'c, O, T, M> {
    pub(super) fn new(client: &'c AnyClient<T, M>, operation: &'c O) -> Self {
        Self { client, operation, options: Options::default() }
    }

    /// How long an attempt may take.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.options.timeout = Some(limit);
        self
    }

    /// How long the call may take, with all of its attempts.
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.options.deadline = Some(limit);
        self
    }

    /// Sends this header, in the place of any other of the same name.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.options.headers.insert(name, value);
        self
    }

    /// The idempotency key, by which the API recognizes repeated requests of this call. A call with a key is retried.
    /// Methods that only read or delete need none and send none.
    pub fn idempotency_key(mut self, key: impl Into<String>) -> Self {
        self.options.idempotency_key = Some(key.into());
        self
    }

    /// The account that the call is made for.
    pub fn account(mut self, account: impl Into<String>) -> Self {
        self.options.account = Some(account.into());
        self
    }

    /// The greatest number of retries of this call.
    pub fn retries(mut self, retries: u32) -> Self {
        self.options.retries = Some(retries);
        self
    }

    /// Says by this security scheme who is calling, and not by those that the document lists for the operation. Several
    /// are sent together. See [`Client::scheme`](super::Client::scheme).
    pub fn scheme(mut self, scheme: Scheme) -> Self {
        self.options.schemes.push(scheme);
        self
    }

    /// Sends a parameter that the document does not have: in the form that is the body, or in the query where there is
    /// no body. In a body of any other kind it has no place, and sending is an error.
    pub fn extra<F: Form + ?Sized>(mut self, name: &str, value: &F) -> Self {
        let mut pairs = Writer::pairs(Vec::new());
        pairs.root().object().member(name, value);
        self.options.extra.push(pairs.finish());
        self
    }

    pub(super) fn begin(&self) -> Result<(Attempts, Request<Body>), Error> {
        Attempts::begin(&self.client.settings, &self.options, self.operation)
    }

    pub(super) fn next(&self, attempts: &mut Attempts) -> Result<Request<Body>, Error> {
        attempts.next(&self.client.settings, &self.options, self.operation)
    }

    pub(super) fn max_response_bytes(&self) -> u64 {
        self.client.settings.max_response_bytes
    }
}
