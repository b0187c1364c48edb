//! Reads the OpenAPI documents of formwork: bytes to nodes, and nodes to OpenAPI objects, one at a time.
//!
//! Where everything in a document ends is found once; then it is read lazily, node by node. An object is read without
//! what is below it: each child stands there as its node. So the cost is that of the objects that are reached, nothing
//! recurses, every object knows where it is, and a mistake is found at the keyword that has it.
//!
//! A part of formwork's compiler, in a crate of its own so that both are built at once and in less memory. Nobody else
//! should depend on it: what it has changes with every version.

#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::todo,
        clippy::unimplemented,
        clippy::unwrap_used
    )
)]
// What is public here is so for the crates of formwork alone.
#![allow(
    missing_docs,
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use
)]

mod diagnostic;
mod hierarchy;
mod keyword;
mod members;
mod method;
mod object;
mod ordered;
mod overlay;
mod pointer;
mod reader;
mod remark;
mod schema;
mod source;
pub mod suggest;
mod types;

pub use diagnostic::{Diagnostic, Position};
pub use method::Method;
pub use object::{Header, Operation, Parameter, RequestBody, Response};
pub use ordered::{OrderedMap, OrderedSet};
pub use overlay::{Change, Entry, Found, Overlays};
pub use pointer::Pointer;
pub use reader::{Findings, Reader, Site};
pub use remark::{Mark, Remark, Slip};
pub use schema::{Additional, Branches, Discriminator, Listed, Schema, entitle};
pub use source::*;
pub use types::{JsonType, Types};
