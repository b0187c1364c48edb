//! A header has no style for objects in an array.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [Header],
}

fn main() {}
