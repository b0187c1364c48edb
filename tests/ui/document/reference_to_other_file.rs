//! Only the document itself is read.

formwork::openapi! {
    spec = "spec/references.json",
    operations = [Elsewhere],
}

fn main() {}
