//! A style that OpenAPI does not define.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [Spaces],
}

fn main() {}
