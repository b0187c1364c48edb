//! Fuzzing on stable Rust: `cargo run --release -p formwork-fuzz -- [SECONDS] [--seed N]`.

mod engine;
mod targets;

use std::process::ExitCode;
use std::time::Duration;

use engine::Found;

/// Seconds for all targets together, unless told otherwise.
const SECONDS: u64 = 60;

fn main() -> ExitCode {
    let Some((seconds, seed)) = arguments(std::env::args().skip(1)) else {
        eprintln!("usage: formwork-fuzz [SECONDS] [--seed N]");
        return ExitCode::from(2);
    };
    println!("seed {seed}, {seconds} s");
    // A panic is a finding like any other, and is reported as one.
    std::panic::set_hook(Box::new(|_| {}));
    let mut code = ExitCode::SUCCESS;
    let time = Duration::from_secs(seconds) / u32::try_from(targets::ALL.len()).unwrap_or(1);
    for target in targets::ALL {
        let run = engine::run(target, seed, |spent| spent.time < time);
        let a_second = u128::from(run.spent.executions) * 1_000 / run.spent.time.as_millis().max(1);
        println!(
            "{:<12} {:>9} executions, {a_second:>7}/s, {:>4} outcomes",
            target.name, run.spent.executions, run.outcomes
        );
        if let Some(Found { input, reason }) = run.found {
            println!("  FAILED: {reason}\n  with: b\"{}\"", input.escape_ascii());
            code = ExitCode::FAILURE;
        }
    }
    code
}

/// The seconds and the seed. `None` if they are not numbers.
fn arguments(mut arguments: impl Iterator<Item = String>) -> Option<(u64, u64)> {
    let (mut seconds, mut seed) = (SECONDS, fastrand::u64(..));
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seed" => seed = arguments.next()?.parse().ok()?,
            number => seconds = number.parse().ok()?,
        }
    }
    Some((seconds, seed))
}
