//! A value that is not an operation, where one is sent.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
}

fn send<O: formwork::Operation>(_: &O) {}

fn main() {
    send(&"ListPets");
    send(&ListPets::new(5));
}
