//! The key of a content is no media type.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [NoMediaType],
}

fn main() {}
