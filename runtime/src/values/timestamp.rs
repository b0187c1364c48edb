//! Moments as Unix seconds, for `format: unix-time`.

use std::fmt;
use std::time::{Duration, SystemTime};

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use crate::form::{Encoder, Form};
use crate::json::Decode;

/// A moment, in whole seconds since 1970-01-01T00:00:00Z. On the wire it is a plain integer.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use formwork::Timestamp;
///
/// let created = Timestamp::from_unix_seconds(1_695_680_478);
/// assert_eq!(created.to_system_time(), Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1_695_680_478)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment this many seconds after (or, if negative, before) the epoch.
    #[must_use]
    pub const fn from_unix_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since the epoch.
    #[must_use]
    pub const fn as_unix_seconds(self) -> i64 {
        self.0
    }

    /// The same moment for the standard library, or `None` where this platform's clock does not reach.
    #[must_use]
    pub fn to_system_time(self) -> Option<SystemTime> {
        let distance = Duration::from_secs(self.0.unsigned_abs());
        if self.0 < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(distance)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(distance)
        }
    }
}

/// The number of seconds, as it is sent.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Form for Timestamp {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.integer(self.0);
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        i64::decode(deserializer, None).map(Self)
    }
}

impl Decode for Timestamp {}
