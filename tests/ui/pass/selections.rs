//! Every way to select an operation, and the names that come without `as`.
#![deny(warnings)]

formwork::openapi! {
    operations = [
        ListPets,
        "pets/get",
        "UpdatePet" as Update,
        POST "/pets",
        POST "/pets/{pet}/feed",
    ],
    spec = "spec/pets.json"
}

use formwork::Operation as _;

fn uri(operation: impl formwork::Operation) -> String {
    operation.request().unwrap().uri().to_string()
}

fn main() {
    assert_eq!(uri(ListPets::new(1)), "/pets?limit=1");
    assert_eq!(uri(PetsGet::new("ä b")), "/pets/%C3%A4%20b");
    assert_eq!(uri(Update::new("1")), "/pets/1");
    assert_eq!(uri(CreatePet::new("Rex", create_pet::Status::Available)), "/pets");
    assert_eq!(uri(PostPetsPetFeed::new("1")), "/pets/1/feed");
    assert!(PetsGet::new("").request().is_err());
}
