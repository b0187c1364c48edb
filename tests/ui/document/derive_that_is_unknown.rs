//! A derive that nobody knows is for rustc to judge, where the user wrote it.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [CreatePet],
    derives = [::core::cmp::Equal],
}

fn main() {}
