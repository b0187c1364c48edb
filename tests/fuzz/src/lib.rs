//! Values of every shape that can be sent, what must arrive of them, and readers that share no code with the encoder.

pub mod json;
pub mod pairs;
pub mod said;
pub mod source;
pub mod tree;

pub use said::{Due, Leaf, Said};
pub use tree::{Member, Presence, Scalar, Tree};
