//! The signature header, and whether a signature in it is one of a payload.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::WebhookError;
use crate::values::{Secret, Timestamp};

/// The bytes of a signature by HMAC-SHA256.
type Signature = [u8; 32];

/// The parsed header.
pub(super) struct Signatures<'h> {
    /// The time as it is written, because that is what is signed.
    time: &'h str,
    seconds: i64,
    v1: Vec<Signature>,
}

impl<'h> Signatures<'h> {
    /// Reads `t=...,v1=...,v1=...`. Other schemes are passed over, and so is a `v1` that can be no signature.
    pub(super) fn read(header: &'h str) -> Result<Self, WebhookError> {
        let elements = || header.split(',').filter_map(|element| element.trim_ascii().split_once('='));
        let mut times = elements().filter(|(name, _)| *name == "t").map(|(_, time)| time);
        let time =
            times.next().ok_or(WebhookError::Header { reason: "has no time, as `t=1695680478` is" })?;
        if times.next().is_some() {
            return Err(WebhookError::Header { reason: "has more than one time" });
        }
        let seconds =
            seconds(time).ok_or(WebhookError::Header { reason: "has a time that is not a number" })?;
        let mut signatures = elements().filter(|(scheme, _)| *scheme == "v1").peekable();
        if signatures.peek().is_none() {
            return Err(WebhookError::NoSignature);
        }
        let v1 = signatures.filter_map(|(_, hex)| from_hex(hex)).collect();
        Ok(Self { time, seconds, v1 })
    }

    pub(super) fn time(&self) -> Timestamp {
        Timestamp::from_unix_seconds(self.seconds)
    }

    /// True if one of the signatures is of this payload by one of the secrets. Every pair is compared, each in constant
    /// time.
    pub(super) fn are_of(&self, payload: &[u8], secrets: &[Secret]) -> bool {
        let mut is_signed = false;
        for secret in secrets {
            // A key of this kind may have any length.
            let Ok(mac) = Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes()) else { continue };
            let mac = mac.chain_update(self.time).chain_update(".").chain_update(payload);
            for signature in &self.v1 {
                is_signed |= mac.clone().verify_slice(signature).is_ok();
            }
        }
        is_signed
    }
}

/// A time without a sign or anything else that `parse` would take.
fn seconds(time: &str) -> Option<i64> {
    if time.bytes().all(|byte| byte.is_ascii_digit()) { time.parse().ok() } else { None }
}

/// A signature from its 64 digits.
fn from_hex(hex: &str) -> Option<Signature> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut signature = Signature::default();
    if hex.len() != 2 * signature.len() {
        return None;
    }
    for (byte, pair) in signature.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(signature)
}
