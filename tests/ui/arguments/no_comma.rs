//! Operations are divided by commas.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [
        ListPets as List
        CreatePet as Create,
    ],
}

fn main() {}
