//! Webhooks: what an API sends by itself, which is read only if it is signed by who it says.

mod error;
mod event;
mod signature;

pub use error::WebhookError;
pub use event::{Event, EventData};

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::json;
use crate::values::{Secret, Timestamp};
use signature::Signatures;

/// An endpoint to which an API sends events, signed as Stripe signs them.
///
/// The header `Stripe-Signature` has a time and signatures: `t=1695680478,v1=5257a8...`. Each `v1` is the HMAC-SHA256 of
/// the time, a dot and the body, with the endpoint's secret (`whsec_...`) as the key. Other schemes, such as `v0`, do not
/// count.
///
/// ```
/// use formwork::Timestamp;
/// use formwork::webhook::{Webhook, WebhookError};
///
/// # let body = br#"{"id":"evt_1","object":"event","type":"invoice.paid","created":1695680478,"livemode":false,"data":{"object":{"id":"in_1"}}}"#;
/// # let header = "t=1695680478,v1=3c8a597194cebab56a0a1d0d12f4370460cb93547f1dd2f83b904a67c70f85c8";
/// # let now = Timestamp::from_unix_seconds(1_695_680_500);
/// let webhook = Webhook::new("whsec_test_secret");
///
/// // In a server this is `webhook.verify(body, header)`, by the system's clock.
/// let event = webhook.verify_at(body, header, now)?;
/// assert_eq!((event.id.as_str(), event.type_.as_str()), ("evt_1", "invoice.paid"));
/// assert_eq!(event.data.object.get(), r#"{"id":"in_1"}"#);
///
/// let forged = webhook.verify_at(b"{}", header, now);
/// assert!(matches!(forged, Err(WebhookError::Mismatch)));
/// # Ok::<(), WebhookError>(())
/// ```
///
/// The body has to be the bytes that arrived. JSON that was parsed and written again is another text, and has another
/// signature.
///
/// A signature proves who sent an event, not that this is the first time: an API sends one again until it is answered
/// with a success. [`Event::id`] tells.
#[derive(Clone)]
pub struct Webhook {
    secrets: Vec<Secret>,
    tolerance: Duration,
}

impl Webhook {
    /// An endpoint with this secret.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self { secrets: vec![secret.into()], tolerance: Duration::from_secs(300) }
    }

    /// Takes what is signed with this secret, too. While a secret is replaced by another, both are in use.
    #[must_use]
    pub fn secret(mut self, another: impl Into<Secret>) -> Self {
        self.secrets.push(another.into());
        self
    }

    /// The most that the time of a signature may differ from the clock, in either direction. Five minutes by default;
    /// `Duration::MAX` accepts any time.
    ///
    /// A recorded request can be replayed for this long. A time further ahead is refused as well: it would be valid until
    /// the clock has passed it, and no clock that works has made it.
    #[must_use]
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Verifies the header `Stripe-Signature` by the system's clock, and reads the event.
    ///
    /// Where the standard library has no clock, as in WebAssembly without a system, use [`verify_at`](Self::verify_at).
    ///
    /// # Errors
    ///
    /// Fails if the payload is not signed with one of the secrets, or too long ago, or is not an event.
    pub fn verify(&self, payload: &[u8], signature_header: &str) -> Result<Event, WebhookError> {
        self.verify_at(payload, signature_header, clock())
    }

    /// Like [`verify`](Self::verify), with a clock of your own.
    ///
    /// # Errors
    ///
    /// Those of [`verify`](Self::verify).
    pub fn verify_at(
        &self,
        payload: &[u8],
        signature_header: &str,
        now: Timestamp,
    ) -> Result<Event, WebhookError> {
        self.check_at(payload, signature_header, now)?;
        json::from_slice(payload).map_err(WebhookError::Payload)
    }

    /// Verifies the signature alone, by the system's clock: for payloads that are no [`Event`].
    ///
    /// # Errors
    ///
    /// Fails if the payload is not signed with one of the secrets, or too long ago.
    pub fn check(&self, payload: &[u8], signature_header: &str) -> Result<(), WebhookError> {
        self.check_at(payload, signature_header, clock())
    }

    /// Like [`check`](Self::check), with a clock of your own.
    ///
    /// # Errors
    ///
    /// Those of [`check`](Self::check).
    pub fn check_at(
        &self,
        payload: &[u8],
        signature_header: &str,
        now: Timestamp,
    ) -> Result<(), WebhookError> {
        // Anybody can sign with a secret that is empty.
        if self.secrets.iter().any(|secret| secret.expose().is_empty()) {
            return Err(WebhookError::EmptySecret);
        }
        let signatures = Signatures::read(signature_header)?;
        // The time is part of what is signed, so it means nothing before this.
        if !signatures.are_of(payload, &self.secrets) {
            return Err(WebhookError::Mismatch);
        }
        self.check_time(signatures.time(), now)
    }

    fn check_time(&self, signed: Timestamp, now: Timestamp) -> Result<(), WebhookError> {
        let distance = Duration::from_secs(now.as_unix_seconds().abs_diff(signed.as_unix_seconds()));
        let tolerance = self.tolerance;
        if distance <= tolerance {
            Ok(())
        } else if signed < now {
            Err(WebhookError::TooOld { age: distance, tolerance })
        } else {
            Err(WebhookError::TooNew { ahead: distance, tolerance })
        }
    }
}

/// The system's clock, in whole seconds.
fn clock() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_unix_seconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// How many secrets there are, and nothing of them.
impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("secrets", &self.secrets.len())
            .field("tolerance", &self.tolerance)
            .finish()
    }
}
