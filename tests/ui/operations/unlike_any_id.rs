//! No name is near, and there are many.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [Checkout],
}

fn main() {}
