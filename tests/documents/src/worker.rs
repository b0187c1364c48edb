//! A process for each document: what kills it, be it a deep stack or too much memory, costs one operation and no more.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A process that is at work.
pub(crate) struct Worker {
    child: Child,
    lines: Receiver<String>,
    errors: Option<JoinHandle<String>>,
}

/// A message of a worker.
pub(crate) enum Heard<T> {
    /// A line of its output.
    Said(T),
    /// It ended well.
    Finished,
    /// It ended otherwise, with these last words.
    Died(String),
    /// It said nothing in time, and was ended.
    TimedOut,
}

impl Worker {
    /// Starts this program anew with a job on its input, and at most so many megabytes of address space.
    pub(crate) fn start(job: &impl Serialize, megabytes: u64) -> Result<Self, String> {
        Self::start_in(job, megabytes, &std::env::current_dir().map_err(|error| error.to_string())?)
    }

    /// A worker in another folder.
    pub(crate) fn start_in(
        job: &impl Serialize,
        megabytes: u64,
        folder: &std::path::Path,
    ) -> Result<Self, String> {
        let program: PathBuf = std::env::current_exe().map_err(|error| error.to_string())?;
        let mut child = Command::new("sh")
            .args(["-c", "ulimit -v \"$1\" 2>/dev/null; exec \"$0\" worker"])
            .arg(program)
            .arg((megabytes * 1024).to_string())
            .current_dir(folder)
            // A panic is reported by its message; the rest would hide it.
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        if let Some(mut input) = child.stdin.take() {
            let job = serde_json::to_vec(job).map_err(|error| error.to_string())?;
            // A worker that is dead already is heard of below.
            let _ = input.write_all(&job);
        }
        let (sender, lines) = channel();
        if let Some(output) = child.stdout.take() {
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            });
        }
        let errors = child.stderr.take().map(|output| std::thread::spawn(move || last_words(output)));
        Ok(Self { child, lines, errors })
    }

    /// Waits for the next line.
    pub(crate) fn hear<T: DeserializeOwned>(&mut self, patience: Duration) -> Heard<T> {
        match self.lines.recv_timeout(patience) {
            Ok(line) => match serde_json::from_str(&line) {
                Ok(said) => Heard::Said(said),
                Err(error) => Heard::Died(format!("it said `{line}`: {error}")),
            },
            Err(RecvTimeoutError::Timeout) => {
                self.end();
                Heard::TimedOut
            }
            Err(RecvTimeoutError::Disconnected) => match self.child.wait() {
                Ok(status) if status.success() => Heard::Finished,
                Ok(status) => Heard::Died(format!("{status}: {}", self.last_words())),
                Err(error) => Heard::Died(error.to_string()),
            },
        }
    }

    /// The message of the worker, if it is a single line.
    pub(crate) fn answer<T: DeserializeOwned>(mut self, patience: Duration) -> Result<T, String> {
        match self.hear(patience) {
            Heard::Said(answer) => Ok(answer),
            Heard::Finished => Err("the worker said nothing".to_owned()),
            Heard::Died(words) => Err(words),
            Heard::TimedOut => Err(format!("no answer in {} s", patience.as_secs())),
        }
    }

    fn last_words(&mut self) -> String {
        let words = self.errors.take().and_then(|errors| errors.join().ok()).unwrap_or_default();
        words.trim().replace('\n', " ")
    }

    fn end(&mut self) {
        // It may have ended by itself in the meantime.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}

/// The end of what was printed; a stack overflow is reported in a few lines.
fn last_words(mut output: impl Read) -> String {
    let mut text = Vec::new();
    let _ = output.read_to_end(&mut text);
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    lines[lines.len().saturating_sub(3)..].join("\n")
}

/// The task of a worker.
#[derive(Serialize, Deserialize)]
pub(crate) enum Job {
    /// Compile these operations one by one.
    Generate(crate::generate::Job),
    /// Compile broken variants of a document.
    Mutate(crate::mutate::Job),
    /// Give the code of operations.
    Write(crate::sample::Job),
    /// Give the code that reads examples.
    Read(crate::examples::Job),
    /// Compile twice, and say what came of it.
    Digest(crate::determinism::Job),
}

/// The other end: reads a job, does it, and says a line for each part of it.
pub(crate) fn work() -> Result<(), String> {
    crate::compile::keep_panics();
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text).map_err(|error| error.to_string())?;
    let job = serde_json::from_slice(&text).map_err(|error| error.to_string())?;
    // Where a job does not tell panics apart itself, one ends the worker, and these are its last words.
    crate::compile::catch(|| match job {
        Job::Generate(job) => crate::generate::work(&job),
        Job::Mutate(job) => crate::mutate::work(&job),
        Job::Write(job) => crate::sample::work(&job),
        Job::Read(job) => crate::examples::work(&job),
        Job::Digest(job) => crate::determinism::work(&job),
    })?
}

/// Says a line to whoever started this worker.
pub(crate) fn say(line: &impl Serialize) -> Result<(), String> {
    let mut text = serde_json::to_vec(line).map_err(|error| error.to_string())?;
    text.push(b'\n');
    let mut output = std::io::stdout().lock();
    output.write_all(&text).and_then(|()| output.flush()).map_err(|error| error.to_string())
}

/// The most memory that this process ever had, in megabytes; 0 where the system does not say.
pub(crate) fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}

/// How long this thread has been on a processor; `None` where the system does not say. Other programs do not count, as
/// they do on the clock.
pub(crate) fn busy() -> Option<Duration> {
    let status = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    status.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// Lets the peak begin anew at what the process has now. Where that cannot be done it stays what it ever was.
pub(crate) fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}
