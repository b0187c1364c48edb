//! The most memory that a process has had.

use std::error::Error;
use std::process::Command;

use crate::contender::Contender;

/// The memory in bytes that a process needs to do the work once. `None` where the system does not report it.
pub(crate) fn measure(
    contender: Contender,
    path: &str,
    operation: &str,
) -> Result<Option<u64>, Box<dyn Error>> {
    let mut command = Command::new(std::env::current_exe()?);
    let output = command.args(["call", contender.name(), path, operation]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let bytes: u64 = String::from_utf8(output.stdout)?.trim().parse()?;
    Ok((bytes > 0).then_some(bytes))
}

/// The bytes that this process has had at most; 0 where the system does not say it.
pub(crate) fn highest() -> Result<u64, Box<dyn Error>> {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else { return Ok(0) };
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes * 1024)
}
