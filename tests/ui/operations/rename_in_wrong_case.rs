//! A type is named like a type.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
    rename = { "#/components/schemas/pet": animal },
}

fn main() {}
