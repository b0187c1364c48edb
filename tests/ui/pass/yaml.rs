//! A document in YAML, which refers to one in JSON, with names for what is used twice.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/parcels.yaml",
    operations = [*],
}

mod with_pets {
    formwork::openapi! {
        spec = "spec/pet_walks.yml",
        operations = [*],
    }
}

use formwork::Operation as _;
use list_parcels::Insured;

fn main() {
    let list = ListParcels::new().insured(Insured::No).limit(5);
    assert_eq!(list.request().unwrap().uri(), "/parcels?insured=no&limit=5");
    let update = UpdateParcel::new("p/1", update_parcel::Body::new(0.5).clear_note());
    let request = update.request().unwrap();
    assert_eq!(request.uri(), "/parcels/p%2F1");
    assert_eq!(String::from_utf8_lossy(request.body()), r#"{"weight":0.5,"note":null}"#);
    let body = br#"{"id":"p","weight":1,"state":"on the way"}"#;
    let parcel = update.response(http::Response::new(body)).unwrap();
    assert_eq!(parcel.state, parcel::State::OnTheWay);
    let pets = with_pets::ListWalked::new().response(http::Response::new(br#"[{"id":"1","children":[]}]"#));
    assert_eq!(pets.unwrap().len(), 1);
}
