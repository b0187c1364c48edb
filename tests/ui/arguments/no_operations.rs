//! An empty list selects nothing.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [],
}

fn main() {}
