//! Why what was being sent could not be read.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use crate::error::TransportError;

/// A slot for the reason why a body could not be read, shared by its reader and its sender: HTTP clients say at most
/// that a body has failed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Failure(Arc<Mutex<Option<io::Error>>>);

impl Failure {
    pub(crate) fn set(&self, reason: io::Error) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(reason);
    }

    pub(crate) fn take(&self) -> Option<io::Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The reason, which is that of whatever happened to the connection, or else what happened.
    pub(crate) fn or(&self, error: impl FnOnce() -> TransportError) -> TransportError {
        self.take().map_or_else(error, TransportError::upload)
    }
}
