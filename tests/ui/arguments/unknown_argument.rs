//! The argument is `secret`.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
    secrets = ["chip"],
}

fn main() {
    let _ = ListPets::new(5);
}
