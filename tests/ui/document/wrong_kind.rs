//! A string where a boolean belongs.

formwork::openapi! {
    spec = "spec/mistakes.json",
    operations = [WrongKind],
}

fn main() {}
