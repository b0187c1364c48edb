//! Tags stand one by one, and there is nothing else in parentheses.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [tag("Pets", "Owners")],
}

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [tags("Pets")],
}

fn main() {}
