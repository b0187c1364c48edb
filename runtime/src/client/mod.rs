//! The client: what stands between an [`Operation`] and an HTTP client, whichever that is.
//!
//! It knows where an operation is sent, adds who is calling, retries what is safe to repeat, and keeps to a time
//! limit. It does no I/O by itself: a [`Transport`] does, which is an HTTP client behind two functions. There is one
//! for reqwest (`formwork::reqwest`), for hyper (`formwork::hyper`), for any stack of middleware (`formwork::tower`),
//! and a blocking one for ureq (`formwork::ureq`). All of them are this [`Client`], and behave alike.
//!
//! ```
//! # #[cfg(feature = "reqwest")]
//! # fn run() -> Result<(), formwork::ConfigError> {
//! use formwork::client::Profile;
//! use formwork::reqwest::Client;
//!
//! let client = Client::new("https://api.stripe.com")?
//!     .profile(Profile::stripe())
//!     .bearer_auth("sk_test_123")?;
//! # Ok(())
//! # }
//! ```
//!
//! # Where calls go
//!
//! To the URL that the client was given, or else to the first of the servers that the document has for the operation,
//! with the defaults of its variables; see [`base_url`](Client::base_url), [`base_url_for`](Client::base_url_for) and
//! [`server_variable`](Client::server_variable).
//!
//! A URL that is given stands for the document's own server. An operation for which the document has other servers,
//! such as one for uploads, goes to those if the URL has the origin of the document's own. With any other URL, of a
//! test server or a proxy, it is an error before anything is sent, so that no token of a test reaches the real host:
//! [`base_url_for`](Client::base_url_for) says where such operations go, and
//! [`base_url_for_all`](Client::base_url_for_all) sends all of them to one URL.
//!
//! # Who is calling
//!
//! Credentials are given once, and sent as the document's `security` asks for them: the first alternative for which there
//! is everything. If none is, that is an error before anything is sent. A client without credentials sends none. A
//! header `Authorization` that the operation or the call has comes before all of it, and a scheme that the operation
//! does not list is sent if [`Client::scheme`] or [`Call::scheme`] names it. Where the document does not say
//! what it wants, a bearer token or basic credentials are sent.
//!
//! # Retries
//!
//! Requests that are safe to repeat are retried: idempotent methods, and calls with an idempotency key.
//! [`RetryPolicy`] has the rules; [`Profile`] says which rules and headers an API has. Uploads are read again from
//! their beginning.
//!
//! # How long it takes
//!
//! An attempt has 80 seconds, unless its body is streamed, and a call has no limit: see [`Client::timeout`] and
//! [`Client::deadline`]. A future that is dropped ends its attempt, and none follows.
//!
//! # Redirects
//!
//! The HTTP clients that formwork sets up follow none: a POST that is redirected may become a GET, and credentials must
//! not go to whomever a server names. The answer is an [`ApiError`](crate::ApiError) of that status. An HTTP client of
//! your own does as you have set it up. If it follows redirects, see to it that it leaves out the headers of your
//! credentials for another host: reqwest does so for `Authorization` and `Cookie`, but not for the header of an API key.
//!
//! # An HTTP client of your own
//!
//! It takes two functions. This one answers everything with the same JSON:
//!
//! ```
//! use std::time::Duration;
//!
//! use formwork::client::{Client, Full, Transport};
//! use formwork::{Body, TransportError};
//!
//! struct Echo;
//!
//! impl Transport for Echo {
//!     type Body = Full;
//!
//!     async fn send(&self, request: http::Request<Body>) -> Result<http::Response<Full>, TransportError> {
//!         let body = request.into_body().into_bytes().map_err(TransportError::upload)?;
//!         let response = http::Response::builder().header("Content-Type", "application/json");
//!         response.body(Full::from(body)).map_err(TransportError::new)
//!     }
//!
//!     async fn sleep(&self, _: Duration) {
//!         // The timer of your runtime, such as `tokio::time::sleep`.
//!         std::future::pending().await
//!     }
//! }
//!
//! # fn run() -> Result<(), formwork::ConfigError> {
//! let client = Client::over(Echo).base_url("https://api.example.com")?;
//! # Ok(())
//! # }
//! # run().unwrap();
//! ```
//!
//! Say what is known of a failure: [`TransportError::connect`](crate::TransportError::connect), `timeout` and `upload`
//! are told apart. Leave the URL out of it, which may hold what is personal. [`Body::into_reader`](crate::Body::into_reader)
//! streams uploads. The tests that formwork's own adapters pass are in `tests/client` of its repository.
//!
//! On `wasm32-unknown-unknown`, futures need not be `Send`, so that a transport can be one over the browser's `fetch`.

