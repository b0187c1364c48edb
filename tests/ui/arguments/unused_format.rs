//! A format that no text has.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [*],
    formats = { "data-time": ::std::string::String },
}

fn main() {}
