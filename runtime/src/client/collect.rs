//! A whole body in memory, up to a limit.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Buf, Bytes};
use http::StatusCode;
use http_body::{Body, Frame, SizeHint};

use crate::error::Error;

/// A response's body that is in memory already, for transports whose HTTP client gives it as a whole.
#[derive(Debug, Default)]
pub struct Full(Option<Bytes>);

impl From<Vec<u8>> for Full {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<Bytes> for Full {
    fn from(bytes: Bytes) -> Self {
        Self((!bytes.is_empty()).then_some(bytes))
    }
}

impl Full {
    #[cfg(feature = "reqwest")]
    pub(super) fn into_bytes(self) -> Bytes {
        self.0.unwrap_or_default()
    }
}

impl Body for Full {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}

/// The part of a body that has arrived.
pub(super) struct Collected {
    /// Most answers come in one piece, which is not copied.
    first: Bytes,
    /// All of it, once there is more.
    all: Vec<u8>,
    left: u64,
}

impl Collected {
    pub(super) fn up_to(limit: u64) -> Self {
        Self { first: Bytes::new(), all: Vec::new(), left: limit }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        if self.all.is_empty() { &self.first } else { &self.all }
    }

    /// Adds a piece, unless it is too much.
    pub(super) fn add(&mut self, mut piece: impl Buf) -> Result<(), TooMuch> {
        let length = piece.remaining();
        self.left =
            u64::try_from(length).ok().and_then(|length| self.left.checked_sub(length)).ok_or(TooMuch)?;
        if self.bytes().is_empty() {
            self.first = piece.copy_to_bytes(length);
            return Ok(());
        }
        if self.all.is_empty() {
            self.all = Vec::with_capacity(self.first.len() + length);
            self.all.extend_from_slice(&self.first);
            self.first = Bytes::new();
        }
        while piece.has_remaining() {
            let chunk = piece.chunk();
            let length = chunk.len();
            self.all.extend_from_slice(chunk);
            piece.advance(length);
        }
        Ok(())
    }
}

/// There is more than the limit.
pub(super) struct TooMuch;

/// Reads a body to its end.
pub(super) async fn collect<B>(mut body: B, status: StatusCode, limit: u64) -> Result<Collected, Error>
where
    B: Body<Error: Into<Box<dyn std::error::Error + Send + Sync>>> + Unpin,
{
    let too_large = || Error::TooLarge { status, limit };
    if body.size_hint().lower() > limit {
        return Err(too_large());
    }
    let mut collected = Collected::up_to(limit);
    poll_fn(|context| {
        loop {
            match Pin::new(&mut body).poll_frame(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(Ok(())),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Err(Error::transport(error))),
                Poll::Ready(Some(Ok(frame))) => {
                    if frame.into_data().is_ok_and(|data| collected.add(data).is_err()) {
                        return Poll::Ready(Err(too_large()));
                    }
                }
            }
        }
    })
    .await?;
    Ok(collected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_put_together_up_to_the_limit() {
        let mut collected = Collected::up_to(6);
        for (piece, so_far) in [("", ""), ("ab", "ab"), ("", "ab"), ("cd", "abcd"), ("ef", "abcdef")] {
            assert!(collected.add(piece.as_bytes()).is_ok());
            assert_eq!(collected.bytes(), so_far.as_bytes());
        }
        assert!(collected.add(&b""[..]).is_ok());
        assert!(collected.add(&b"g"[..]).is_err());
    }

    #[test]
    fn one_piece_is_not_copied() {
        let piece = Bytes::from_static(b"abc");
        let mut collected = Collected::up_to(3);
        assert!(collected.add(piece.clone()).is_ok());
        assert_eq!(collected.bytes().as_ptr(), piece.as_ptr());
    }
}
