//! One name of the user's own for two parameters.

formwork::openapi! {
    spec = "spec/clash.json",
    operations = [ListTrips as List],
    rename = {
        "#/paths/~1trips/get/parameters/0": start,
        "#/paths/~1trips/get/parameters/1": start,
    },
}

fn main() {
    let _ = List::new();
}
