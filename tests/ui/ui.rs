//! Runs the compile tests.
