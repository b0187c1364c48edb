//! What to generate is not said.

formwork::openapi! {
    spec = "spec/pets.json",
}

fn main() {}
