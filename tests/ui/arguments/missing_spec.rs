//! The document is not said.

formwork::openapi! {
    operations = [ListPets],
}

fn main() {}
