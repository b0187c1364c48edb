//! A dialect is a name, not a text.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
    dialect = "brackets",
}

fn main() {}
