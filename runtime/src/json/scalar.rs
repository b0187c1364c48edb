//! Texts, numbers and booleans that a document lists.

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

/// Whether two texts are one number, of which at least one is not plain digits: those were compared as they are, and a
/// float would lose the last of them.
fn is_same_number(one: &str, other: &str) -> bool {
    let is_float = |text: &str| text.contains(['.', 'e', 'E']);
    (is_float(one) || is_float(other)) && number(one).is_some_and(|one| number(other) == Some(one))
}

/// A finite number: `inf` and `NaN` are none in JSON.
fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The whole number that a float is, if there is one without doubt.
pub(crate) fn whole(number: f64) -> Option<i64> {
    /// From here on a float may stand for its neighbours, too.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[allow(clippy::cast_possible_truncation)] // Nothing is cut off.
    (number.abs() < EXACT && number.fract() == 0.0).then_some(number as i64)
}
