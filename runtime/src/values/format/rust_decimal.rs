//! Decimals with all their digits.

use std::fmt;

use ::rust_decimal::Decimal;

use super::super::Format;

/// `format: decimal`, as text or as a number. A number with more digits than the type holds is not read as a decimal.
impl Format for Decimal {
    const IS_NUMBER: bool = true;

    fn parse(text: &str) -> Option<Self> {
        // The crate would pass over underscores.
        let digits = text.split(['e', 'E']).next().filter(|_| !text.contains('_'))?;
        let exact = Self::from_str_exact(digits).ok()?;
        if digits.len() == text.len() { Some(exact) } else { Self::from_scientific(text).ok() }
    }

    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}
