//! The targets of fuzzing.

mod encoder;
mod escape;
mod response;

use crate::engine::Target;

/// Every target, in the order in which they run.
pub(crate) const ALL: &[Target] = &[encoder::TARGET, response::TARGET, escape::TARGET];
