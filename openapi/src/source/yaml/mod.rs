//! YAML documents: converted to JSON text, with the position of every value in the YAML.
//!
//! All later stages read the JSON text. A value that JSON does not have is copied into it as written, so it is a
//! mistake only if it is read, as a syntax error in JSON is.

mod events;
mod merge;
mod origin;
mod scalar;
#[cfg(test)]
mod tests;

pub(super) use events::to_json;
pub(super) use origin::Origin;
