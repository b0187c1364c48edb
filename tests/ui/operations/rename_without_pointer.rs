//! A rename names its place by a pointer.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
    rename = { "pet": Animal },
}

fn main() {}
