//! Swagger 2.0 is another format.

formwork::openapi! {
    spec = "spec/swagger.json",
    operations = [*],
}

fn main() {}
