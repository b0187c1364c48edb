//! All mistakes in what is reached are shown, and nothing else.

formwork::openapi! {
    spec = "spec/mistakes.json",
    operations = [Several, Other],
}

fn main() {}
