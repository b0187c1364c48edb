//! There are three dialects.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
    dialect = php,
}

fn main() {}
