//! A document on the web.

formwork::openapi! {
    spec = "https://example.com/openapi.json",
    operations = [*],
}

fn main() {}
