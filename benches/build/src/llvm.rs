//! How much a user's crate gives LLVM to do: the lines of its functions' bodies, unoptimised.

use std::path::Path;

use crate::workshop::Workshop;
use crate::{Failure, cost};

/// The size of a crate's functions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lines {
    /// How many functions there are.
    pub functions: u64,
    /// How many lines are in their bodies.
    pub lines: u64,
}

/// The lines of a project's own crate. What it needs is built before.
///
/// # Errors
///
/// Fails if it does not compile.
pub fn measure(workshop: &Workshop, name: &str) -> Result<Lines, Failure> {
    let mut cargo = workshop.cargo_for(name, "rustc", "dev");
    // In one piece, and without debug information, whose lines stand among the others.
    cargo.env("CARGO_INCREMENTAL", "0");
    let module = workshop.target(name, "dev").join("module.ll");
    cargo.args([
        "--bin",
        &format!("bench-{name}"),
        "--",
        "-Ccodegen-units=1",
        "-Copt-level=0",
        "-Cdebuginfo=0",
    ]);
    cargo.arg(format!("--emit=llvm-ir={}", module.display()));
    // Cargo would not call rustc again for a file that it does not know of.
    touch(&workshop.project(name).join("src/main.rs"))?;
    cost::measure(&mut cargo, &workshop.log())?;
    Ok(count(&std::fs::read_to_string(module)?))
}

fn touch(file: &Path) -> Result<(), Failure> {
    let text = std::fs::read(file)?;
    Ok(std::fs::write(file, text)?)
}

/// A function is defined from a line with `define` to the bracket that closes it.
fn count(module: &str) -> Lines {
    let mut counted = Lines { functions: 0, lines: 0 };
    let mut inside = false;
    for line in module.lines() {
        match line {
            "}" => inside = false,
            _ if line.starts_with("define ") => {
                counted.functions += 1;
                inside = true;
            }
            _ if inside && !line.is_empty() => counted.lines += 1,
            _ => {}
        }
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bodies_are_counted() {
        let module = "@a = constant\n\ndefine void @f() {\nstart:\n  ret void\n\n}\ndeclare void @g()\n}\n";
        assert_eq!(count(module), Lines { functions: 1, lines: 2 });
    }
}
