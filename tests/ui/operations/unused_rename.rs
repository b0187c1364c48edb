//! The pointer leads to nothing that was reached.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
    rename = { "#/components/schemas/Pet": Animal },
}

fn main() {}
