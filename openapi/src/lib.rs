//! OpenAPI documents: bytes to nodes, and nodes to OpenAPI objects, one object at a time.
//!
//! The end of every value is found in one pass over the text; nodes are then read lazily. An object is read without its
//! children: each child is returned as a node. So the cost is proportional to the objects that are reached, nothing
//! recurses, every object knows its place, and a mistake is reported at the keyword that has it.
//!
//! Part of formwork's compiler, in a crate of its own so that both are built in parallel and with less memory. Not
//! meant for other users: the API changes with every version.

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
// Public items are only for the other crates of formwork, so the lints for a public API are off.
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
