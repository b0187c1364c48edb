//! Profiles: an API's expectations beside its document, namely the headers to send and the rules for retries.

use http::header::HeaderName;

use super::retry::RetryPolicy;

/// The habits of an API that no document describes.
///
/// ```
/// use formwork::client::{Profile, RetryPolicy};
/// use http::HeaderName;
///
/// let stripe = Profile::stripe();
/// let own = Profile::new()
///     .idempotency_keys(HeaderName::from_static("x-request-token"))
///     .retry(RetryPolicy::new().retries(5));
/// # let _ = (stripe, own);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    pub(super) idempotency: HeaderName,
    pub(super) makes_keys: bool,
    pub(super) version: Option<HeaderName>,
    pub(super) account: Option<HeaderName>,
    pub(super) retry: RetryPolicy,
}

impl Default for Profile {
    fn default() -> Self {
        Self::new()
    }
}

impl Profile {
    /// An API without habits: `Idempotency-Key` is sent only with calls that were given a key.
    #[must_use]
    pub fn new() -> Self {
        Self {
            idempotency: HeaderName::from_static("idempotency-key"),
            makes_keys: false,
            version: None,
            account: None,
            retry: RetryPolicy::new(),
        }
    }

    /// Stripe: `Idempotency-Key` with every POST, `Stripe-Version` of the document, `Stripe-Account`, and Stripe's rules
    /// for retries.
    #[must_use]
    pub fn stripe() -> Self {
        Self::new()
            .idempotency_keys(HeaderName::from_static("idempotency-key"))
            .version(HeaderName::from_static("stripe-version"))
            .account(HeaderName::from_static("stripe-account"))
            .retry(RetryPolicy::stripe())
    }

    /// Makes an idempotency key for every POST and sends it in this header, so that POST can be retried.
    ///
    /// A key has 128 random bits. On `wasm32-unknown-unknown`, where there is no randomness, none is made.
    #[must_use]
    pub fn idempotency_keys(mut self, header: HeaderName) -> Self {
        (self.idempotency, self.makes_keys) = (header, true);
        self
    }

    /// Sends the document's version in this header.
    #[must_use]
    pub fn version(mut self, header: HeaderName) -> Self {
        self.version = Some(header);
        self
    }

    /// The header that says in whose account a call is made.
    #[must_use]
    pub fn account(mut self, header: HeaderName) -> Self {
        self.account = Some(header);
        self
    }

    /// The rules for retries.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }
}
