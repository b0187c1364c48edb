//! A type that JSON does not have.

formwork::openapi! {
    spec = "spec/mistakes.json",
    operations = [Misspelt as Send],
}

fn main() {
    let _ = Send::new();
}
