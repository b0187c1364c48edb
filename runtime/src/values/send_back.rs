//! Values that were received, made into the types that a request sends.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use super::{Clearable, Constant, Formatted, Open, Secret, StringEnum, Timestamp, Tuple};
use crate::json::{Extra, Json};

/// The error for a received value that the types of a request do not hold, such as a value of none of the types that the
/// document lists. Nothing is sent. Set the member by hand, or send the request without it.
///
/// Its message has the place of the value, and never the value itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CannotSendBack {
    /// The names and numbers that lead to the value, the innermost first.
    steps: Vec<String>,
}

impl CannotSendBack {
    /// The place of the value in the object that was to be sent, as a JSON pointer (RFC 6901).
    #[must_use]
    pub fn pointer(&self) -> String {
        let escaped = |step: &String| format!("/{}", step.replace('~', "~0").replace('/', "~1"));
        self.steps.iter().rev().map(escaped).collect()
    }

    fn within(mut self, step: &str) -> Self {
        self.steps.push(step.to_owned());
        self
    }
}

impl fmt::Display for CannotSendBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = self.pointer();
        let place = if pointer.is_empty() { String::new() } else { format!(" at `{pointer}`") };
        write!(
            f,
            "the value{place} matches no type of the document, so it cannot be sent back; set it by hand"
        )
    }
}

impl Error for CannotSendBack {}

/// A type that is received, whose values become those of a type that is sent.
#[doc(hidden)] // Generated code implements it; users call `try_from`.
pub trait SendBack<T> {
    /// Converts the value to the type that is sent.
    ///
    /// # Errors
    ///
    /// Fails if there is a value within it that `T` does not hold.
    fn send_back(&self) -> Result<T, CannotSendBack>;
}

/// The value of a member, to be sent.
///
/// # Errors
///
/// Fails if there is a value within it that `T` does not hold.
pub fn send_back<T>(value: &impl SendBack<T>, name: &str) -> Result<T, CannotSendBack> {
    value.send_back().map_err(|error| error.within(name))
}

/// The value of a member that may be absent, to be sent: null clears, and absent stays absent.
///
/// # Errors
///
/// Fails if there is a value within it that `T` does not hold.
pub fn send_back_or_clear<R: SendBack<T>, T>(
    value: &Option<R>,
    (extra, index): (&Extra, usize),
    name: &str,
) -> Result<Clearable<T>, CannotSendBack> {
    match value {
        Some(value) => send_back(value, name).map(Clearable::Set),
        None if extra.is_marked(index) => Ok(Clearable::Clear),
        None => Ok(Clearable::Keep),
    }
}

macro_rules! unchanged {
    ($($type:ty),*) => {
        $(impl SendBack<Self> for $type {
            fn send_back(&self) -> Result<Self, CannotSendBack> {
                Ok(self.clone())
            }
        })*
    };
}

unchanged!(String, bool, i32, i64, u64, f64, Timestamp, Secret, Json);

impl<T: Clone> SendBack<Self> for Formatted<T> {
    fn send_back(&self) -> Result<Self, CannotSendBack> {
        Ok(self.clone())
    }
}

impl<T: Clone, R: Clone, const LEAST: usize> SendBack<Self> for Tuple<T, R, LEAST> {
    fn send_back(&self) -> Result<Self, CannotSendBack> {
        Ok(self.clone())
    }
}

/// The enums of the two sides list the same values.
impl<R: StringEnum, T: StringEnum> SendBack<Open<T>> for Open<R> {
    fn send_back(&self) -> Result<Open<T>, CannotSendBack> {
        Ok(Open::from_text(self.as_str().into()))
    }
}

impl<T: StringEnum> SendBack<Open<T>> for Constant {
    fn send_back(&self) -> Result<Open<T>, CannotSendBack> {
        Ok(Open::from_text(self.as_str().into()))
    }
}

impl<R: SendBack<T>, T> SendBack<Option<T>> for Option<R> {
    fn send_back(&self) -> Result<Option<T>, CannotSendBack> {
        self.as_ref().map(R::send_back).transpose()
    }
}

/// Null clears.
impl<R: SendBack<T>, T> SendBack<Clearable<T>> for Option<R> {
    fn send_back(&self) -> Result<Clearable<T>, CannotSendBack> {
        match self {
            Some(value) => value.send_back().map(Clearable::Set),
            None => Ok(Clearable::Clear),
        }
    }
}

impl<R: SendBack<T>, T> SendBack<Box<T>> for Box<R> {
    fn send_back(&self) -> Result<Box<T>, CannotSendBack> {
        (**self).send_back().map(Box::new)
    }
}

impl<R: SendBack<T>, T> SendBack<Vec<T>> for Vec<R> {
    fn send_back(&self) -> Result<Vec<T>, CannotSendBack> {
        let elements = self.iter().enumerate();
        elements.map(|(index, value)| send_back(value, &index.to_string())).collect()
    }
}

impl<R: SendBack<T>, T> SendBack<BTreeMap<String, T>> for BTreeMap<String, R> {
    fn send_back(&self) -> Result<BTreeMap<String, T>, CannotSendBack> {
        self.iter().map(|(name, value)| Ok((name.clone(), send_back(value, name)?))).collect()
    }
}

/// Makes a type of a request from the received one, by the `TryFrom` that is generated beside it, wherever it stands within
/// another one.
#[doc(hidden)] // Called by generated code.
#[macro_export]
macro_rules! __send_back {
    ($received:ty => $sent:ty) => {
        #[allow(deprecated)] // The document decides what is.
        impl $crate::__private::SendBack<$sent> for $received {
            fn send_back(&self) -> ::core::result::Result<$sent, $crate::CannotSendBack> {
                ::core::convert::TryFrom::try_from(self)
            }
        }
    };
}
