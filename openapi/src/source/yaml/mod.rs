//! Documents in YAML: the JSON text that they stand for, and where in the YAML everything in it is written.
//!
//! All that follows reads that text as if somebody had written it. What JSON has no value for is put into it as it is
//! written, so that it is a mistake only where it is read, as in documents that are JSON.

mod events;
mod merge;
mod origin;
mod scalar;
#[cfg(test)]
mod tests;

pub(super) use events::to_json;
pub(super) use origin::Origin;
