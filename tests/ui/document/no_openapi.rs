//! JSON, but something else.

formwork::openapi! {
    spec = "spec/package.json",
    operations = [*],
}

fn main() {}
