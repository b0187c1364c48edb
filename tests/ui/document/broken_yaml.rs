//! A document that is not even YAML.

formwork::openapi! {
    spec = "spec/broken.yaml",
    operations = [*],
}

fn main() {}
