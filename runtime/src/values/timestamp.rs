//! Moments as Unix seconds, for `format: unix-time`.

use std::fmt;
use std::time::{Duration, SystemTime};

use crate::form::{Encoder, Form};
use crate::json::{Read, Reader, Shape, Value};

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

    /// The time as the standard library's type. `None` if this platform's clock cannot represent it.
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

impl Value for Timestamp {
    fn blank() -> Self {
        Self(0)
    }

    fn shape(&self) -> Shape<'_> {
        Shape::Integer(self.0)
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        self.0 = from.int64()?;
        Ok(())
    }
}

crate::__visible! { Timestamp }
