//! The name of the response is misspelt.

formwork::openapi! {
    spec = "spec/references.json",
    operations = [Dangling],
}

fn main() {}
