//! A version of the future.

formwork::openapi! {
    spec = "spec/next.json",
    operations = [*],
}

fn main() {}
