//! One name of the user's own for two schemas.

formwork::openapi! {
    spec = "spec/clash.json",
    operations = [GetTrip as Get],
    rename = {
        "#/components/schemas/rail.stop": Station,
        "#/components/schemas/road.stop": Station,
    },
}

fn main() {
    let _ = Get::new("1");
}
