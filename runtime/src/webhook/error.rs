//! Why a webhook is not to be trusted, or not understood.

use std::fmt;
use std::time::Duration;

use crate::json::Mismatch;

/// Why the payload of a webhook was refused. None of these has a secret or a signature in it, and none has any of a payload
/// that is not signed.
///
/// Answer with the status 400, so that the API tells who looks after it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookError {
    /// A secret is empty, so that anybody could have signed. Most likely a variable of the environment is not set.
    EmptySecret,
    /// The header is not of the form `t=...,v1=...`.
    Header {
        /// The mistake, in words.
        reason: &'static str,
    },
    /// The header has no signature of the scheme `v1`.
    NoSignature,
    /// No signature is one of this payload by any of the secrets.
    Mismatch,
    /// The payload is signed, and was so longer ago than is allowed.
    TooOld {
        /// How long ago.
        age: Duration,
        /// How long it may be.
        tolerance: Duration,
    },
    /// The payload is signed, with a time that is further ahead than is allowed. One of the clocks is wrong.
    TooNew {
        /// How far ahead.
        ahead: Duration,
        /// How far it may be.
        tolerance: Duration,
    },
    /// The payload is signed, and is not an event.
    Payload(Mismatch),
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptySecret => f.write_str("the secret of the webhook is empty, so anybody could have signed"),
            Self::Header { reason } => write!(f, "the signature header {reason}"),
            Self::NoSignature => f.write_str("the signature header has no signature of the scheme `v1`"),
            Self::Mismatch => f.write_str(
                "no signature is one of this payload: it needs the secret of this very endpoint, and the body as it arrived",
            ),
            Self::TooOld { age, tolerance } => write!(
                f,
                "the signature is {} s old, and {} s are allowed",
                age.as_secs(),
                tolerance.as_secs()
            ),
            Self::TooNew { ahead, tolerance } => write!(
                f,
                "the signature is {} s ahead of the clock, and {} s are allowed",
                ahead.as_secs(),
                tolerance.as_secs()
            ),
            Self::Payload(mismatch) => write!(f, "the payload is signed, but is not an event {mismatch}"),
        }
    }
}

impl std::error::Error for WebhookError {}
