//! What a document is written in, its name says.

formwork::openapi! {
    spec = "spec/yaml.json",
    operations = [*],
}

fn main() {}
