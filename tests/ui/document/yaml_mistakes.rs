//! Mistakes are shown where they are in the YAML, those of an alias where it leads.

formwork::openapi! {
    spec = "spec/mistakes.yaml",
    operations = [*],
}

fn main() {}
