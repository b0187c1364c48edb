//! Settings of a client, and of a single call.

use std::time::Duration;

use http::header::{HeaderMap, HeaderValue, USER_AGENT};

use super::base::Bases;
use super::credentials::Credentials;
use super::profile::Profile;
use crate::description::Scheme;
use crate::form;

const AGENT: HeaderValue = HeaderValue::from_static(concat!(
    "formwork/",
    env!("CARGO_PKG_VERSION_MAJOR"),
    ".",
    env!("CARGO_PKG_VERSION_MINOR")
));

/// Settings of every call of a client.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) bases: Bases,
    pub(super) credentials: Credentials,
    pub(super) headers: HeaderMap,
    pub(super) profile: Profile,
    pub(super) account: Option<String>,
    pub(super) timeout: Timeout,
    pub(super) deadline: Option<Duration>,
    pub(super) max_response_bytes: u64,
}

/// How long an attempt may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Timeout {
    /// 80 seconds, unless a body is streamed, of which nobody knows how long it takes.
    Standard,
    /// The user's limit for an attempt. `None` leaves it to the HTTP client.
    Of(Option<Duration>),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bases: Bases::default(),
            credentials: Credentials::default(),
            headers: HeaderMap::from_iter([(USER_AGENT, AGENT)]),
            profile: Profile::new(),
            account: None,
            timeout: Timeout::Standard,
            deadline: None,
            max_response_bytes: 100_000_000,
        }
    }
}

/// Settings of a single call.
#[derive(Default)]
pub(super) struct Options {
    pub(super) timeout: Option<Duration>,
    pub(super) deadline: Option<Duration>,
    pub(super) headers: HeaderMap,
    pub(super) idempotency_key: Option<String>,
    pub(super) account: Option<String>,
    pub(super) retries: Option<u32>,
    /// The schemes that count instead of those that the operation lists.
    pub(super) schemes: Vec<Scheme>,
    /// Pairs that the document does not have, or why they cannot be written.
    pub(super) extra: Vec<Result<Vec<u8>, form::Error>>,
}
