//! The compiler from outside: documents in, and what comes out of them.

mod argument;
mod fragment;
mod hostile;
mod mutation;
mod names;
mod operations;
mod real;
mod references;
mod responses;
mod schemas;
mod styles;
mod support;
