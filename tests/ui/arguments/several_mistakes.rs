//! All of them are shown at once.

formwork::openapi! {
    specs = "spec/pets.json",
    operations = [],
    secret = ["chip"],
    secret = ["name"],
}

fn main() {}
