//! Instructions a call: what valgrind counts around N calls is taken from what it counts around 2 N.

use std::error::Error;
use std::path::Path;
use std::process::Command;

/// The instructions of one call of a program that takes `call`, a place and a count, or `None` without valgrind. Of this
/// many calls, one's share of what varies, such as the allocator's, has settled.
///
/// # Errors
///
/// Fails if the program does, or valgrind says no count.
pub fn measure(program: &Path, place: &[String], calls: u64) -> Result<Option<u64>, Box<dyn Error>> {
    let (Some(once), Some(twice)) = (count(program, place, calls)?, count(program, place, 2 * calls)?) else {
        return Ok(None);
    };
    Ok(Some(twice.saturating_sub(once) / calls))
}

fn count(program: &Path, place: &[String], calls: u64) -> Result<Option<u64>, Box<dyn Error>> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    command.arg(program).arg("call").args(place).arg(calls.to_string());
    let output = match command.output() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        output => output?,
    };
    let log = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("valgrind: {log}").into());
    }
    total(&log).map(Some).ok_or_else(|| format!("no count in what valgrind says: {log}").into())
}

/// The number in a line such as `==1== I refs: 1,234`.
fn total(log: &str) -> Option<u64> {
    let (_, number) =
        log.lines().filter(|line| line.contains("refs:")).find_map(|line| line.split_once("refs:"))?;
    number.trim().replace(',', "").parse().ok()
}
