//! A server that plays a script: for each request that arrives, the next step, whatever the connection is.

use std::collections::VecDeque;
use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The script for a request.
#[derive(Clone, Debug)]
pub struct Step {
    read: Read,
    actions: Vec<Action>,
}

/// How much of a request is read before anything happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// It has begun to arrive, and nothing of it is read.
    Nothing,
    /// Its head.
    Head,
    /// All of it.
    All,
}

/// Something that the server does.
#[derive(Clone, Debug)]
pub enum Action {
    /// Sends these bytes.
    Send(Vec<u8>),
    /// Sends this many bytes, or as many as are taken.
    SendMuch(u64),
    /// Does nothing for a time.
    Wait(Duration),
    /// Ends the connection as if the machine had failed.
    Reset,
    /// Ends the connection.
    Close,
}

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The number of the connection, from 0.
    pub connection: usize,
    /// The first line, without the version of HTTP.
    pub line: String,
    /// The headers in their order, with names in lower case.
    pub headers: Vec<(String, String)>,
    /// The part of the body that was read.
    pub body: Vec<u8>,
    /// When it arrived.
    pub at: Instant,
}

impl Arrived {
    /// The values of the headers with this name.
    #[must_use]
    pub fn headers(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|header| header.0 == name).map(|header| header.1.as_str()).collect()
    }

    /// The value of the only header with this name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        match self.headers(name).as_slice() {
            [value] => Some(value),
            _ => None,
        }
    }
}

impl Step {
    /// Reads the request and does these things.
    #[must_use]
    pub fn new(read: Read, actions: impl Into<Vec<Action>>) -> Self {
        Self { read, actions: actions.into() }
    }

    /// Answers with this text, which has the head and the body.
    #[must_use]
    pub fn raw(response: impl Into<Vec<u8>>) -> Self {
        Self::new(Read::All, [Action::Send(response.into())])
    }

    /// Answers with a status, further lines of the head, and a body.
    #[must_use]
    pub fn answer(status: u16, lines: &str, body: &str) -> Self {
        let length = body.len();
        Self::raw(format!("HTTP/1.1 {status} X\r\nContent-Length: {length}\r\n{lines}\r\n{body}"))
    }

    /// Answers with JSON.
    #[must_use]
    pub fn json(status: u16, lines: &str, body: &str) -> Self {
        Self::answer(status, &format!("Content-Type: application/json\r\n{lines}"), body)
    }

    /// Waits first.
    #[must_use]
    pub fn late(mut self, wait: Duration) -> Self {
        self.actions.insert(0, Action::Wait(wait));
        self
    }
}

/// A server on a port of its own. It runs until the process ends.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    script: VecDeque<Step>,
    arrived: Vec<Arrived>,
}

