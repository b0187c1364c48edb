//! Query parameters: required and optional, numbers, enums and arrays.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [ListPets],
}

use formwork::Operation as _;

fn main() {
    let list = ListPets::new(25).status(Status::Sold).tags(["a&b", "c"].map(String::from));
    let request = list.request().unwrap();
    assert_eq!(request.method(), http::Method::GET);
    assert_eq!(request.uri(), "/pets?limit=25&status=sold&tags[0]=a%26b&tags[1]=c");
    assert!(request.body().is_empty());

    let limit: i32 = list.limit;
    assert_eq!(ListPets::new(limit).request().unwrap().uri(), "/pets?limit=25");

    let pets: Vec<Pet> = list.response(http::Response::new(br#"[{"id":"1","children":[]}]"#)).unwrap();
    assert_eq!(pets.len(), 1);
}
