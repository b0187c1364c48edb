//! A path is a string.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [GET /pets as List],
}

fn main() {}
