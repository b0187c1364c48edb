//! Text of which a document knows only one value.

use std::borrow::Cow;
use std::fmt;

use crate::form::{Encoder, Form};
use crate::json::{Read, Reader, Shape, Value};

/// The text of a member that always has the same value, such as `object: "charge"`. An answer may have another one, which is
/// kept and written back.
///
/// ```
/// use formwork::Constant;
///
/// let object = Constant::from("charge");
/// assert!(object == "charge");
/// assert_eq!(object.to_string(), "charge");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Constant(Cow<'static, str>);

impl Constant {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&'static str> for Constant {
    fn from(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<String> for Constant {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl AsRef<str> for Constant {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Constant {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Constant {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Debug for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Form for Constant {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.text(&self.0);
    }
}

/// The value that the document knows is not copied.
impl Value for Constant {
    fn blank() -> Self {
        Self(Cow::Borrowed(""))
    }

    fn shape(&self) -> Shape<'_> {
        Shape::Text(&self.0)
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        let text = from.text("a string")?;
        self.0 = match from.constant() {
            Some(known) if known == text => Cow::Borrowed(known),
            _ => Cow::Owned(text.into_owned()),
        };
        Ok(())
    }
}

crate::__visible! { Constant }
