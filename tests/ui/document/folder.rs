//! A folder is no document.

formwork::openapi! {
    spec = "spec",
    operations = [*],
}

fn main() {}
