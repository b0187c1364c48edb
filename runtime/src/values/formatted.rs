//! Text in a format, kept as it is beside what it says.

use std::fmt::{self, Write as _};
use std::hash::{Hash, Hasher};

use crate::form::{Encoder, Form};
use crate::json::{Read, Reader, Shape, Value};

/// A value that has a format of text.
///
/// Features of this crate implement it for types of other crates: `jiff`, `time`, `uuid`, `rust_decimal`, `base64`.
/// Implement it for a type of your own:
///
/// ```
/// use std::fmt;
/// use formwork::{Format, Formatted};
///
/// struct Country([u8; 2]);
///
/// impl Format for Country {
///     fn parse(text: &str) -> Option<Self> {
///         let code = <[u8; 2]>::try_from(text.as_bytes()).ok()?;
///         code.iter().all(u8::is_ascii_uppercase).then_some(Self(code))
///     }
///
///     fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
///         to.write_str(&String::from_utf8_lossy(&self.0))
///     }
/// }
///
/// let country = Formatted::<Country>::from("DE");
/// assert_eq!(country.get().map(|country| country.0), Some(*b"DE"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a format",
    note = "implement `formwork::Format` for a type of your own; for types of jiff, time, uuid and rust_decimal, turn on the feature of that name"
)]
pub trait Format: Sized {
    /// True if the text may be a number in JSON, which is then read digit by digit.
    const IS_NUMBER: bool = false;

    /// The value that a text says, or `None` if it says none.
    fn parse(text: &str) -> Option<Self>;

    /// Writes the text.
    ///
    /// # Errors
    ///
    /// Fails if `to` does.
    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// A text that should say a `T`, such as a date.
///
/// Text that does not say one is not an error: [`get`](Self::get) is `None`, and the text is there and written back
/// unchanged. Two of them are equal if their texts are.
///
/// ```
/// # #[cfg(feature = "jiff")] {
/// use formwork::Formatted;
/// use jiff::civil::{Date, date};
///
/// let due: Formatted<Date> = date(2025, 3, 9).into();
/// assert_eq!(due.as_str(), "2025-03-09");
///
/// let due = Formatted::<Date>::from("soon");
/// assert_eq!((due.get(), due.as_str()), (None, "soon"));
/// # }
/// ```
#[derive(Clone)]
pub struct Formatted<T> {
    text: String,
    value: Option<T>,
    is_number: bool,
}

impl<T> Formatted<T> {
    /// The parsed value, if the text is in the format.
    #[must_use]
    pub const fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The value as a JSON number instead of text. A text that is not a number cannot be sent.
    #[must_use]
    pub fn into_number(self) -> Self {
        Self { is_number: true, ..self }
    }
}

impl<T: Format> From<T> for Formatted<T> {
    fn from(value: T) -> Self {
        let mut text = String::new();
        // Text takes whatever is written.
        let _ = write!(text, "{}", Written(&value));
        Self { text, value: Some(value), is_number: false }
    }
}

/// Shows a value as its format has it.
struct Written<'v, T>(&'v T);

impl<T: Format> fmt::Display for Written<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f)
    }
}

impl<T: Format> From<String> for Formatted<T> {
    fn from(text: String) -> Self {
        Self { value: T::parse(&text), text, is_number: false }
    }
}

impl<T: Format> From<&str> for Formatted<T> {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl<T> AsRef<str> for Formatted<T> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl<T> PartialEq for Formatted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Formatted<T> {}

impl<T> Hash for Formatted<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> fmt::Debug for Formatted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Formatted").field(&self.text).finish()
    }
}

/// The text.
impl<T> fmt::Display for Formatted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl<T> Form for Formatted<T> {
    fn encode(&self, encoder: Encoder<'_>) {
        if self.is_number {
            encoder.number(&self.text);
        } else {
            encoder.text(&self.text);
        }
    }
}

/// Written as it came: text as text, a number with the same digits.
impl<T: Format> Value for Formatted<T> {
    fn blank() -> Self {
        Self { text: String::new(), value: None, is_number: false }
    }

    fn shape(&self) -> Shape<'_> {
        if self.is_number { Shape::Digits(&self.text) } else { Shape::Text(&self.text) }
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        *self = if T::IS_NUMBER && !from.is_text() {
            Self::from(from.digits("a string or a number")?).into_number()
        } else {
            Self::from(from.string()?)
        };
        Ok(())
    }
}

crate::__visible! { [T: Format] Formatted<T> }
