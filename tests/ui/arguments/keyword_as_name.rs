//! A type cannot be named so.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets as type],
}

fn main() {}
