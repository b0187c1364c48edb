//! Only text is hidden.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
    secret = ["children"],
}

fn main() {}
