//! What is referred to has to be there.

formwork::openapi! {
    spec = "spec/references.json",
    operations = [Elsewhere],
}

fn main() {}
