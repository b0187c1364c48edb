//! Typed params of a document's operations, made from parameter trees.
//!
//! `build/main.rs` writes the operations: the compiler's own code, and how each of its types reads a tree.

pub mod tree;

include!(concat!(env!("OUT_DIR"), "/operations.rs"));
