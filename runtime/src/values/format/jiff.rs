//! Dates, times and durations of jiff.

use std::fmt;

use ::jiff::civil::{Date, Time};
use ::jiff::fmt::temporal::SpanParser;
use ::jiff::{SignedDuration, Span, Timestamp};

use super::super::Format;

static SPANS: SpanParser = SpanParser::new();

/// `format: date-time`: the moment. What offset the text has is in the text alone.
impl Format for Timestamp {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

/// `format: date`.
impl Format for Date {
    fn parse(text: &str) -> Option<Self> {
        super::is_date(text).then(|| text.parse().ok()).flatten()
    }

    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

/// `format: time`: what a clock shows. What offset the text has is in the text alone.
impl Format for Time {
    fn parse(text: &str) -> Option<Self> {
        super::without_offset(text).parse().ok()
    }

    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

/// `format: duration`, with years, months and days as they are.
impl Format for Span {
    fn parse(text: &str) -> Option<Self> {
        SPANS.parse_span(text).ok()
    }

    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

/// `format: duration`, in hours and less.
impl Format for SignedDuration {
    fn parse(text: &str) -> Option<Self> {
        SPANS.parse_duration(text).ok()
    }

    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}
