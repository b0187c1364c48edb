//! The pages that a list has asked for, so that it does not go in circles.

use std::collections::HashSet;
use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::body::Body;
use crate::operation::Operation;

/// A digest of each request that was made: two operations ask for the same page if they make the same request.
#[derive(Debug, Default)]
pub(super) struct Seen {
    digests: HashSet<u64>,
}

impl Seen {
    /// True if no earlier operation asked for the same page.
    pub(super) fn is_new(&mut self, operation: &impl Operation) -> bool {
        // One whose request cannot be made fails when it is sent.
        digest(operation).is_none_or(|digest| self.digests.insert(digest))
    }
}

/// A key that equal requests share. `None` if there is none.
fn digest(operation: &impl Operation) -> Option<u64> {
    let (parts, body) = operation.request().ok()?.into_parts();
    let body: Body = body.into();
    let mut digest = DefaultHasher::new();
    (parts.method, parts.uri, body.as_bytes()?).hash(&mut digest);
    for (name, value) in &parts.headers {
        (name, value).hash(&mut digest);
    }
    Some(digest.finish())
}

/// The error of a list that leads back to an earlier page. All items up to there were returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatedPage(());

impl RepeatedPage {
    pub(super) fn new() -> Self {
        Self(())
    }
}

impl fmt::Display for RepeatedPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the list leads back to a page that it has given already, so it would never end")
    }
}

impl std::error::Error for RepeatedPage {}
