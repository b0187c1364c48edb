//! Uploads and downloads over a real socket: what a server sees of a body that is streamed, and of one that fails.

use std::error::Error as _;
use std::future::poll_fn;
use std::io::{self, Read};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::HttpBody as _;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use formwork::__private::{RequestBuilder, read_empty};
use formwork::reqwest::Client;
use formwork::{Body, Error, Operation, RequestError, Upload};
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, LOCATION, TRANSFER_ENCODING};
use http::{Method, StatusCode};

type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

const LARGE: u64 = 50_000_000;

/// The length of an answer.
const DOWNLOAD: usize = 3_000_000;

/// A request as it arrived, whole or not.
#[derive(Clone, Debug)]
struct Seen {
    path: String,
    headers: HeaderMap,
    /// The beginning of the body.
    body: Vec<u8>,
    length: u64,
    sum: u64,
    is_whole: bool,
}

impl Seen {
    fn header(&self, name: http::HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

type Log = Arc<Mutex<Vec<Seen>>>;

/// Notes every request. `/moved` redirects, `/refuses` is an error, `/sleeps` does not read.
async fn answer(State(log): State<Log>, request: Request) -> Response {
    let (parts, mut body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    if path == "/sleeps" {
        tokio::time::sleep(Duration::from_millis(500)).await;
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let mut seen = Seen { path, headers: parts.headers, body: Vec::new(), length: 0, sum: 0, is_whole: true };
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Ok(frame) = frame else {
            seen.is_whole = false;
            break;
        };
        let data = frame.into_data().unwrap_or_default();
        seen.length += data.len() as u64;
        seen.sum += data.iter().map(|byte| u64::from(*byte)).sum::<u64>();
        if seen.body.len() < 1000 {
            seen.body.extend_from_slice(&data);
        }
    }
    let path = seen.path.clone();
    log.lock().unwrap().push(seen);
    match path.as_str() {
        "/moved" => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, "/there")]).into_response(),
        "/refuses" => (StatusCode::CONFLICT, r#"{"message":"no"}"#).into_response(),
        _ => "a".repeat(DOWNLOAD).into_response(),
    }
}

/// A server that runs as long as the test, and a client of it.
async fn start() -> Result<(Log, Client)> {
    let log = Log::default();
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    let base = format!("http://{}", listener.local_addr()?);
    let app = Router::new().fallback(answer).with_state(Arc::clone(&log));
    tokio::spawn(axum::serve(listener, app).into_future());
    let http = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(60)).build()?;
    Ok((log, Client::with_http(http, &base)?))
}

/// An operation that uploads, as the compiler writes it.
#[derive(Clone)]
struct Send {
    path: &'static str,
    content: Upload,
    in_form: bool,
}

fn send(content: Upload) -> Send {
    Send { path: "/", content, in_form: false }
}

fn send_form(content: Upload) -> Send {
    Send { in_form: true, ..send(content) }
}

impl Operation for Send {
    type Output = Vec<u8>;
    type Body = Body;

    fn request(&self) -> std::result::Result<http::Request<Body>, RequestError> {
        let request = RequestBuilder::new(Method::POST).path(self.path);
        let request = if self.in_form {
            request.multipart(|form| {
                form.text("purpose", None, "identity").file("file", "image/*", &self.content);
            })
        } else {
            request.upload("application/octet-stream", Some(&self.content))
        };
        request.build_body()
    }

    fn response(&self, response: http::Response<&[u8]>) -> std::result::Result<Vec<u8>, Error> {
        read_empty(&response, "2XX").map(|()| response.body().to_vec())
    }
}

/// Bytes that are made when they are read, and counted.
struct Generator {
    position: u64,
    end: u64,
    made: Arc<AtomicU64>,
}

impl Read for Generator {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end - self.position).unwrap_or(usize::MAX);
        let length = left.min(buffer.len());
        for byte in &mut buffer[..length] {
            *byte = value(self.position);
            self.position += 1;
        }
        self.made.fetch_add(length as u64, Ordering::SeqCst);
        Ok(length)
    }
}

fn value(position: u64) -> u8 {
    u8::try_from(position % 251).unwrap_or_default()
}

fn generator(end: u64) -> (Upload, Arc<AtomicU64>) {
    let made = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&made);
    let open = move || Ok(Generator { position: 0, end, made: Arc::clone(&counter) });
    (Upload::reader(open).content_type("image/png"), made)
}

/// Gives some bytes, then fails.
fn broken(length: u64) -> Upload {
    struct Unplugged;
    impl Read for Unplugged {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("unplugged"))
        }
    }
    let content = move || Generator { position: 0, end: length, made: Arc::default() };
    Upload::reader(move || Ok(content().chain(Unplugged))).content_type("image/png")
}

