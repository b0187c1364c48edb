//! The name of a document with the ending of the other format.

formwork::openapi! {
    spec = "spec/tab.json",
    operations = [*],
}

fn main() {}
