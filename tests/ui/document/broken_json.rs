//! A comma is missing on the line before.

formwork::openapi! {
    spec = "spec/broken.json",
    operations = [ListPets],
}

fn main() {}
