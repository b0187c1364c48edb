//! The parameter of the path has another name.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [GET "/pets/{id}" as GetPet],
}

fn main() {}
