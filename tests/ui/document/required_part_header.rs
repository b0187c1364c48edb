//! A header of a part, which the server insists on.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [PartHeader],
}

fn main() {}
