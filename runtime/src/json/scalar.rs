//! Texts, numbers and booleans that a document lists.

use serde::ser::{Serialize, Serializer};

use super::scan;

/// A scalar of the document, as generated code has it: a literal.
#[derive(Clone, Copy, Debug)]
pub struct Scalar {
    text: &'static str,
    is_text: bool,
}

impl Scalar {
    /// From what a literal says and from the literal itself, whose quote tells text from the rest.
    #[must_use]
    pub const fn new(text: &'static str, literal: &'static str) -> Self {
        Self { text, is_text: matches!(literal.as_bytes(), [b'"', ..]) }
    }

    /// The text, or the number or boolean as JSON has it.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// Whether it is text in JSON, too.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        self.is_text
    }

    /// The value, if it is a whole number.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        if self.is_text { None } else { self.text.parse().ok() }
    }

    /// Whether a JSON text says the same. `1.0` is `1`.
    #[must_use]
    pub fn is(&self, json: &str) -> bool {
        match (self.is_text, json.starts_with('"')) {
            (true, true) => scan::text(json) == self.text,
            (false, false) => json == self.text || is_same_number(json, self.text),
            _ => false,
        }
    }
}

impl Serialize for Scalar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.text {
            text if self.is_text => serializer.serialize_str(text),
            text @ ("true" | "false") => serializer.serialize_bool(text == "true"),
            text => match (self.as_i64(), number(text)) {
                (Some(integer), _) => serializer.serialize_i64(integer),
                (None, Some(float)) => serializer.serialize_f64(float),
                (None, None) => serializer.serialize_unit(),
            },
        }
    }
}

/// Whether two texts are one number. Two whole numbers that are written as such differ if their texts do, and so does
/// one that no float can tell from its neighbours.
fn is_same_number(one: &str, other: &str) -> bool {
    let is_float = |text: &str| text.contains(['.', 'e', 'E']);
    let is_exact = |number: f64| number.fract() != 0.0 || whole(number).is_some();
    (is_float(one) || is_float(other))
        && number(one).is_some_and(|one| is_exact(one) && number(other) == Some(one))
}

/// A number as a float. Other texts have none.
fn number(text: &str) -> Option<f64> {
    text.ends_with(|last: char| last.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// The whole number that a float is, if there is one without doubt. A negative zero is none: its sign would be lost.
pub(crate) fn whole(number: f64) -> Option<i64> {
    /// From here on a float may stand for its neighbours, too.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let is_whole = number.abs() < EXACT && number.fract() == 0.0;
    let is_negative_zero = number.to_bits() == (-0.0_f64).to_bits();
    #[allow(clippy::cast_possible_truncation)] // Nothing is cut off.
    (is_whole && !is_negative_zero).then_some(number as i64)
}