mod asynchronous;
mod attempts;
mod base;
pub mod blocking;
mod call;
mod collect;
mod credentials;
mod download;
#[cfg(any(feature = "tokio", feature = "ureq"))]
pub(crate) mod failure;
mod named;
pub(crate) mod prepare;
mod profile;
mod random;
mod retry;
mod settings;
#[cfg(feature = "tokio")]
pub(crate) mod stream;
#[cfg(test)]
mod tests;
mod trace;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderName, HeaderValue};

pub use asynchronous::{MaybeSend, Transport};
pub use call::Call;
pub use collect::Full;
pub use download::Download;
pub use profile::Profile;
pub use retry::{Advice, Attempt, Outcome, RetryPolicy, retry_advice};
#[cfg(feature = "tokio")]
pub use stream::{RequestBody, Unread};

use crate::description::Scheme;
use crate::error::ConfigError;
use crate::operation::Operation;
use crate::values::Secret;
use settings::{Settings, Timeout};

/// Sends operations to an API through an HTTP client, with futures.
pub type Client<T> = AnyClient<T, Async>;

/// Sends operations to an API through an HTTP client. Cheap to clone, and clones share their connections.
///
/// `M` is how it waits: [`Client`] and [`blocking::Client`] are the two that there are.
pub struct AnyClient<T, M> {
    transport: Arc<T>,
    settings: Arc<Settings>,
    mode: PhantomData<fn() -> M>,
}

/// A client's methods are futures.
#[derive(Clone, Copy, Debug)]
pub enum Async {}

impl<T, M> AnyClient<T, M> {
    /// A client over this transport, of whichever APIs the documents of its operations describe.
    pub fn over(transport: T) -> Self {
        Self { transport: Arc::new(transport), settings: Arc::default(), mode: PhantomData }
    }

    /// Sends operations to the API whose paths start at this URL, which stands for the document's own server. An
    /// operation for which the document has other servers goes to those if this is the origin of the document's own,
    /// and is an error otherwise.
    ///
    /// # Errors
    ///
    /// Fails if this is not an `http` or `https` URL, or has a query or credentials.
    pub fn base_url(mut self, url: &str) -> Result<Self, ConfigError> {
        self.set().bases.set(url)?;
        Ok(self)
    }

    /// Sends every operation to this URL, whatever servers the document has: to a test server, or a proxy for all of
    /// them.
    ///
    /// # Errors
    ///
    /// Fails if this is not an `http` or `https` URL, or has a query or credentials.
    pub fn base_url_for_all(mut self, url: &str) -> Result<Self, ConfigError> {
        self.set().bases.set_for_all(url)?;
        Ok(self)
    }

    /// Sends the operations for which the document has this server, written as it is there, to another URL: such as
    /// those for `https://files.stripe.com/`.
    ///
    /// # Errors
    ///
    /// Fails if the URL is not an `http` or `https` URL, or has a query or credentials.
    pub fn base_url_for(mut self, server: &str, url: &str) -> Result<Self, ConfigError> {
        self.set().bases.set_for(server, url)?;
        Ok(self)
    }

