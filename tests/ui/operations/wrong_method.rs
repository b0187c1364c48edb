//! The path is right, and the method is not.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [PATCH "/pets/{pet}" as UpdatePet],
}

fn main() {
    let _ = UpdatePet::new("1").name("Rex");
}
