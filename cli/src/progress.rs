//! How far a command has come, for who watches: on a terminal, and once it takes longer than one likes to wait.

use std::io::{IsTerminal as _, Write as _};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The time before the first progress line.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the line changes.
const PAUSE: Duration = Duration::from_millis(100);

/// A line on stderr that says what is being done, until this is dropped.
pub(crate) struct Progress {
    shared: Arc<Shared>,
    line: Option<JoinHandle<()>>,
}

/// State of the thread that writes the line.
struct Shared {
    what: String,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The number of the thing that is done now, of how many, and its name; if they are counted.
    now: Option<(usize, usize, String)>,
    is_over: bool,
}

/// Does what may take a while.
pub(crate) fn during<T>(what: impl Into<String>, work: impl FnOnce() -> T) -> T {
    let _progress = Progress::new(what.into(), State::default());
    work()
}

impl Progress {
    /// The line of a command that does `total` things.
    pub(crate) fn counting(what: &str, total: usize) -> Self {
        Self::new(what.to_owned(), State { now: Some((0, total, String::new())), is_over: false })
    }

    fn new(what: String, state: State) -> Self {
        let shared = Arc::new(Shared { what, state: Mutex::new(state), changed: Condvar::new() });
        let line = std::io::stderr().is_terminal().then(|| {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || shared.write())
        });
        Self { shared, line }
    }

    /// Says which thing is done now.
    pub(crate) fn step(&self, name: &str) {
        if self.line.is_none() {
            return;
        }
        if let Some((done, _, now)) = &mut self.shared.state().now {
            *done += 1;
            *now = name.chars().take(50).collect();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.shared.state().is_over = true;
        self.shared.changed.notify_all();
        if let Some(line) = self.line.take() {
            // What nobody can see matters to nobody.
            let _ = line.join();
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the line again and again, and takes it away when all is over.
    fn write(&self) {
        let started = Instant::now();
        let mut pause = PATIENCE;
        loop {
            let waited = self.changed.wait_timeout_while(self.state(), pause, |state| !state.is_over);
            let state = waited.unwrap_or_else(PoisonError::into_inner).0;
            let mut stderr = std::io::stderr();
            if state.is_over {
                if pause == PAUSE {
                    let _ = write!(stderr, "\r\x1b[K");
                }
                return;
            }
            let line = match &state.now {
                Some((done, total, name)) => format!("{} {done}/{total} {name}", self.what),
                None => format!("{} {} s", self.what, started.elapsed().as_secs()),
            };
            drop(state);
            let _ = write!(stderr, "\r\x1b[K{line}");
            let _ = stderr.flush();
            pause = PAUSE;
        }
    }
}
