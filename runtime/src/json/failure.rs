//! Why and where a JSON text could not be read. Messages are made last of all: attempts that fail in a choice need none.

use serde::de::{Expected, IgnoredAny, Unexpected};

use super::scan::{self, Kind};
use super::{Mismatch, decimal, trail};

/// The longest number that an error repeats.
const LONGEST: usize = 40;

/// A failed attempt to read a value.
#[derive(Debug)]
pub struct Failed(Box<Failure>);

#[derive(Debug)]
struct Failure {
    problem: Problem,
    /// The offset behind what was read.
    at: usize,
    /// The numbers of the members and elements that lead to it, the innermost first.
    trail: Vec<usize>,
}

/// Why a value could not be read.
#[derive(Debug)]
pub(super) enum Problem {
    /// The text is not JSON.
    Syntax,
    /// A string with an escape that is half of a character (RFC 8259, section 8.2).
    Surrogate,
    /// Something follows the value.
    Trailing,
    /// Too many objects and arrays are inside of one another.
    Depth,
    /// The value that begins here is of another type.
    Unexpected { start: usize, expected: &'static str },
    /// A number in place of a secret text, which must not be shown.
    Hidden,
    /// The number that begins here does not fit into the type.
    OutOfRange { start: usize, expected: &'static str },
    /// A required member is not there.
    Missing(&'static str),
    /// An array has fewer elements than it must have.
    Length { count: usize, least: usize },
}

impl Failed {
    #[cold]
    pub(super) fn new(problem: Problem, at: usize) -> Self {
        Self(Box::new(Failure { problem, at, trail: Vec::new() }))
    }

    /// The failure, within the member or element of this number.
    #[cold]
    pub(super) fn within(mut self, number: usize) -> Self {
        self.0.trail.push(number);
        self
    }

    /// The error for the text that was read.
    #[cold]
    pub(super) fn mismatch(self, json: &[u8]) -> Mismatch {
        let Failure { problem, at, trail } = *self.0;
        let reason = match message(&problem, json) {
            Some(message) => {
                let (line, column) = position(json, at);
                format!("{message} at line {line} column {column}")
            }
            None => syntax(json, at),
        };
        Mismatch { path: trail::path(&trail, json), reason }
    }

    /// The error for serde, which has room for a text alone. [`inner_mismatch`] takes it apart again.
    #[cold]
    pub(super) fn text(self, json: &str) -> String {
        let Failure { problem, at, trail } = *self.0;
        let path = trail::path(&trail, json.as_bytes());
        match message(&problem, json.as_bytes()) {
            Some(message) if path == "." => format!("{message} at byte {at}"),
            Some(message) => format!("{message} at `{path}`, byte {at}"),
            None => syntax(json.as_bytes(), at),
        }
    }
}

/// The error for a part that a generated type has read on its own, from the text that it gave to serde. The part is in
/// the member or element that the numbers lead to.
pub(super) fn inner_mismatch(text: &str, numbers: &[usize], json: &[u8]) -> Option<Mismatch> {
    // serde_json adds where it stood itself.
    let text = text.rsplit_once(" at line ").map_or(text, |(text, _)| text);
    let (message, at) = text.rsplit_once("byte ")?;
    let at: usize = at.parse().ok()?;
    let (message, inner) = match message.strip_suffix("`, ").and_then(|message| message.rsplit_once(" at `"))
    {
        Some((message, inner)) => (message, inner),
        None => (message.strip_suffix(" at ")?, ""),
    };
    let (outer, start) = trail::place(numbers, json);
    let (line, column) = position(json, start + at);
    let dot = if outer.is_empty() || inner.is_empty() || inner.starts_with('[') { "" } else { "." };
    let path = Some(format!("{outer}{dot}{inner}")).filter(|path| !path.is_empty());
    let reason = format!("{message} at line {line} column {column}");
    Some(Mismatch { path: path.unwrap_or_else(|| ".".to_owned()), reason })
}

/// The message without its place. `None` if the text is not JSON.
fn message(problem: &Problem, json: &[u8]) -> Option<String> {
    Some(match problem {
        Problem::Syntax => return None,
        Problem::Surrogate => "an escape is half of a surrogate pair".to_owned(),
        Problem::Trailing => "trailing characters".to_owned(),
        Problem::Depth => "recursion limit exceeded".to_owned(),
        Problem::Unexpected { start, expected } => unexpected(value_at(json, *start), expected),
        Problem::Hidden => "invalid type: hidden number, expected a string".to_owned(),
        Problem::OutOfRange { start, expected } => {
            let number = value_at(json, *start);
            let integer = decimal::integer::<i128>(number);
            let integer = integer.map_or_else(|| shown(number), |integer| integer.to_string());
            format!("invalid value: integer `{integer}`, expected {expected}")
        }
        Problem::Missing(name) => format!("missing field `{name}`"),
        Problem::Length { count, least } => {
            format!("invalid length {count}, expected an array of size at least {least}")
        }
    })
}

/// The text from where a value begins. If it is a number or a literal, the value alone.
fn value_at(json: &[u8], start: usize) -> &str {
    let rest = json.get(start..).unwrap_or_default();
    let rest = std::str::from_utf8(rest).unwrap_or_default().trim_ascii_start();
    match rest.as_bytes().first() {
        Some(b'"') => rest.get(..scan::after_string(rest.as_bytes(), 0)).unwrap_or_default(),
        Some(b'{' | b'[') => rest,
        _ => rest.split([',', '}', ']', ' ', '\n', '\r', '\t']).next().unwrap_or_default(),
    }
}

/// A number, shortened.
fn shown(number: &str) -> String {
    number.get(..LONGEST).map_or_else(|| number.to_owned(), |start| format!("{start}..."))
}

/// The message for a value of another type, in the words of serde.
pub(super) fn unexpected(json: &str, expected: &dyn Expected) -> String {
    let text;
    let number;
    let unexpected = match Kind::from_json(json) {
        Kind::Object => Unexpected::Map,
        Kind::Array => Unexpected::Seq,
        Kind::String => {
            text = scan::text(json);
            Unexpected::Str(&text)
        }
        Kind::Boolean => Unexpected::Bool(json == "true"),
        Kind::Null => Unexpected::Other("null"),
        Kind::Integer => {
            number = format!("integer `{}`", shown(json));
            Unexpected::Other(&number)
        }
        Kind::Number | Kind::Any | Kind::Nothing => {
            number = format!("floating point `{}`", shown(json));
            Unexpected::Other(&number)
        }
    };
    format!("invalid type: {unexpected}, expected {expected}")
}

/// The message of `serde_json` for a text that is not JSON.
fn syntax(json: &[u8], at: usize) -> String {
    match serde_json::from_slice::<IgnoredAny>(json) {
        Err(error) => error.to_string(),
        // Only text was looked at, and not whether it is Unicode.
        Ok(_) => {
            let at = std::str::from_utf8(json).err().map_or(at, |error| error.valid_up_to() + 1);
            let (line, column) = position(json, at);
            format!("invalid unicode code point at line {line} column {column}")
        }
    }
}

/// The line and column behind which an offset is, both as `serde_json` counts them.
fn position(json: &[u8], at: usize) -> (usize, usize) {
    let before = json.get(..at).unwrap_or(json);
    let lines = before.split(|byte| *byte == b'\n');
    lines.fold((0, 0), |(line, _), text| (line + 1, text.len()))
}
