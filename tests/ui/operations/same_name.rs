//! Two operations cannot be one type.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets as Pets, CreatePet as Pets],
}

fn main() {
    let _ = Pets::new(5);
}
