//! The operations that have a tag, of which one has a name of the user's own.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/clash.json",
    operations = [tag("Trips"), tag("Planning"), GetTrip as Get],
}

use formwork::Operation as _;

fn main() {
    assert_eq!(ListTrips::new().request().unwrap().uri(), "/trips");
    assert_eq!(Get::new("1").request().unwrap().uri(), "/trips/1");
}
