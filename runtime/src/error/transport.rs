//! Requests that got no answer.

use std::fmt;
#[cfg(feature = "client")]
use std::time::Duration;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why no answer arrived, or not all of it. What the HTTP client says about it is the [source](std::error::Error::source).
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    source: Option<Source>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Connect,
    Timeout,
    /// The time that there was has passed. Without a client nobody says so, and durations are much code to print.
    #[cfg(feature = "client")]
    Elapsed(Duration),
    Upload,
    Other,
}

impl TransportError {
    /// Something happened on the way: it is not known whether the request reached the API.
    pub fn new(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Other, source: Some(source.into()) }
    }

    /// Wraps the error of a reader or another client. A transport error within it is taken out.
    pub(crate) fn from_source(source: impl Into<Source>) -> Self {
        let source = match source.into().downcast::<Self>() {
            Ok(known) => return *known,
            Err(source) => source,
        };
        let source = match source.downcast::<std::io::Error>() {
            Ok(error) => match error.downcast::<Self>() {
                Ok(known) => return known,
                Err(error) => error.into(),
            },
            Err(source) => source,
        };
        Self::new(source)
    }

    /// There was no connection, so nothing was sent.
    pub fn connect(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Connect, source: Some(source.into()) }
    }

    /// It took too long: it is not known whether the request reached the API.
    pub fn timeout(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Timeout, source: Some(source.into()) }
    }

    /// An upload that could not be read.
    pub fn upload(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Upload, source: Some(source.into()) }
    }

    /// The time that there was has passed.
    #[cfg(feature = "client")]
    pub(crate) fn elapsed(limit: Duration) -> Self {
        Self { kind: Kind::Elapsed(limit), source: None }
    }

    /// True if there was no connection, so that nothing was sent. Not every HTTP client can always tell.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.kind == Kind::Connect
    }

    /// True if the deadline passed, or the HTTP client reported a timeout.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match self.kind {
            Kind::Timeout => true,
            #[cfg(feature = "client")]
            Kind::Elapsed(_) => true,
            Kind::Connect | Kind::Upload | Kind::Other => false,
        }
    }

    /// True if the content to upload could not be read.
    #[must_use]
    pub fn is_upload(&self) -> bool {
        self.kind == Kind::Upload
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Connect => f.write_str("the request was not sent: there is no connection"),
            #[cfg(feature = "client")]
            Kind::Elapsed(limit) => write!(f, "the request did not get an answer within {limit:?}"),
            Kind::Timeout => f.write_str("the request did not get an answer in time"),
            Kind::Upload => f.write_str("the request was not sent as a whole: its content could not be read"),
            Kind::Other => f.write_str("the request did not get an answer"),
        }
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn what_is_known_is_kept() {
        assert!(TransportError::from_source(TransportError::timeout("slow")).is_timeout());
        assert!(
            TransportError::from_source(io::Error::other(TransportError::connect("refused"))).is_connect()
        );
        for unknown in
            [TransportError::from_source("reset"), TransportError::from_source(io::Error::other("reset"))]
        {
            assert!(!unknown.is_connect() && !unknown.is_timeout() && !unknown.is_upload());
            let source = std::error::Error::source(&unknown);
            assert_eq!(source.map(ToString::to_string).as_deref(), Some("reset"));
        }
    }
}
