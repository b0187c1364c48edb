//! Proof that contenders make the same request and read the same response. Others are not measured.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::Failure;
use crate::answer::{Request, SESSION, Server};
use crate::contender::{Contender, Group};

/// The output of a program.
#[derive(Debug, PartialEq)]
pub struct Done {
    /// Method and path.
    pub line: String,
    /// The pairs of the form, decoded and sorted. Not everybody keeps their order.
    pub pairs: Vec<String>,
    /// The values that it read, if it reads any.
    pub read: Option<String>,
}

/// The expected output.
#[must_use]
pub fn expected(contender: Contender) -> Done {
    let pairs = [
        "metadata[note]=",
        "metadata[order_id]=6735",
        "options[document][allowed_types][0]=passport",
        "options[document][allowed_types][1]=id_card",
        "options[document][require_live_capture]=true",
        "provided_details[email]=jenny@example.com",
        "type=document",
    ];
    let read = r#"vs_123 true {"order_id": "6735"} Some(true) Some("The document is expired.")"#;
    Done {
        line: "POST /v1/identity/verification_sessions/vs_123".to_owned(),
        pairs: pairs.map(str::to_owned).to_vec(),
        read: contender.decodes().then(|| read.to_owned()),
    }
}

/// Runs the program and compares.
///
/// # Errors
///
/// Fails if it does something else.
pub fn check(contender: Contender, program: &Path) -> Result<(), Failure> {
    let done = match contender.group {
        Group::Alone => alone(program)?,
        Group::Client => client(program)?,
    };
    let read = done.read.filter(|_| contender.decodes());
    let done = Done { read, ..done };
    if done != expected(contender) {
        return Err(format!("{} does {done:?} in place of {:?}", contender.name, expected(contender)).into());
    }
    Ok(())
}

/// It prints the request, and reads the answer from its input.
fn alone(program: &Path) -> Result<Done, Failure> {
    let mut command = Command::new(program);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    child.stdin.take().ok_or("it has no input")?.write_all(SESSION.as_bytes())?;
    let printed = printed(&child.wait_with_output()?)?;
    match printed.lines().collect::<Vec<_>>().as_slice() {
        [line, body, read] => {
            Ok(Done { line: (*line).to_owned(), pairs: pairs(body), read: Some((*read).to_owned()) })
        }
        _ => Err(format!("it prints {printed:?}").into()),
    }
}

/// It sends the request to a URL.
fn client(program: &Path) -> Result<Done, Failure> {
    let server = Server::start()?;
    let output = Command::new(program).arg(server.url()).output()?;
    let request = server.request();
    let read = printed(&output)?.trim().to_owned();
    let Request { line, body } = request?;
    Ok(Done { line, pairs: pairs(&body), read: Some(read) })
}

fn printed(output: &Output) -> Result<String, Failure> {
    if !output.status.success() {
        let log = String::from_utf8_lossy(&output.stderr);
        return Err(log.lines().next().unwrap_or("it says nothing").into());
    }
    Ok(String::from_utf8(output.stdout.clone())?)
}

fn pairs(body: &str) -> Vec<String> {
    let decoded = |pair: &str| percent_encoding::percent_decode_str(pair).decode_utf8_lossy().into_owned();
    let mut pairs: Vec<String> = body.split('&').map(decoded).collect();
    pairs.sort();
    pairs
}
