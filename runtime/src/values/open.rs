//! Text of which a document lists the values, and of which there may be more by now.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::Clearable;
use super::string_enum::{StringEnum, find, text};
use crate::form::{Encoder, Form};
use crate::json::{Read, Reader, Shape, Value};

/// A value of a string enum, or one that is newer than the document. An unlisted value is kept and written back.
///
/// Two of them are equal, and have the same hash, if their texts are. There is no `From<&str>`: an unlisted value is sent
/// only by [`Open::other`], so that a typo is a compile error.
///
/// ```
/// # use formwork::Open;
/// # formwork::__private::string_enum! { Status { Canceled = "canceled", Verified = "verified" } }
/// # #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
/// # pub enum Status { Canceled, Verified }
/// let status: Open<Status> = Status::Verified.into();
/// assert!(status == Status::Verified);
/// match status.known() {
///     Some(Status::Verified) => println!("verified"),
///     Some(Status::Canceled) => println!("canceled"),
///     None => println!("{status}, which is newer than the document"),
/// }
/// assert_eq!(Open::<Status>::other("frozen").as_str(), "frozen");
/// assert_eq!(Open::<Status>::other("verified"), Open::Known(Status::Verified));
/// ```
#[derive(Clone)]
pub enum Open<T> {
    /// A value that the document lists.
    Known(T),
    /// Any other value.
    Other(String),
}

impl<T: StringEnum> Open<T> {
    /// The value of this text, listed or not.
    #[must_use]
    pub fn other(text: impl Into<String>) -> Self {
        Self::from_text(Cow::Owned(text.into()))
    }

    /// The value, if the document lists it.
    #[must_use]
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Other(text) => find(text),
        }
    }

    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(value) => text(*value),
            Self::Other(text) => text,
        }
    }

    /// The listed or unlisted value of a text, which is copied only if it is unlisted.
    pub(crate) fn from_text(text: Cow<'_, str>) -> Self {
        find(&text).map_or_else(|| Self::Other(text.into_owned()), Self::Known)
    }
}

impl<T: StringEnum> From<T> for Open<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: StringEnum> From<T> for Clearable<Open<T>> {
    fn from(value: T) -> Self {
        Self::Set(Open::Known(value))
    }
}

impl<T: StringEnum> From<&Self> for Open<T> {
    fn from(value: &Self) -> Self {
        value.clone()
    }
}

impl<T: StringEnum> PartialEq for Open<T> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<T: StringEnum> PartialEq<T> for Open<T> {
    fn eq(&self, other: &T) -> bool {
        self.as_str() == text(*other)
    }
}

/// A constant whose list grows becomes an [`Open`] enum: comparisons with text compile with both.
impl<T: StringEnum> PartialEq<str> for Open<T> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl<T: StringEnum> PartialEq<&str> for Open<T> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl<T: StringEnum> Eq for Open<T> {}

impl<T: StringEnum> PartialOrd for Open<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: StringEnum> Ord for Open<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl<T: StringEnum> Hash for Open<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<T: StringEnum> AsRef<str> for Open<T> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// The variant of a listed value, and the text of any other.
impl<T: StringEnum> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => value.fmt(f),
            Self::Other(text) => f.debug_tuple("Other").field(text).finish(),
        }
    }
}

/// The text on the wire.
impl<T: StringEnum> fmt::Display for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<T: StringEnum> Form for Open<T> {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.text(self.as_str());
    }
}

impl<T: StringEnum> Value for Open<T> {
    fn blank() -> Self {
        Self::Other(String::new())
    }

    fn shape(&self) -> Shape<'_> {
        Shape::Text(self.as_str())
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        *self = Self::from_text(from.text("a string")?);
        Ok(())
    }
}

crate::__visible! { [T: StringEnum] Open<T> }
