//! Golden expansions: see `tests/golden.rs`, which compares them and writes them anew.

#![deny(warnings, missing_docs, clippy::pedantic)]

pub mod identity;
