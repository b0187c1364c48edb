//! The key of a content is not a media type.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [NoMediaType],
}

fn main() {}
