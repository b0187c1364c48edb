//! Two operations have the same id.

formwork::openapi! {
    spec = "spec/twice.json",
    operations = [list],
}

fn main() {}
