//! A server that takes one request, and answers with a session.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::JoinHandle;

use crate::Failure;

/// The members that every contender reads.
pub(crate) const SESSION: &str = r#"{"id": "vs_123", "object": "identity.verification_session", "client_secret": "vs_123_secret",
"created": 1695680478, "last_error": {"code": "document_expired", "reason": "The document is expired."},
"last_verification_report": "vr_123", "livemode": true, "metadata": {"order_id": "6735"},
"options": {"document": {"allowed_types": ["passport", "id_card"], "require_live_capture": true}},
"provided_details": {"email": "jenny@example.com"}, "redaction": null, "status": "requires_input", "type": "document",
"url": "https://verify.example.com/start/vs_123"}"#;

/// A server on the loopback.
pub(crate) struct Server {
    address: SocketAddr,
    thread: JoinHandle<std::io::Result<Request>>,
}

/// The received response.
#[derive(Debug, Default)]
pub(crate) struct Request {
    /// Method and path.
    pub(crate) line: String,
    pub(crate) body: String,
}

impl Server {
    pub(crate) fn start() -> Result<Self, Failure> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let thread = std::thread::spawn(move || answer(listener.accept()?.0));
        Ok(Self { address, thread })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The request that came. To be called when whoever was to send it has ended.
    pub(crate) fn request(self) -> Result<Request, Failure> {
        // If nobody came, this ends the waiting.
        drop(TcpStream::connect(self.address));
        Ok(self.thread.join().map_err(|_| "the server broke off")??)
    }
}

fn answer(mut stream: TcpStream) -> std::io::Result<Request> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(Request::default());
    }
    let mut length = 0;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? <= 2 {
            break;
        }
        let header = header.to_ascii_lowercase();
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    write!(
        stream,
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{SESSION}",
        SESSION.len()
    )?;
    let line = line.trim_end().trim_end_matches(" HTTP/1.1").to_owned();
    Ok(Request { line, body: String::from_utf8_lossy(&body).into_owned() })
}
