//! Texts, numbers and booleans that a document lists.

use serde::ser::{Serialize, Serializer};

use super::{Json, decimal, read_part, scan};

/// A scalar of the document, as generated code has it: a literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scalar {
    text: &'static str,
    is_text: bool,
}

impl Scalar {
    /// From what a literal says and from the literal itself, whose quote tells text from the rest. A raw string is a
    /// number that no type of Rust holds: `r"1e400"`.
    #[must_use]
    pub const fn new(text: &'static str, literal: &'static str) -> Self {
        Self { text, is_text: matches!(literal.as_bytes(), [b'"', ..]) }
    }

    /// The text, or the number or boolean as JSON has it.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// True if it is text in JSON, too.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        self.is_text
    }

    /// The value, if it is a whole number.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        if self.is_text { None } else { decimal::integer(self.text) }
    }

    /// True if a JSON text says the same. `1.0` is `1`.
    #[must_use]
    pub fn is(&self, json: &str) -> bool {
        match (self.is_text, json.starts_with('"')) {
            (true, true) => scan::text(json) == self.text,
            (false, false) => is_same(json, self.text),
            _ => false,
        }
    }
}

/// True if two JSON texts are one value: numbers by their digits, objects whatever the order of their members is.
fn is_same(one: &str, other: &str) -> bool {
    match (one.as_bytes().first(), other.as_bytes().first()) {
        (Some(b'{'), Some(b'{')) => {
            let mut members = Vec::new();
            let all = scan::members(one, |name, value| members.push((name, value)));
            let mut count = 0;
            let mut is_same_so_far = all.is_some();
            let others = scan::members(other, |name, value| {
                let own = members.iter().rev().find(|(known, _)| *known == name);
                is_same_so_far &= own.is_some_and(|(_, own)| is_same(own, value));
                count += 1;
            });
            others.is_some() && is_same_so_far && count == members.len()
        }
        (Some(b'['), Some(b'[')) => {
            let (mut elements, mut others) = (Vec::new(), Vec::new());
            let all = scan::elements(one, |element| elements.push(element));
            let all = all.and(scan::elements(other, |element| others.push(element)));
            let mut pairs = elements.iter().zip(&others);
            all.is_some() && elements.len() == others.len() && pairs.all(|(one, other)| is_same(one, other))
        }
        (Some(b'"'), Some(b'"')) => scan::text(one) == scan::text(other),
        _ => one == other || decimal::is_same(one, other),
    }
}

impl Serialize for Scalar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.text {
            text if self.is_text => serializer.serialize_str(text),
            text @ ("true" | "false") => serializer.serialize_bool(text == "true"),
            text => match (text.parse::<i64>(), read_part::<Json>(text)) {
                (Ok(integer), _) if text != "-0" => serializer.serialize_i64(integer),
                (_, Some(json)) => json.serialize(serializer),
                (_, None) => serializer.serialize_unit(),
            },
        }
    }
}
