//! The id and the path are the same operation.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = ["pets/get" as GetPet, GET "/pets/{pet}" as FetchPet],
}

fn main() {}
