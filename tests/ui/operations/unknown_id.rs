//! The id is misspelt; the other operation is there all the same.

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPet as List, "pets/get" as GetPet],
}

use formwork::Operation as _;

fn main() {
    let list = List::new(5).tags(["a", "b"]);
    println!("{:?}", list.request());
    println!("{:?}", GetPet::new("1").request());
}
