//! Content that is not in memory: where it comes from, how long it is, and how it fails.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// A source in a body. Cheap to clone; each clone opens it anew.
#[derive(Clone)]
pub(super) struct Source {
    pub(super) origin: Origin,
    /// The promised length of the reader.
    pub(super) length: Option<u64>,
    /// The name of the upload, for errors.
    pub(super) name: Arc<str>,
}

#[derive(Clone)]
pub(super) enum Origin {
    File(Arc<Path>),
    Reader(Arc<Open>),
}

pub(super) type Open = dyn Fn() -> io::Result<Box<dyn Read + Send>> + Send + Sync;

impl Source {
    /// Asks for the length of a file. Pipes and devices have none.
    pub(super) fn measure(&mut self) -> io::Result<()> {
        if let (Origin::File(path), None) = (&self.origin, self.length) {
            let metadata = fs::metadata(path).map_err(|error| self.fails(error))?;
            self.length = metadata.is_file().then_some(metadata.len());
        }
        Ok(())
    }

    pub(super) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let opened = match &self.origin {
            Origin::File(path) => File::open(path).map(|file| Box::new(file) as _),
            Origin::Reader(open) => open(),
        };
        opened.map_err(|error| self.fails(error))
    }

    pub(super) fn fails(&self, error: io::Error) -> io::Error {
        self.error(error.kind(), Problem::Unreadable(error))
    }

    pub(super) fn ends_early(&self, expected: u64, read: u64) -> io::Error {
        self.error(io::ErrorKind::UnexpectedEof, Problem::Shorter { expected, read })
    }

    pub(super) fn goes_on(&self, expected: u64) -> io::Error {
        self.error(io::ErrorKind::InvalidData, Problem::Longer { expected })
    }

    fn error(&self, kind: io::ErrorKind, problem: Problem) -> io::Error {
        io::Error::new(kind, UploadError { upload: self.to_string(), problem })
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// An upload whose content cannot be sent.
#[derive(Debug)]
struct UploadError {
    upload: String,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Unreadable(io::Error),
    Shorter { expected: u64, read: u64 },
    Longer { expected: u64 },
}

impl fmt::Display for UploadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { upload, problem } = self;
        match problem {
            Problem::Unreadable(_) => write!(f, "{upload} could not be read"),
            Problem::Shorter { expected, read } => {
                write!(f, "{upload} ended after {read} of {expected} bytes")
            }
            Problem::Longer { expected } => write!(f, "{upload} has more than its {expected} bytes"),
        }
    }
}

impl std::error::Error for UploadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.problem {
            Problem::Unreadable(error) => Some(error),
            Problem::Shorter { .. } | Problem::Longer { .. } => None,
        }
    }
}
