//! Two schemas that differ only in their prefix.

formwork::openapi! {
    spec = "spec/clash.json",
    operations = [GetTrip as Get],
}

fn main() {
    let _ = Get::new("1");
}
