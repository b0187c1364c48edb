//! Many operations cannot have one name.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [* as Pet],
}

fn main() {}
