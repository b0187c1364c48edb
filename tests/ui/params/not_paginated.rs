//! A list of an API whose pages the document does not describe.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
}

fn main() {
    let _ = formwork::Pages::new(ListPets::new(5));
}
