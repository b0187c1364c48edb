//! Sending a body while it is read, a chunk at a time, through any client that polls for it.

use std::fmt;
use std::io::{self, Read as _};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::Request;
use http_body::{Frame, SizeHint};
use tokio::task::{JoinHandle, spawn_blocking};

use super::Full;
use super::failure::Failure;
use super::prepare::say_that_there_is_no_content;
use crate::body::{Body, BodyReader};
use crate::error::TransportError;

/// Large enough that switching threads costs little beside reading it.
const CHUNK: usize = 64 * 1024;

/// The body of a request, as async HTTP clients take it. What is in memory is sent at once; anything else is read while
/// it is sent.
pub struct RequestBody(Content);

enum Content {
    Full(Full),
    Stream(Stream),
}

/// Makes a request ready to be sent. The lengths of files are asked for away from the threads that must not block.
pub(crate) async fn open(request: Request<Body>) -> Result<(Request<RequestBody>, Failure), TransportError> {
    let (mut parts, mut body) = request.into_parts();
    let failure = Failure::default();
    if !body.is_in_memory() {
        body = measured(body).await.map_err(TransportError::upload)?.map_err(TransportError::upload)?;
    }
    let content = if body.is_empty() {
        say_that_there_is_no_content(&mut parts);
        Content::Full(Full::default())
    } else if body.is_in_memory() {
        Content::Full(body.into_chunk().map_err(TransportError::upload)?.into())
    } else {
        Content::Stream(Stream::new(body, &failure))
    };
    Ok((Request::from_parts(parts, RequestBody(content)), failure))
}

impl RequestBody {
    /// The bytes, if they are all there.
    #[cfg(feature = "reqwest")]
    pub(crate) fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Content::Full(full) => Ok(full.into_bytes()),
            content @ Content::Stream(_) => Err(Self(content)),
        }
    }
}

impl http_body::Body for RequestBody {
    type Data = Bytes;
    type Error = Unread;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Unread>>> {
        match &mut self.0 {
            Content::Full(full) => Pin::new(full).poll_frame(context).map_err(|never| match never {}),
            Content::Stream(stream) => Pin::new(stream).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Content::Full(full) => full.is_end_stream(),
            Content::Stream(stream) => stream.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Content::Full(full) => full.size_hint(),
            Content::Stream(stream) => stream.size_hint(),
        }
    }
}

/// How much there is to send, never what.
impl fmt::Debug for RequestBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = http_body::Body::size_hint(self).exact();
        f.debug_struct("RequestBody").field("length", &length).finish_non_exhaustive()
    }
}

/// The error of a body that could not be read. The call's error has the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread;

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body could not be read")
    }
}

impl std::error::Error for Unread {}

/// A chunk that is being read, with the reader for what follows. An empty chunk is the end.
type Reading = JoinHandle<io::Result<(BodyReader, Vec<u8>)>>;

/// Reads one chunk ahead of what is sent, and no more.
struct Stream {
    next: Option<Reading>,
    left: Option<u64>,
    failure: Failure,
}

impl Stream {
    fn new(body: Body, failure: &Failure) -> Self {
        Self { left: body.len(), next: Some(read(body.into_reader())), failure: failure.clone() }
    }
}

// As those who spawn are no async functions, what a thread does is compiled here and not in each user's crate.
fn measured(mut body: Body) -> JoinHandle<io::Result<Body>> {
    spawn_blocking(move || body.measure().map(|_| body))
}

fn read(mut reader: BodyReader) -> Reading {
    spawn_blocking(move || {
        let mut chunk = Vec::with_capacity(CHUNK);
        reader.by_ref().take(CHUNK as u64).read_to_end(&mut chunk)?;
        Ok((reader, chunk))
    })
}

impl http_body::Body for Stream {
    type Data = Bytes;
    type Error = Unread;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let Some(next) = &mut self.next else { return Poll::Ready(None) };
        let chunk = ready!(Pin::new(next).poll(context)).unwrap_or_else(|panic| Err(panic.into()));
        self.next = None;
        Poll::Ready(match chunk {
            Ok((_, chunk)) if chunk.is_empty() => None,
            Ok((reader, chunk)) => {
                self.left = self.left.map(|left| left.saturating_sub(chunk.len() as u64));
                self.next = Some(read(reader));
                Some(Ok(Frame::data(chunk.into())))
            }
            Err(error) => {
                self.failure.set(error);
                Some(Err(Unread))
            }
        })
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use http_body::Body as _;

    use super::*;
    use crate::body::Upload;

    fn stream(upload: Upload) -> (Stream, Failure) {
        let failure = Failure::default();
        (Stream::new(upload.into(), &failure), failure)
    }

    async fn frame(stream: &mut Stream) -> Option<Result<Bytes, Unread>> {
        let frame = poll_fn(|context| Pin::new(&mut *stream).poll_frame(context)).await?;
        Some(frame.map(|frame| frame.into_data().unwrap()))
    }

    fn run(test: impl Future<Output = ()>) {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(test);
    }

    #[test]
    fn one_chunk_is_read_ahead_and_no_more() {
        const LENGTH: u64 = 40 * CHUNK as u64 + 7;
        struct Counted(Arc<AtomicU64>);
        impl io::Read for Counted {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                self.0.fetch_add(buffer.len() as u64, Ordering::SeqCst);
                Ok(buffer.len())
            }
        }
        run(async {
            let made = Arc::new(AtomicU64::new(0));
            let counter = Arc::clone(&made);
            let upload =
                Upload::reader(move || Ok(Counted(Arc::clone(&counter)).take(LENGTH))).length(LENGTH);
            let (mut stream, _failure) = stream(upload);
            let mut sent = 0;
            assert_eq!(stream.size_hint().exact(), Some(LENGTH));
            while let Some(chunk) = frame(&mut stream).await {
                sent += chunk.unwrap().len() as u64;
                std::thread::yield_now();
                assert!(made.load(Ordering::SeqCst) <= sent + CHUNK as u64);
                assert_eq!(stream.size_hint().exact(), Some(LENGTH - sent));
            }
            assert_eq!(sent, LENGTH);
            assert!(frame(&mut stream).await.is_none(), "the end stays the end");
        });
    }

    #[test]
    fn a_failure_is_told_and_ends_the_stream() {
        fn panics() -> io::Result<io::Empty> {
            panic!("on purpose")
        }
        run(async {
            let unopened = Upload::reader(|| Err::<io::Empty, _>(io::Error::other("unplugged")));
            for (upload, message) in [(unopened, "could not be read"), (Upload::reader(panics), "panicked")] {
                let (mut stream, failure) = stream(upload);
                assert_eq!(stream.size_hint().exact(), None);
                assert!(matches!(frame(&mut stream).await, Some(Err(_))));
                let failure = failure.take().unwrap().to_string();
                assert!(failure.contains(message), "{failure}");
                assert!(frame(&mut stream).await.is_none());
            }
        });
    }
}
