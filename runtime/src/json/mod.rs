//! JSON on the response side: objects that keep what they do not know, and errors that say where.

mod bits;
mod choice;
pub(crate) mod decimal;
mod failure;
mod figure;
mod foreign;
mod object;
mod outline;
mod raw;
mod read;
mod reader;
mod scalar;
mod scan;
mod spelling;
#[cfg(test)]
mod tests;
mod trail;
mod value;
mod write;

pub use choice::Alternative;
pub use failure::Failed;
pub use object::Extra;
pub use outline::{Member, Outline};
pub use raw::{Json, constant};
pub use read::{Read, deserialize};
pub(crate) use read::{decode_slice, read_part};
pub use reader::Reader;
pub use scalar::Scalar;
pub use scan::{Kind, Kinds};
pub(crate) use scan::{member_of, object as object_of, text};
pub(crate) use trail::from_slice;
pub(crate) use value::Elements;
pub use value::{Column, Presence, Shape, Table, Value, debug, equal};
pub use write::serialize;

use std::fmt;

/// The place where a JSON text does not match its type, and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The members and indices that lead to the place, such as `data[3].last_error`; `.` for the whole text.
    pub path: String,
    /// The found and the expected value in words, with line and column.
    pub reason: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at `{}`: {}", self.path, self.reason)
    }
}

impl std::error::Error for Mismatch {}
