//! Renames are pairs with a colon.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
    rename = { "#/components/schemas/pet" = Animal },
}

fn main() {}
