//! The compiler from outside: documents in, and what comes out of them.

mod argument;
mod bodies;
mod descriptions;
mod files;
mod fragment;
mod headers;
mod hostile;
mod hostile_requests;
mod merging;
mod mutation;
mod names;
mod numbers;
mod operations;
mod overlays;
mod path_items;
mod real;
mod references;
mod responses;
mod schemas;
mod slices;
mod slips;
mod styles;
mod support;
mod unions;
mod wire_remarks;
mod yaml;
