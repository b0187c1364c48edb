//! A type that means something else in each module.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [*],
    formats = { "data-time": ::std::string::String, uuid: Uuid },
}

fn main() {}
