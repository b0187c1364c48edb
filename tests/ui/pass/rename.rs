//! The user's names for types, fields and an enum's values. What is sent keeps the document's names.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [UpdatePet, ListPets],
    rename = {
        "#/components/schemas/pet": Animal,
        "#/components/schemas/status/enum/0": ForSale,
        "#/components/schemas/pet/properties/mother": parent,
        "#/paths/~1pets/get/parameters/0": at_most,
        "#/paths/~1pets~1{pet}/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/collar": Band,
        "#/paths/~1pets~1{pet}/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/collar": band,
    },
}

use formwork::Operation as _;
use update_pet::{Band, band::Colors};

fn main() {
    let update = UpdatePet::new("1").band(Band::new().colors([Colors::Red]));
    assert_eq!(update.request().unwrap().body(), b"collar[colors][0]=red");
    let list = ListPets { at_most: 3, status: Some(Status::ForSale.into()), tags: None };
    assert_eq!(list.request().unwrap().uri(), "/pets?limit=3&status=available");

    let json = br#"{"id":"1","status":"available","mother":{"id":"0","children":[]},"children":[]}"#;
    let pet: Animal = update.response(http::Response::new(json)).unwrap();
    assert_eq!(pet.status, Some(Status::ForSale.into()));
    assert_eq!(pet.parent.unwrap().id, "0");
}
