//! The instructions of one update, with those of the server: what valgrind counts for N is taken from that for 2 N.

use std::process::Command;

/// Enough for one update's share of what varies to settle.
const UPDATES: u32 = 2_000;

/// The instructions of one update through this client, or `None` without valgrind.
pub(crate) fn measure(client: &str) -> Option<f64> {
    let (once, twice) = (count(client, UPDATES)?, count(client, 2 * UPDATES)?);
    Some((twice - once) / f64::from(UPDATES))
}

fn count(client: &str, updates: u32) -> Option<f64> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    command.arg(std::env::current_exe().ok()?).args(["call", client, &updates.to_string()]);
    let output = command.output().ok().filter(|output| output.status.success())?;
    let log = String::from_utf8_lossy(&output.stderr);
    // In a line such as `==1== I refs: 1,234`.
    let (_, number) = log.lines().find_map(|line| line.split_once("refs:"))?;
    number.trim().replace(',', "").parse().ok()
}
