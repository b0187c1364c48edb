//! Nothing is said.

formwork::openapi! {}

fn main() {}
