//! The package of the compile tests, which are in the folders beside this file.

/// The runtime under another name, as a crate that wraps it passes it on.
pub use formwork as runtime;
