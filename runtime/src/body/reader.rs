//! Reading a body from its first byte to its last, with one source open at a time.

use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;
use std::vec;

use super::Piece;
use super::source::Source;

/// Reads a [`Body`](super::Body).
///
/// A source that cannot be read, or has not the length that it said, is an error that names the upload. It comes
/// before the last byte, so that nobody takes what was read for the whole. After it there is nothing more to read
/// but errors.
pub struct BodyReader {
    pieces: vec::IntoIter<Piece>,
    current: Option<Current>,
    failed: bool,
}

enum Current {
    Bytes { bytes: Arc<Vec<u8>>, position: usize },
    Source(OpenSource),
}

struct OpenSource {
    source: Source,
    reader: Box<dyn Read + Send>,
    position: u64,
}

impl BodyReader {
    pub(super) fn new(pieces: Vec<Piece>) -> Self {
        Self { pieces: pieces.into_iter(), current: None, failed: false }
    }

    fn advance(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(current) = &mut self.current {
                let read = current.read(buffer)?;
                if read > 0 {
                    return Ok(read);
                }
            }
            // What is done is closed before the next source is opened.
            self.current = None;
            match self.pieces.next() {
                Some(piece) => self.current = Some(Current::open(piece)?),
                None => return Ok(0),
            }
        }
    }
}

impl Read for BodyReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        if self.failed {
            return Err(io::Error::other("the body could not be read before"));
        }
        let read = self.advance(buffer);
        self.failed = read.is_err();
        read
    }
}

impl Current {
    fn open(piece: Piece) -> io::Result<Self> {
        Ok(match piece {
            Piece::Bytes(bytes) => Self::Bytes { bytes, position: 0 },
            Piece::Source(source) => {
                let reader = source.open()?;
                Self::Source(OpenSource { source, reader, position: 0 })
            }
        })
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Bytes { bytes, position } => {
                let read = bytes.get(*position..).unwrap_or_default().read(buffer)?;
                *position += read;
                Ok(read)
            }
            Self::Source(source) => source.read(buffer),
        }
    }
}

impl OpenSource {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(length) = self.source.length else { return self.read_some(buffer) };
        let left = length.saturating_sub(self.position);
        if left == 0 && length > 0 {
            return Ok(0);
        }
        let limit = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.read_some(&mut buffer[..limit])?;
        if read == 0 && left > 0 {
            return Err(self.source.ends_early(length, self.position));
        }
        self.position += read as u64;
        // A server that has got the promised length has got a whole upload. So the last bytes are only given when it
        // is certain that they are the last.
        if self.position >= length && self.read_some(&mut [0])? > 0 {
            return Err(self.source.goes_on(length));
        }
        Ok(read)
    }

    /// Reads once, whatever signals arrive.
    fn read_some(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.reader.read(buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => return read.map_err(|error| self.source.fails(error)),
            }
        }
    }
}

impl fmt::Debug for BodyReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BodyReader").field("pieces_left", &self.pieces.len()).finish_non_exhaustive()
    }
}
