//! The name is that of a schema which the operation returns.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = ["pets/get" as Pet],
}

fn main() {
    let _ = Pet::new("1");
}
