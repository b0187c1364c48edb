//! Methods are written as HTTP writes them.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [get "/pets" as List],
}

fn main() {}
