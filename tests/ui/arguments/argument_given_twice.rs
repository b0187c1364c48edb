//! One of the two would be lost.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
    operations = [CreatePet],
}

fn main() {}
