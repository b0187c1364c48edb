//! What is required must be a property.

formwork::openapi! {
    spec = "spec/mistakes.json",
    operations = [Required],
}

fn main() {}
