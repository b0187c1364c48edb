//! Nothing but tests: `diff.rs` reads the cases in `cases/`, and compiles the code in them.
