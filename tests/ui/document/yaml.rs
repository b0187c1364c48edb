//! Only JSON is read.

formwork::openapi! {
    spec = "spec/pets.yaml",
    operations = [*],
}

fn main() {}
