//! Fields that a request can leave alone, clear or set.

use crate::form::{Encoder, Form};

/// A field that an update leaves as it is, clears, or sets to a new value.
///
/// Generated params use it exactly where the document allows clearing; elsewhere the field is an [`Option`], which
/// cannot clear by accident.
///
/// ```
/// use formwork::Clearable;
///
/// let name: Clearable<String> = "Jenny".into();
/// assert_eq!(name, Clearable::Set("Jenny".to_owned()));
/// assert_eq!(Clearable::<String>::default(), Clearable::Keep);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Clearable<T> {
    /// Leave the field as it is: nothing is sent.
    #[default]
    Keep,
    /// Clear the field: an empty value is sent.
    Clear,
    /// Set the field to this value.
    Set(T),
}

impl<T> Clearable<T> {
    /// True if nothing is sent for this field.
    #[must_use]
    pub const fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// True if the field is cleared.
    #[must_use]
    pub const fn is_clear(&self) -> bool {
        matches!(self, Self::Clear)
    }

    /// The value to set, if there is one.
    #[must_use]
    pub const fn as_set(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }

    /// The value to set, made from the default first if the field was kept or cleared.
    pub fn get_or_set_default(&mut self) -> &mut T
    where
        T: Default,
    {
        if !matches!(self, Self::Set(_)) {
            *self = Self::Set(T::default());
        }
        match self {
            Self::Set(value) => value,
            Self::Keep | Self::Clear => unreachable!("set just above"),
        }
    }
}

impl<T> From<T> for Clearable<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

impl From<&str> for Clearable<String> {
    fn from(value: &str) -> Self {
        Self::Set(value.to_owned())
    }
}

/// Keep: no pair. Clear: `name=`, and `null` in JSON. Set: the value.
impl<T: Form> Form for Clearable<T> {
    fn encode(&self, encoder: Encoder<'_>) {
        match self {
            Self::Keep => {}
            Self::Clear => encoder.clear(),
            Self::Set(value) => value.encode(encoder),
        }
    }
}
