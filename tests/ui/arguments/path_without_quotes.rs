//! The path is a string.

formwork::openapi! {
    spec = spec/pets.json,
    operations = [ListPets],
}

fn main() {}
