//! No header has a space in its name.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [HeaderName],
}

fn main() {}
