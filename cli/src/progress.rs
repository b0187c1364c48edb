//! How far a command has come, for who watches: on a terminal, and once it takes longer than one likes to wait.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// What is waited for without a word.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the line changes.
const PAUSE: Duration = Duration::from_millis(50);

/// A line on stderr that says what is being done.
pub(crate) struct Progress {
    what: &'static str,
    total: usize,
    done: usize,
    next: Instant,
    is_watched: bool,
    is_shown: bool,
}

impl Progress {
    /// The line of a command that does `total` things.
    pub(crate) fn new(what: &'static str, total: usize) -> Self {
        let is_watched = std::io::stderr().is_terminal();
        Self { what, total, done: 0, next: Instant::now() + PATIENCE, is_watched, is_shown: false }
    }

    /// Says which thing is done now.
    pub(crate) fn step(&mut self, name: &str) {
        self.done += 1;
        let now = Instant::now();
        if !self.is_watched || now < self.next {
            return;
        }
        self.next = now + PAUSE;
        self.is_shown = true;
        let name: String = name.chars().take(50).collect();
        // What nobody can see matters to nobody.
        let _ = write!(std::io::stderr(), "\r\x1b[K{} {}/{} {name}", self.what, self.done, self.total);
        let _ = std::io::stderr().flush();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
