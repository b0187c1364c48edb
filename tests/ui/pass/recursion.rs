//! A schema that holds itself, directly and by way of another one, is boxed where the circle closes.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/pets.json",
    operations = ["pets/get" as GetPet],
}

use formwork::Operation as _;

const PET: &[u8] = br#"{
    "id": "1",
    "mother": {"id": "2", "mother": {"id": "3", "children": []}, "children": []},
    "children": [{"id": "4", "children": []}],
    "home": {"address": "Elm Street 5", "guard": {"id": "5", "children": []}}
}"#;

fn main() {
    let pet = GetPet::new("1").response(http::Response::new(PET)).unwrap();
    let mother: Box<Pet> = pet.mother.unwrap();
    assert_eq!(mother.mother.unwrap().id, "3");
    let children: Vec<Pet> = pet.children;
    assert_eq!(children[0].id, "4");
    let home: Home = pet.home.unwrap();
    assert_eq!(home.guard.unwrap().id, "5");
}
