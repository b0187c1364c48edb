//! What it costs to build with formwork: the projects that are built, and how it is measured.

#![forbid(unsafe_code)]

mod answer;
mod chart;
pub mod cold;
pub mod contender;
pub mod cost;
pub mod elsewhere;
pub mod expansion;
pub mod growth;
pub mod incremental;
pub mod llvm;
mod participant;
pub mod proof;
pub mod size;
pub mod text;
pub mod workshop;

pub use participant::Participant;

/// What may go wrong, for people.
pub type Failure = Box<dyn std::error::Error>;
