//! Text that does not show itself.

use std::fmt;

use crate::form::{Encoder, Form};
use crate::json::{Read, Reader, Shape, Value};

/// Text that must not end up in logs: an API key, a client secret, a password.
///
/// `Debug` hides it and there is no `Display`; [`expose`](Self::expose) is the one way to read it.
///
/// ```
/// use formwork::Secret;
///
/// let key = Secret::from("sk_test_123");
/// assert_eq!(format!("{key:?}"), "Secret(hidden)");
/// assert_eq!(key.expose(), "sk_test_123");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Secret(String);

impl Secret {
    /// The text itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&Secret> for Secret {
    fn from(secret: &Secret) -> Self {
        secret.clone()
    }
}

impl Form for Secret {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.text(&self.0);
    }
}

impl Value for Secret {
    fn blank() -> Self {
        Self(String::new())
    }

    fn shape(&self) -> Shape<'_> {
        Shape::Text(&self.0)
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        self.0 = from.secret()?;
        Ok(())
    }
}

crate::__visible! { Secret }
