//! What the tests share: the golden expansions, compiled and linted as the code that they are.

#[deny(warnings, missing_docs, clippy::pedantic)]
#[path = "golden/identity.rs"]
pub mod identity;
