//! What the tests of the clients stand on: a server that plays a script, operations to send to it, and the adapters
//! behind one face.

mod adapter;
mod operation;
mod server;

pub use adapter::{Adapter, Hyper, Reqwest, Tower, Ureq, runtime};
pub use operation::Request;
pub use server::{Action, Arrived, Read, Server, Step};