impl Server {
    /// Starts a server that plays these steps. To whatever arrives after them it says 410.
    ///
    /// # Panics
    ///
    /// If no local port can be bound.
    #[must_use]
    pub fn start(script: impl IntoIterator<Item = Step>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a local port");
        let address = listener.local_addr().expect("an address");
        let script = script.into_iter().collect();
        let state = Arc::new(Mutex::new(State { script, arrived: Vec::new() }));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                let (stream, state) = (stream.expect("a connection"), Arc::clone(&shared));
                // A connection that breaks is part of many scripts.
                std::thread::spawn(move || Connection { stream, number, ahead: Vec::new() }.serve(&state));
            }
        });
        Self { address, state }
    }

    /// The base URL, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every request so far.
    #[must_use]
    pub fn arrived(&self) -> Vec<Arrived> {
        lock(&self.state).arrived.clone()
    }

    /// The only request so far.
    ///
    /// # Panics
    ///
    /// If there are more or fewer.
    #[allow(clippy::must_use_candidate)] // That there is one is often all that matters.
    #[track_caller]
    pub fn one(&self) -> Arrived {
        let mut arrived = self.arrived();
        assert_eq!(arrived.len(), 1, "{arrived:?}");
        arrived.remove(0)
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Connection {
    stream: TcpStream,
    number: usize,
    /// Bytes that were read beyond the last request.
    ahead: Vec<u8>,
}

impl Connection {
    fn serve(mut self, state: &Mutex<State>) -> io::Result<()> {
        self.stream.set_nodelay(true)?;
        loop {
            if self.ahead.is_empty() && self.stream.peek(&mut [0])? == 0 {
                return Ok(());
            }
            let step = lock(state).script.pop_front().unwrap_or_else(|| Step::answer(410, "", ""));
            let mut arrived = Arrived {
                connection: self.number,
                line: String::new(),
                headers: Vec::new(),
                body: Vec::new(),
                at: Instant::now(),
            };
            let read = self.read(step.read, &mut arrived);
            lock(state).arrived.push(arrived);
            read?;
            for action in step.actions {
                if !self.act(action)? {
                    return Ok(());
                }
            }
        }
    }

    /// True if the connection stays open.
    fn act(&mut self, action: Action) -> io::Result<bool> {
        match action {
            Action::Send(bytes) => self.stream.write_all(&bytes)?,
            Action::SendMuch(length) => {
                let chunk = vec![b'a'; 64 * 1024];
                let mut left = length;
                while left > 0 {
                    let now = usize::try_from(left).unwrap_or(usize::MAX).min(chunk.len());
                    self.stream.write_all(&chunk[..now])?;
                    left -= now as u64;
                }
            }
            Action::Wait(time) => std::thread::sleep(time),
            Action::Reset => {
                socket2::SockRef::from(&self.stream).set_linger(Some(Duration::ZERO))?;
                return Ok(false);
            }
            Action::Close => return Ok(false),
        }
        Ok(true)
    }

    fn read(&mut self, read: Read, arrived: &mut Arrived) -> io::Result<()> {
        if read == Read::Nothing {
            return Ok(());
        }
        let head = loop {
            match self.ahead.windows(4).position(|window| window == b"\r\n\r\n") {
                Some(end) => break self.ahead.drain(..end + 4).collect::<Vec<u8>>(),
                None => self.more()?,
            }
        };
        let head = String::from_utf8_lossy(&head).into_owned();
        let mut lines = head.trim_end().split("\r\n");
        arrived.line = lines.next().unwrap_or_default().replace(" HTTP/1.1", "");
        for line in lines {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            arrived.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        if read == Read::Head {
            return Ok(());
        }
        if arrived.header("transfer-encoding") == Some("chunked") {
            return self.chunks(&mut arrived.body);
        }
        let length = arrived.header("content-length").map_or(Ok(0), str::parse).map_err(io::Error::other)?;
        self.exactly(length, &mut arrived.body)
    }

    fn chunks(&mut self, body: &mut Vec<u8>) -> io::Result<()> {
        loop {
            let line = loop {
                match self.ahead.windows(2).position(|window| window == b"\r\n") {
                    Some(end) => break self.ahead.drain(..end + 2).collect::<Vec<u8>>(),
                    None => self.more()?,
                }
            };
            let line = String::from_utf8_lossy(&line).into_owned();
            let length = usize::from_str_radix(line.trim(), 16).map_err(io::Error::other)?;
            self.exactly(length, body)?;
            self.exactly(2, &mut Vec::new())?;
            if length == 0 {
                return Ok(());
            }
        }
    }

    fn exactly(&mut self, length: usize, to: &mut Vec<u8>) -> io::Result<()> {
        while self.ahead.len() < length {
            if let Err(error) = self.more() {
                to.append(&mut self.ahead);
                return Err(error);
            }
        }
        to.extend(self.ahead.drain(..length));
        Ok(())
    }

    fn more(&mut self) -> io::Result<()> {
        let mut buffer = vec![0; 64 * 1024];
        match self.stream.read(&mut buffer)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                self.ahead.extend_from_slice(&buffer[..read]);
                Ok(())
            }
        }
    }
}
