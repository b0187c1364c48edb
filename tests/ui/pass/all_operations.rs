//! `*` selects every operation; one that is named beside it keeps its own name.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [*, "pets/get" as FetchPet, POST "/pets/{pet}/feed" as Feed],
}

use formwork::Operation as _;

fn main() {
    assert_eq!(ListPets::new(10).request().unwrap().method(), "GET");
    assert_eq!(
        CreatePet::new("Rex", create_pet::Status::Sold).request().unwrap().body(),
        b"name=Rex&status=sold"
    );
    assert_eq!(UpdatePet::new("1").name("Max").request().unwrap().body(), b"name=Max");
    assert_eq!(FetchPet::new("1").request().unwrap().uri(), "/pets/1");
    assert_eq!(Feed::new("1").request().unwrap().uri(), "/pets/1/feed");
    #[allow(deprecated)]
    let delete = DeletePet::new("1");
    assert_eq!(delete.request().unwrap().method(), "DELETE");
}
