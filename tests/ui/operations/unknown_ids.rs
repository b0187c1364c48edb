//! Every one of them is reported.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPet, UpdatPet as Update, POST "/pet" as Create],
}

fn main() {}
