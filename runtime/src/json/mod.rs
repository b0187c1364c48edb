//! JSON on the response side: objects that keep what they do not know, and errors that say where.

mod choice;
pub(crate) mod decimal;
mod decode;
mod figure;
mod number;
mod object;
mod outline;
mod raw;
mod rest;
mod scalar;
mod scan;
mod slot;
mod spelling;
mod string;
#[cfg(test)]
mod tests;
mod trail;

pub(crate) use choice::choice_of;
pub use choice::{Alternative, Choice, read_choice, read_part};
pub use decode::Decode;
pub(crate) use decode::{Again, Decoded, Seed};
pub use number::{OptionalNumber, RequiredNumber};
pub use object::{Extra, Object, read_object, write_object};
pub use outline::{Member, Outline};
pub use raw::{Json, constant};
pub use rest::Rest;
pub use scalar::Scalar;
pub use scan::{Kind, Kinds};
pub(crate) use scan::{member_of, object as object_of, text};
pub use slot::{Optional, Required};
pub(crate) use spelling::{Respelling, Spelling};
pub use string::read_string_enum;
pub(crate) use trail::{decode_slice, from_slice};

use std::fmt;

/// Where a JSON text is not what the document says, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The members and indices that lead to the place, such as `data[3].last_error`; `.` for the whole text.
    pub path: String,
    /// What was found and what was expected, with line and column.
    pub reason: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at `{}`: {}", self.path, self.reason)
    }
}

impl std::error::Error for Mismatch {}
