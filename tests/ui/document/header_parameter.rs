//! A header parameter.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [Header as Fetch],
}

fn main() {}
