//! A server that counts updates, on a thread of its own and as cheap as it can be.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const SESSION: &str = r#"{"id":"vs_1NuN9WLkdIwHu7ix597AR9uz","object":"identity.verification_session","client_secret":"...","created":1695680478,"last_error":null,"last_verification_report":null,"livemode":false,"metadata":{},"options":{},"redaction":null,"status":"requires_input","type":"id_number","url":"..."}"#;

type Counts = Arc<Mutex<BTreeMap<usize, usize>>>;

/// A running server. It runs until the process ends.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    counts: Counts,
}

impl Server {
    /// Starts a server on a free local port.
    ///
    /// # Panics
    ///
    /// If there is none.
    #[must_use]
    pub fn start() -> Self {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a local port");
        let address = listener.local_addr().expect("an address");
        listener.set_nonblocking(true).expect("a listener that does not block");
        let counts = Counts::default();
        let shared = Arc::clone(&counts);
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(serve(listener, shared))
        });
        Self { address, counts }
    }

    /// The base URL, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How often each update arrived since this was asked last.
    #[must_use]
    pub fn take(&self) -> BTreeMap<usize, usize> {
        std::mem::take(&mut self.counts.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn serve(listener: std::net::TcpListener, counts: Counts) -> io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        tokio::spawn(answer(stream, Arc::clone(&counts)));
    }
}

/// Answers every request of a connection.
async fn answer(mut stream: TcpStream, counts: Counts) -> io::Result<()> {
    let length = SESSION.len();
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nRequest-Id: req_1\r\nContent-Length: {length}\r\n\r\n{SESSION}"
    );
    let mut buffer = Vec::with_capacity(4096);
    loop {
        while let Some((number, end)) = request(&buffer) {
            *counts.lock().unwrap_or_else(PoisonError::into_inner).entry(number).or_default() += 1;
            buffer.drain(..end);
            stream.write_all(answer.as_bytes()).await?;
        }
        if stream.read_buf(&mut buffer).await? == 0 {
            return Ok(());
        }
    }
}

/// The number of the update at the beginning of the buffer, and where it ends, if it is whole.
fn request(buffer: &[u8]) -> Option<(usize, usize)> {
    let text = std::str::from_utf8(buffer).ok()?;
    let (head, rest) = text.split_once("\r\n\r\n")?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    })?;
    let body = rest.get(..length)?;
    let number = body.split('&').find_map(|pair| pair.strip_prefix("metadata[order]="))?;
    Some((number.parse().ok()?, head.len() + 4 + length))
}
