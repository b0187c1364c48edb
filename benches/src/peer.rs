//! async-stripe, which is too big for the workspace: a program of its own that is built when it is asked for.

use std::error::Error;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

/// The running program, which does as many calls as it is told to.
pub(crate) struct Peer {
    program: PathBuf,
    child: Child,
    calls: ChildStdin,
    nanoseconds: BufReader<ChildStdout>,
}

impl Peer {
    /// The name in tables.
    pub(crate) const NAME: &str = "async-stripe";

    /// Builds the program beside this one, and starts it, if it makes the same request as what is `expected`.
    pub(crate) fn build(expected: &str) -> Result<Self, Box<dyn Error>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers");
        let this = std::env::current_exe()?;
        let target = this.ancestors().nth(2).ok_or("this program is in no target folder")?.join("peers");
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--release", "--locked", "--manifest-path"]).arg(folder.join("Cargo.toml"));
        if !cargo.arg("--target-dir").arg(&target).status()?.success() {
            return Err("the peers do not build".into());
        }
        let program = target.join("release/formwork-bench-peers");
        let shown = String::from_utf8(Command::new(&program).arg("show").output()?.stdout)?;
        if pairs(&shown) != pairs(expected) {
            return Err(format!("{} makes another request: {shown}", Self::NAME).into());
        }
        Self::start(program)
    }

    fn start(program: PathBuf) -> Result<Self, Box<dyn Error>> {
        let mut command = Command::new(&program);
        let mut child = command.arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let calls = child.stdin.take().ok_or("the peer takes no input")?;
        let nanoseconds = BufReader::new(child.stdout.take().ok_or("the peer has no output")?);
        Ok(Self { program, child, calls, nanoseconds })
    }

    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    /// Does this many calls.
    pub(crate) fn turn(&mut self, calls: u32) -> Result<Duration, Box<dyn Error>> {
        writeln!(self.calls, "{calls}")?;
        self.calls.flush()?;
        let mut line = String::new();
        self.nanoseconds.read_line(&mut line)?;
        Ok(Duration::from_nanos(line.trim().parse()?))
    }
}

/// The pairs of a body that stands behind a path. Not everybody keeps their order.
fn pairs(request: &str) -> Vec<String> {
    let body = request.trim().split_once(' ').map_or("", |(_, body)| body);
    let decoded = |pair: &str| percent_encoding::percent_decode_str(pair).decode_utf8_lossy().into_owned();
    let mut pairs: Vec<String> = body.split('&').map(decoded).collect();
    pairs.sort();
    pairs
}

/// The program ends with the one that asked for it.
impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
