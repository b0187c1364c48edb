//! The package of the compile tests; they are in the folders beside this file.
