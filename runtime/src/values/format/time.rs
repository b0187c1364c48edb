//! Dates and times of time, as RFC 3339 has them.

use std::fmt;

use ::time::format_description::well_known::Rfc3339;
use ::time::{Date, OffsetDateTime, Time};

use super::super::Format;

/// `format: date-time`.
impl Format for OffsetDateTime {
    fn parse(text: &str) -> Option<Self> {
        Self::parse(text, &Rfc3339).ok()
    }

    /// Times that RFC 3339 cannot express, such as an offset with seconds, are written as the crate displays them.
    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.format(&Rfc3339) {
            Ok(text) => to.write_str(&text),
            Err(_) => fmt::Display::fmt(self, to),
        }
    }
}

/// `format: date`.
impl Format for Date {
    fn parse(text: &str) -> Option<Self> {
        if !super::is_date(text) {
            return None;
        }
        OffsetDateTime::parse(&format!("{text}T00:00:00Z"), &Rfc3339).ok().map(OffsetDateTime::date)
    }

    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

/// `format: time`: what a clock shows. What offset the text has is in the text alone.
impl Format for Time {
    fn parse(text: &str) -> Option<Self> {
        let time = super::without_offset(text);
        OffsetDateTime::parse(&format!("1970-01-01T{time}Z"), &Rfc3339).ok().map(OffsetDateTime::time)
    }

    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second, nano) = self.as_hms_nano();
        write!(to, "{hour:02}:{minute:02}:{second:02}")?;
        if nano == 0 { Ok(()) } else { to.write_str(format!(".{nano:09}").trim_end_matches('0')) }
    }
}