    /// Gives a variable in the URLs of the document's servers a value. If it is none of those that the document lists,
    /// sending is an error.
    #[must_use]
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.set().bases.variable(name.into(), value.into());
        self
    }

    /// Sends the key as `Authorization: Bearer`.
    ///
    /// # Errors
    ///
    /// Fails if the key has characters that a header cannot carry.
    pub fn bearer_auth(mut self, key: impl Into<Secret>) -> Result<Self, ConfigError> {
        self.set().credentials.bearer(&key.into())?;
        Ok(self)
    }

    /// Sends the user's name and password as `Authorization: Basic`.
    ///
    /// # Errors
    ///
    /// Fails if the name has a colon.
    pub fn basic_auth(mut self, user: &str, password: impl Into<Secret>) -> Result<Self, ConfigError> {
        self.set().credentials.basic(user, &password.into())?;
        Ok(self)
    }

    /// Sends the key where the document's security scheme of this name wants it.
    #[must_use]
    pub fn api_key(mut self, scheme: impl Into<String>, key: impl Into<Secret>) -> Self {
        self.set().credentials.key(scheme.into(), key.into());
        self
    }

    /// Says by this security scheme who is calling, and not by those that the document lists for an operation: where a
    /// document forgets one that its API takes. Several are sent together; one that the client has no credentials for is
    /// an error before anything is sent. [`Call::scheme`] does so for one call.
    ///
    /// ```
    /// # #[cfg(feature = "reqwest")]
    /// # fn run() -> Result<(), formwork::ConfigError> {
    /// use formwork::description::{Location, Scheme, SchemeKind};
    /// use formwork::reqwest::Client;
    ///
    /// const KEY: Scheme = Scheme {
    ///     name: "api_key",
    ///     kind: SchemeKind::ApiKey { location: Location::Header, name: "X-Api-Key" },
    /// };
    ///
    /// let client = Client::new("https://api.example.com")?.api_key("api_key", "hush").scheme(KEY);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn scheme(mut self, scheme: Scheme) -> Self {
        self.set().credentials.scheme(scheme);
        self
    }

    /// Sends this header with every request, in the place of an earlier one of the same name. One that the operation has
    /// itself comes before it.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.set().headers.insert(name, value);
        self
    }

    /// The habits of the API. [`Profile::new`] is what it has without this.
    #[must_use]
    pub fn profile(mut self, profile: Profile) -> Self {
        self.set().profile = profile;
        self
    }

    /// The rules for retries.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.set().profile.retry = policy;
        self
    }

    /// In whose account calls are made. The [`Profile`] has to have a header for it.
    #[must_use]
    pub fn account(mut self, account: impl Into<String>) -> Self {
        self.set().account = Some(account.into());
        self
    }

    /// How long an attempt may take, to the last byte of the answer; of a download, to its head and from each piece to
    /// the next. `None` leaves it to the HTTP client.
    #[must_use]
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.set().timeout = Timeout::Of(limit.into());
        self
    }

    /// How long a call may take, with all of its attempts.
    #[must_use]
    pub fn deadline(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.set().deadline = limit.into();
        self
    }

    /// How many bytes of an answer are taken: 100 million, unless this says otherwise. More is an error. Downloads have
    /// no limit.
    #[must_use]
    pub fn max_response_bytes(mut self, limit: u64) -> Self {
        self.set().max_response_bytes = limit;
        self
    }

    /// A call with options of its own.
    ///
    /// ```
    /// # #[cfg(feature = "reqwest")]
    /// # async fn run(
    /// #     client: formwork::reqwest::Client,
    /// #     update: impl formwork::Operation,
    /// # ) -> Result<(), Box<dyn std::error::Error>> {
    /// let call = client.call(&update).idempotency_key("order-6735").extra("new_parameter", "yes");
    /// let answer = call.answer().await?;
    /// println!("{:?}", answer.request_id());
    /// # Ok(())
    /// # }
    /// ```
    pub fn call<'c, O: Operation + ?Sized>(&'c self, operation: &'c O) -> Call<'c, O, T, M> {
        Call::new(self, operation)
    }

    /// The HTTP client.
    #[must_use]
    pub fn transport(&self) -> &T {
        &self.transport
    }

    fn set(&mut self) -> &mut Settings {
        Arc::make_mut(&mut self.settings)
    }
}

impl<T, M> Clone for AnyClient<T, M> {
    fn clone(&self) -> Self {
        Self {
            transport: Arc::clone(&self.transport),
            settings: Arc::clone(&self.settings),
            mode: PhantomData,
        }
    }
}

/// Shows the base URL, and no credentials.
impl<T, M> fmt::Debug for AnyClient<T, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut client = f.debug_struct("Client");
        if let Some(base) = self.settings.bases.every() {
            client.field("base", &base);
        }
        client.finish_non_exhaustive()
    }
}
