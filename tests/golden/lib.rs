//! Golden expansions: see `tests/golden.rs`, which compares them and writes them anew.

#![deny(warnings, missing_docs, clippy::pedantic)]

#[rustfmt::skip] // As the compiler's output is printed, so that it can be compared.
pub mod bodies;
#[rustfmt::skip]
pub mod identity;
#[rustfmt::skip]
pub mod lists;
#[rustfmt::skip]
pub mod shapes;
#[rustfmt::skip]
pub mod statuses;
