//! OpenAPI 3.1 has other schemas.

formwork::openapi! {
    spec = "spec/next.json",
    operations = [*],
}

fn main() {}