fn one(log: &Log) -> Seen {
    let seen = log.lock().unwrap().clone();
    assert_eq!(seen.len(), 1, "{seen:?}");
    seen[0].clone()
}

#[tokio::test]
async fn fifty_megabytes_arrive() -> Result {
    let (log, client) = start().await?;
    let sum: u64 = (0..LARGE).map(|position| u64::from(value(position))).sum();
    for known in [true, false] {
        let (content, made) = generator(LARGE);
        let content = if known { content.length(LARGE) } else { content };
        client.send(&send(content)).await?;
        let seen = one(&log);
        let framing = (seen.header(CONTENT_LENGTH), seen.header(TRANSFER_ENCODING));
        assert_eq!(framing, if known { (Some("50000000"), None) } else { (None, Some("chunked")) });
        assert_eq!((seen.length, seen.sum, seen.is_whole), (LARGE, sum, true));
        assert_eq!(seen.header(CONTENT_TYPE), Some("image/png"));
        assert_eq!(made.load(Ordering::SeqCst), LARGE);
        log.lock().unwrap().clear();
    }
    Ok(())
}

#[tokio::test]
async fn nothing_is_read_that_the_server_does_not_take() -> Result {
    let (_, client) = start().await?;
    let (content, made) = generator(10 * LARGE);
    let operation = Send { path: "/sleeps", ..send(content) };
    assert!(client.send(&operation).await.is_err());
    // What lies in the socket's buffers counts as read.
    let made = made.load(Ordering::SeqCst);
    assert!(made < LARGE / 2, "{made} bytes were read ahead");
    Ok(())
}

#[tokio::test]
async fn the_length_of_a_form_is_known_if_that_of_its_files_is() -> Result {
    let (log, client) = start().await?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a b.png");
    std::fs::write(&path, b"\x89PNG")?;
    let file = Upload::open(path).content_type("image/png");
    let (unknown, _) = generator(4);
    for (content, is_known) in [(file, true), (unknown.clone().length(4), true), (unknown, false)] {
        client.send(&send_form(content)).await?;
        let seen = one(&log);
        let length = seen.header(CONTENT_LENGTH).map(str::parse).transpose()?;
        assert_eq!(length, is_known.then_some(seen.length));
        assert!(seen.header(CONTENT_TYPE).is_some_and(|value| value.starts_with("multipart/form-data; ")));
        assert!(seen.is_whole);
        log.lock().unwrap().clear();
    }
    Ok(())
}

