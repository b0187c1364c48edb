//! Names of the document that want to be the same one in Rust: nobody has to rename them.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/clash.json",
    operations = [ListTrips as List, CreateTrip as Create, GetTrip as RailStop],
}

use create::By;
use formwork::Operation as _;

fn main() {
    let list = List::new().start_dash_date("a").start_date("b");
    assert_eq!(list.request().unwrap().uri(), "/trips?start-date=a&start_date=b");
    let body = |by| Create::new().by(by).request().unwrap().into_body();
    assert_eq!((body(By::Train), body(By::UpperTrain)), (b"by=train".to_vec(), b"by=TRAIN".to_vec()));

    // The user has given the name of a component to something else.
    let json = br#"{"from":{"platform":"9"},"to":{"street":"Elm"}}"#;
    let trip = RailStop::new("1").response(http::Response::new(json)).unwrap();
    let (from, to): (RailStopSchema, RoadStop) = (trip.from.unwrap(), trip.to.unwrap());
    assert_eq!((from.platform.as_deref(), to.street.as_deref()), (Some("9"), Some("Elm")));
}
