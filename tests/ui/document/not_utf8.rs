//! The file was saved as Latin-1.

formwork::openapi! {
    spec = "spec/latin1.json",
    operations = [*],
}

fn main() {}
