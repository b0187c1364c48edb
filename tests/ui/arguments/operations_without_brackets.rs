//! Even one operation stands in a list.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = ListPets,
}

fn main() {}
