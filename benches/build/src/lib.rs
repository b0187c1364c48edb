//! Costs of building with formwork: the projects that are built, and how they are measured.

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

/// An error, in words.
pub type Failure = Box<dyn std::error::Error>;
