//! The path of the document without a name.

formwork::openapi!("spec/pets.json");

fn main() {}
