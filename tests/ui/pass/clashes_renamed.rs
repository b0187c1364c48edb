//! Names of the user's own where those of the document want to be the same one.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/clash.json",
    operations = [ListTrips as List, CreateTrip as Create, GetTrip as Get],
    rename = {
        "#/paths/~1trips/get/parameters/1": start_date_2,
        "#/paths/~1trips/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/by/enum/2": Train2,
        "#/components/schemas/road.stop": Stop2,
    },
}

use create::By;
use formwork::Operation as _;

fn main() {
    let list = List::new().start_date("a").start_date_2("b");
    assert_eq!(list.request().unwrap().uri(), "/trips?start-date=a&start_date=b");
    let body = |by| Create::new().by(by).request().unwrap().into_body();
    assert_eq!((body(By::Train), body(By::Train2)), (b"by=TRAIN".to_vec(), b"by=train".to_vec()));

    let json = br#"{"from":{"platform":"9"},"to":{"street":"Elm"}}"#;
    let trip = Get::new("1").response(http::Response::new(json)).unwrap();
    let (from, to): (RailStop, Stop2) = (trip.from.unwrap(), trip.to.unwrap());
    assert_eq!((from.platform.as_deref(), to.street.as_deref()), (Some("9"), Some("Elm")));
}
