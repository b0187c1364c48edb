//! Arguments are written with `=`.

formwork::openapi! {
    spec: "spec/pets.json",
    operations: [ListPets],
}

fn main() {}
