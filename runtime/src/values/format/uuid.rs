//! UUIDs.

use std::fmt;

use ::uuid::Uuid;

use super::super::Format;

/// `format: uuid`.
impl Format for Uuid {
    fn parse(text: &str) -> Option<Self> {
        Self::try_parse(text).ok()
    }

    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}
