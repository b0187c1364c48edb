//! Objects in an array: OpenAPI leaves open how a query has them.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [Search],
}

fn main() {}
