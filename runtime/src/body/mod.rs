//! Request bodies: bytes in memory, and sources that are read when they are sent.

mod boundary;
mod multipart;
mod parts;
mod reader;
mod source;
#[cfg(test)]
mod tests;
mod upload;

use std::fmt;
use std::io::{self, Read as _};
use std::sync::Arc;

pub use multipart::Multipart;
pub use parts::{Bodies, PartChoice, Parts};
pub use reader::BodyReader;
pub use upload::Upload;
pub(crate) use upload::upload;

use source::Source;

/// The body of a request: bytes, and the content of [`Upload`]s between them.
///
/// Making one reads nothing. Files and readers are opened when the body is, by [`into_reader`](Self::into_reader),
/// and anew for each clone, so that a request can be sent again.
///
/// ```
/// use std::io::Read as _;
///
/// let body = formwork::Body::from(formwork::Upload::reader(|| Ok(std::io::repeat(b'a').take(3))));
/// assert_eq!(body.len(), None);
/// assert_eq!(body.clone().into_bytes()?, b"aaa");
/// assert_eq!(body.into_bytes()?, b"aaa");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Body {
    pieces: Vec<Piece>,
}

#[derive(Clone)]
enum Piece {
    Bytes(Arc<Vec<u8>>),
    Source(Source),
}

impl Body {
    /// The number of bytes, if every source says its own. Nothing is asked: see [`measure`](Self::measure).
    #[must_use]
    pub fn len(&self) -> Option<u64> {
        self.pieces.iter().try_fold(0_u64, |sum, piece| sum.checked_add(piece.len()?))
    }

    /// True if this is known to have no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// Asks the file system for the lengths of files, and gives the number of bytes if it is known then. From here on
    /// a file that turns out to have another length is an error. For adapters; this blocks.
    ///
    /// # Errors
    ///
    /// Fails if a file cannot be found.
    pub fn measure(&mut self) -> io::Result<Option<u64>> {
        for piece in &mut self.pieces {
            if let Piece::Source(source) = piece {
                source.measure()?;
            }
        }
        Ok(self.len())
    }

    /// The bytes, if they are in memory and in one piece.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self.pieces.as_slice() {
            [] => Some(&[]),
            [Piece::Bytes(bytes)] => Some(bytes),
            _ => None,
        }
    }

    /// True if all of it is in memory.
    #[cfg(feature = "client")]
    pub(crate) fn is_in_memory(&self) -> bool {
        self.pieces.iter().all(|piece| matches!(piece, Piece::Bytes(_)))
    }

    /// Every byte at once. This may block.
    ///
    /// # Errors
    ///
    /// Fails if a source cannot be read, or has not the length that it said.
    pub fn into_bytes(mut self) -> io::Result<Vec<u8>> {
        if let [Piece::Bytes(_)] = self.pieces.as_slice()
            && let Some(Piece::Bytes(bytes)) = self.pieces.pop()
        {
            return Ok(Arc::unwrap_or_clone(bytes));
        }
        let mut bytes = Vec::new();
        self.into_reader().read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Every byte at once, without copying what is in one piece. This may block.
    #[cfg(feature = "tokio")]
    pub(crate) fn into_chunk(mut self) -> io::Result<bytes::Bytes> {
        /// Bytes that a clone of the body has, too.
        struct Shared(Arc<Vec<u8>>);
        impl AsRef<[u8]> for Shared {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }
        if let [Piece::Bytes(_)] = self.pieces.as_slice()
            && let Some(Piece::Bytes(bytes)) = self.pieces.pop()
        {
            let shared = |bytes| bytes::Bytes::from_owner(Shared(bytes));
            return Ok(Arc::try_unwrap(bytes).map_or_else(shared, bytes::Bytes::from));
        }
        self.into_bytes().map(Into::into)
    }

    /// Reads the bytes one after the other. Each source is opened when it is its turn.
    #[must_use]
    pub fn into_reader(self) -> BodyReader {
        BodyReader::new(self.pieces)
    }
}

impl Piece {
    fn len(&self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Self::Source(source) => source.length,
        }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self { pieces: vec![Piece::Bytes(Arc::new(bytes))] }
    }
}

impl From<&[u8]> for Body {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

impl From<&str> for Body {
    fn from(text: &str) -> Self {
        text.as_bytes().into()
    }
}

impl From<Upload> for Body {
    fn from(upload: Upload) -> Self {
        Self { pieces: vec![upload.piece(None)] }
    }
}

/// Lengths and names, never the content.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Body ")?;
        f.debug_list().entries(&self.pieces).finish()
    }
}

impl fmt::Debug for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Source(source) = self {
            write!(f, "{source}: ")?;
        }
        match self.len() {
            Some(length) => write!(f, "{length} bytes"),
            None => f.write_str("unknown length"),
        }
    }
}
