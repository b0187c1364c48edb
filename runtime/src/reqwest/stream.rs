//! Sending a body while it is read, a chunk at a time.

use std::io::{self, Read as _};
use std::pin::Pin;
use std::sync::mpsc::Sender;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::task::{JoinHandle, spawn_blocking};

use crate::body::{Body, BodyReader};

/// Large enough that switching threads costs little beside reading it.
const CHUNK: usize = 64 * 1024;

/// The body as reqwest takes it. What is in memory is sent at once; anything else is read as it is sent, and if that
/// fails, `failed` gets the reason.
pub(super) fn body(body: Body, failed: Sender<io::Error>) -> io::Result<reqwest::Body> {
    if body.is_in_memory() {
        return body.into_bytes().map(reqwest::Body::from);
    }
    Ok(reqwest::Body::wrap(Stream { left: body.len(), next: Some(read(body.into_reader())), failed }))
}

/// Asks for the lengths of files, away from the threads that must not block.
pub(super) async fn measure(mut body: Body) -> io::Result<Body> {
    if body.is_in_memory() {
        return Ok(body);
    }
    spawn_blocking(move || body.measure().map(|_| body)).await?
}

/// A chunk that is being read, with the reader for what follows. An empty chunk is the end.
type Reading = JoinHandle<io::Result<(BodyReader, Vec<u8>)>>;

/// Reads one chunk ahead of what is sent, and no more.
struct Stream {
    next: Option<Reading>,
    left: Option<u64>,
    failed: Sender<io::Error>,
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
    type Error = &'static str;

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
                // Nobody listens if the answer came before the whole request was sent.
                let _ = self.failed.send(error);
                Some(Err("the body could not be read"))
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
    use std::sync::mpsc::{self, Receiver};

    use http_body::Body as _;

    use super::*;
    use crate::body::Upload;

    fn stream(upload: Upload) -> (Stream, Receiver<io::Error>) {
        let (failed, failure) = mpsc::channel();
        let body = Body::from(upload);
        (Stream { left: body.len(), next: Some(read(body.into_reader())), failed }, failure)
    }

    async fn frame(stream: &mut Stream) -> Option<Result<Bytes, &'static str>> {
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
                let failure = failure.try_recv().unwrap().to_string();
                assert!(failure.contains(message), "{failure}");
                assert!(frame(&mut stream).await.is_none());
            }
        });
    }
}
