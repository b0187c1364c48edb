//! The expected content of a form or JSON text for a tree, or the expected error: the rules without any encoding.

use std::borrow::Cow;

use crate::tree::{Member, Presence, Scalar, Tree};

/// The received form of a tree.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is named after what it is")]
pub enum Said {
    Leaf(Leaf),
    Array(Vec<Said>),
    Object(Vec<(String, Said)>),
}

/// The received form of a scalar.
#[derive(Clone, Debug)]
pub enum Leaf {
    /// Text.
    Text(String),
    /// Decimal digits.
    Integer(String),
    /// A finite number, which takes any text without an exponent that reads back as the same.
    Float(f32),
    /// The number with more digits.
    Double(f64),
    /// `true` or `false`.
    Bool(bool),
    /// A JSON text.
    Json(&'static str),
    /// A cleared value: empty text in a form, and `null` in JSON.
    Clear,
}

/// Why a value cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the phrases say what each is")]
pub enum Due {
    NotFinite,
    Unnamed,
    Hole,
    Required,
    EmptyName,
    Nested,
    Divided,
    Path,
    Header,
}

impl Due {
    /// The text of the error.
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Self::NotFinite => "is not a finite number",
            Self::Unnamed => "needs a name",
            Self::Hole => "has nothing set",
            Self::Required => "is required",
            Self::EmptyName => "has an empty name",
            Self::Nested => "is nested",
            Self::Divided => "divides it from the next",
            Self::Path => "would change the URL",
            Self::Header => "cannot carry its value",
        }
    }
}

/// The expected content, and the expected errors. Absent values have none.
#[derive(Debug, Default)]
pub struct Expected {
    /// The received value, if no error is due.
    pub said: Option<Said>,
    /// Each reason for an error; the first that is found is reported.
    pub due: Vec<Due>,
}

impl Expected {
    /// The expected pairs of a tree that is the whole form.
    #[must_use]
    pub fn of_form(tree: &Tree) -> Self {
        let mut expected = Self::of_parameter(tree);
        match &expected.said {
            Some(Said::Leaf(_) | Said::Array(_)) => expected.due.push(Due::Unnamed),
            // `[a]=1` is read as the member `a` of the whole.
            Some(Said::Object(members)) if members.iter().any(is_nested_in_nothing) => {
                expected.due.push(Due::EmptyName);
            }
            _ => {}
        }
        expected
    }

    /// The expected content of a tree under a name, whatever the style.
    #[must_use]
    pub fn of_parameter(tree: &Tree) -> Self {
        let mut due = Vec::new();
        let said = form(tree, matches!(tree, Tree::Object(_)), &mut due);
        Self { said, due }
    }

    /// The expected JSON of a tree.
    #[must_use]
    pub fn of_json(tree: &Tree) -> Self {
        let mut due = Vec::new();
        let said = json(tree, &mut due);
        Self { said, due }
    }

    /// True if an error with this text is one of those that are due.
    #[must_use]
    pub fn explains(&self, error: &str) -> bool {
        self.due.iter().any(|due| error.contains(due.phrase()))
    }
}

fn is_nested_in_nothing((name, value): &(String, Said)) -> bool {
    name.is_empty() && !matches!(value, Said::Leaf(_))
}

/// `is_top` if the names of its members may stand without brackets.
fn form(tree: &Tree, is_top: bool, due: &mut Vec<Due>) -> Option<Said> {
    match tree {
        Tree::Absent => None,
        Tree::Clear => Some(Said::Leaf(Leaf::Clear)),
        Tree::Scalar(scalar) => Some(Said::Leaf(leaf(scalar, due))),
        Tree::Array(elements) => {
            let mut said = Vec::with_capacity(elements.len());
            for element in elements {
                match form(element, false, due) {
                    Some(element) => said.push(element),
                    None => due.push(Due::Hole),
                }
            }
            (!elements.is_empty()).then_some(Said::Array(said))
        }
        Tree::Object(members) => {
            let mut said = Vec::with_capacity(members.len());
            for Member { name, presence, value } in members {
                match form(value, false, due) {
                    Some(_) if name.is_empty() && !is_top => due.push(Due::EmptyName),
                    Some(value) => said.push((name.clone(), value)),
                    None if *presence == Presence::Required => due.push(Due::Required),
                    None => {}
                }
            }
            (!said.is_empty()).then_some(Said::Object(said))
        }
    }
}

fn json(tree: &Tree, due: &mut Vec<Due>) -> Option<Said> {
    let null = Said::Leaf(Leaf::Clear);
    match tree {
        Tree::Absent => None,
        Tree::Clear => Some(null),
        Tree::Scalar(scalar) => Some(Said::Leaf(leaf(scalar, due))),
        Tree::Array(elements) => {
            let said = elements.iter().map(|element| json(element, due).unwrap_or_else(|| null.clone()));
            Some(Said::Array(said.collect()))
        }
        Tree::Object(members) => {
            let said = members.iter().filter_map(|Member { name, presence, value }| {
                let absent = (*presence == Presence::Required).then(|| null.clone());
                Some((name.clone(), json(value, due).or(absent)?))
            });
            Some(Said::Object(said.collect()))
        }
    }
}

fn leaf(scalar: &Scalar, due: &mut Vec<Due>) -> Leaf {
    let is_finite = match scalar {
        Scalar::Float(number) => number.is_finite(),
        Scalar::Double(number) => number.is_finite(),
        _ => true,
    };
    if !is_finite {
        due.push(Due::NotFinite);
    }
    match scalar {
        Scalar::Text(text) | Scalar::Secret(text) => Leaf::Text(text.clone()),
        Scalar::Char(char) => Leaf::Text(char.to_string()),
        Scalar::Displayed(number) => Leaf::Text(number.to_string()),
        Scalar::Bool(boolean) => Leaf::Bool(*boolean),
        Scalar::Byte(number) => Leaf::Integer(number.to_string()),
        Scalar::Long(number) | Scalar::Timestamp(number) => Leaf::Integer(number.to_string()),
        Scalar::Huge(number) => Leaf::Integer(number.to_string()),
        Scalar::HugeUnsigned(number) => Leaf::Integer(number.to_string()),
        Scalar::Number(number) => Leaf::Integer(number.to_string()),
        Scalar::Float(number) => Leaf::Float(*number),
        Scalar::Double(number) => Leaf::Double(*number),
        Scalar::Json(text) => Leaf::Json(text),
    }
}

impl Leaf {
    /// True if this text in a form stands for the scalar.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        match self {
            Self::Float(number) => {
                is_decimal(text) && text.parse::<f32>().is_ok_and(|read| read.to_bits() == number.to_bits())
            }
            Self::Double(number) => {
                is_decimal(text) && text.parse::<f64>().is_ok_and(|read| read.to_bits() == number.to_bits())
            }
            _ => self.text() == text,
        }
    }

    /// What a form has of it. That of a number that is no integer is one of several.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Integer(text) => text.into(),
            Self::Float(number) => number.to_string().into(),
            Self::Double(number) => number.to_string().into(),
            Self::Bool(true) => "true".into(),
            Self::Bool(false) => "false".into(),
            Self::Json(text) => (*text).into(),
            Self::Clear => "".into(),
        }
    }
}

/// Digits, with a sign and a point at most.
pub(crate) fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && is_digits(fraction)
}