#[tokio::test]
async fn a_file_is_read_when_it_is_sent() -> Result {
    let (log, client) = start().await?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a.png");
    let operation = send(Upload::open(&path));
    let error = client.send(&operation).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(error.source().unwrap().to_string(), r#"the upload "a.png" could not be read"#);
    assert!(log.lock().unwrap().is_empty(), "a file that is not there is found before anything is sent");

    for content in ["first", "", "second"] {
        std::fs::write(&path, content)?;
        client.send(&operation).await?;
        let seen = one(&log);
        assert_eq!((seen.body.as_slice(), seen.is_whole), (content.as_bytes(), true));
        assert_eq!(seen.header(CONTENT_LENGTH), Some(content.len().to_string().as_str()));
        log.lock().unwrap().clear();
    }

    let mut body = operation.request()?.into_body();
    assert_eq!((body.len(), body.measure()?), (None, Some(6)));
    std::fs::write(&path, "grown since")?;
    let error = body.into_bytes().unwrap_err();
    assert_eq!(error.to_string(), r#"the upload "a.png" has more than its 6 bytes"#);
    Ok(())
}

#[tokio::test]
async fn a_source_that_fails_is_the_reason_and_leaves_no_whole_request() -> Result {
    let unread = r#"the upload "file" ("a.png") could not be read"#;
    let table = [
        (broken(1_000_000), unread),
        (broken(1_000_000).length(2_000_000), unread),
        (broken(10), unread),
        (generator(5_000).0.length(6_000), r#"the upload "file" ("a.png") ended after 5000 of 6000 bytes"#),
        (generator(6_000).0.length(5_000), r#"the upload "file" ("a.png") has more than its 5000 bytes"#),
        (Upload::reader(|| Err::<io::Empty, _>(io::Error::other("unplugged"))).content_type("a/b"), unread),
    ];
    for (content, message) in table {
        for in_form in [true, false] {
            let (log, client) = start().await?;
            let error = client.send(&Send { in_form, ..send(content.clone().file_name("a.png")) }).await;
            let error = error.unwrap_err();
            assert!(matches!(error, Error::Transport(_)), "{error:?}");
            let source = error.source().unwrap();
            let message = if in_form {
                message.to_owned()
            } else {
                message.replace("\"file\" (\"a.png\")", "\"a.png\"")
            };
            assert_eq!(source.to_string(), message);
            if message.contains("could not be read") {
                assert_eq!(source.source().unwrap().to_string(), "unplugged");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
            assert!(log.lock().unwrap().iter().all(|seen| !seen.is_whole), "{:?}", log.lock());
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_call_that_is_tried_again_sends_the_same() -> Result {
    let (log, client) = start().await?;
    for operation in [send_form(generator(500).0), send_form(Upload::from("a").content_type("a/b"))] {
        client.send(&operation).await?;
        client.send(&operation.clone()).await?;
        client.send(&&operation).await?;
        let seen = std::mem::take(&mut *log.lock().unwrap());
        assert!(seen[0].is_whole && seen[0].length > 200);
        for again in &seen[1..] {
            assert_eq!((&again.headers, &again.body), (&seen[0].headers, &seen[0].body));
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_redirect_is_followed_if_the_content_is_in_memory() -> Result {
    let (log, client) = start().await?;
    let operation = |content: Upload| Send { path: "/moved", ..send_form(content.content_type("a/b")) };
    client.send(&operation("a".into())).await?;
    let seen = std::mem::take(&mut *log.lock().unwrap());
    assert_eq!([&*seen[0].path, &*seen[1].path], ["/moved", "/there"]);
    assert_eq!(seen[0].body, seen[1].body);

    let error = client.send(&operation(generator(5).0)).await.unwrap_err();
    assert_eq!(error.as_api().map(formwork::ApiError::status), Some(StatusCode::TEMPORARY_REDIRECT));
    assert_eq!(one(&log).path, "/moved");
    Ok(())
}

#[tokio::test]
async fn a_type_that_is_none_is_not_sent() -> Result {
    let (log, client) = start().await?;
    // The document's default is a range, so that the user has to say what it is.
    for (content, value) in
        [(Upload::from("a"), "image/*"), (Upload::from("a").content_type("a\r\nb: c"), "a\r\nb: c")]
    {
        match client.send(&send_form(content)).await {
            Err(Error::Request(RequestError::ContentType { value: named })) => assert_eq!(named, value),
            other => panic!("{other:?}"),
        }
    }
    assert!(log.lock().unwrap().is_empty());
    Ok(())
}

#[tokio::test]
async fn a_download_is_left_to_be_read() -> Result {
    let (_, client) = start().await?;
    let mut response = client.download(&send("".into())).await?;
    assert_eq!(response.status(), StatusCode::OK);
    let (mut length, mut chunks) = (0, 0);
    while let Some(chunk) = response.chunk().await? {
        assert!(chunk.iter().all(|byte| *byte == b'a'));
        (length, chunks) = (length + chunk.len(), chunks + 1);
    }
    assert_eq!(length, DOWNLOAD);
    assert!(chunks > 1, "it came at once");

    let refused = Send { path: "/refuses", ..send("".into()) };
    let error = client.download(&refused).await.unwrap_err();
    let api = error.as_api().unwrap();
    assert_eq!((api.status(), api.message()), (StatusCode::CONFLICT, Some("no")));
    assert_eq!(api.body(), br#"{"message":"no"}"#);
    Ok(())
}

/// An operation that takes any answer for a success.
struct Lenient;

impl Operation for Lenient {
    type Output = ();
    type Body = Vec<u8>;

    fn request(&self) -> std::result::Result<http::Request<Vec<u8>>, RequestError> {
        RequestBuilder::new(Method::POST).path("/refuses").build()
    }

    fn response(&self, _: http::Response<&[u8]>) -> std::result::Result<(), Error> {
        Ok(())
    }
}

#[tokio::test]
async fn only_a_success_is_downloaded() -> Result {
    let (_, client) = start().await?;
    client.send(&Lenient).await?;
    let error = client.download(&Lenient).await.unwrap_err();
    assert_eq!(error.as_api().and_then(formwork::ApiError::message), Some("no"));
    Ok(())
}

#[tokio::test]
async fn calls_can_be_spawned() -> Result {
    let (log, client) = start().await?;
    let operation = send(generator(100_000).0);
    let call = tokio::spawn(async move { client.send(&operation).await.map(|_| ()) });
    call.await??;
    assert_eq!(one(&log).length, 100_000);
    Ok(())
}
