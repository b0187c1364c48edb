//! Nothing that was reached has this name.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
    secret = ["chips"],
}

fn main() {}
