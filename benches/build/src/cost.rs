//! Costs of a process and of all that it started.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

use crate::Failure;

/// The cost of one run.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Time on the clock.
    pub wall: Duration,
    /// Time of all processors, in the system as well.
    pub cpu: Duration,
    /// The most that the largest process had at once, in bytes.
    pub memory: u64,
}

impl Cost {
    /// The median of each.
    #[must_use]
    pub fn median(costs: &[Self]) -> Option<Self> {
        Some(Self {
            wall: median(costs.iter().map(|cost| cost.wall))?,
            cpu: median(costs.iter().map(|cost| cost.cpu))?,
            memory: median(costs.iter().map(|cost| cost.memory))?,
        })
    }
}

/// The median, if there is any value.
pub fn median<T: Ord + Copy>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut values: Vec<T> = values.collect();
    values.sort();
    values.get(values.len() / 2).copied()
}

/// Runs it to the end, and what it says goes into the log.
///
/// # Errors
///
/// Fails with the first error in the log if the program does.
pub fn measure(command: &mut Command, log: &Path) -> Result<Cost, Failure> {
    command.stdin(Stdio::null()).stdout(File::create(log)?).stderr(File::options().append(true).open(log)?);
    let started = Instant::now();
    let used = command.spawn()?.wait4()?;
    let wall = started.elapsed();
    if !used.status.success() {
        return Err(first_error(&std::fs::read_to_string(log)?).into());
    }
    Ok(Cost { wall, cpu: used.rusage.utime + used.rusage.stime, memory: used.rusage.maxrss })
}

/// The line that says what was wrong. rustc begins it with `error`, LLVM in it otherwise.
fn first_error(log: &str) -> String {
    let error =
        log.lines().find(|line| ["error", "rustc-LLVM ERROR"].iter().any(|word| line.starts_with(word)));
    error.or(log.lines().last()).unwrap_or("it says nothing").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_of_children_count() {
        let log = std::env::temp_dir().join(format!("formwork-cost-{}", std::process::id()));
        let busy = "sh -c 'i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done'; true";
        let cost = measure(Command::new("sh").args(["-c", busy]), &log).unwrap();
        assert!(cost.cpu > Duration::from_millis(20) && cost.memory > 100_000, "{cost:?}");
        let failure = measure(Command::new("sh").args(["-c", "echo a; echo error: b >&2; exit 1"]), &log);
        assert_eq!(failure.unwrap_err().to_string(), "error: b");
        std::fs::remove_file(log).unwrap();
    }

    #[test]
    fn the_middle_is_the_median() {
        assert_eq!(median([3, 9, 1].into_iter()), Some(3));
        assert_eq!(median(std::iter::empty::<u8>()), None);
    }
}
