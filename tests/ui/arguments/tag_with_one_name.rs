//! A tag stands for many operations.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [tag("Pets") as Pets],
}

fn main() {}
