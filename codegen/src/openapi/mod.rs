//! Second stage: nodes to OpenAPI objects, one at a time.
//!
//! An object is read without what is below it: each child stands there as its node. So the cost is that of the objects
//! that are reached, nothing recurses, every object knows where it is, and a mistake is found at the keyword that has
//! it.

mod keyword;
mod members;
mod object;
mod overlay;
mod reader;
mod schema;
mod types;

pub(crate) use object::{Header, Operation, Parameter, RequestBody, Response};
pub(crate) use overlay::{Change, Entry, Found, Overlays};
pub(crate) use reader::{Reader, Site};
pub(crate) use schema::{Additional, Discriminator, Listed, Schema};
pub(crate) use types::{JsonType, Types};
