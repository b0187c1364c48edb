//! Two parameters that differ only in what Rust names leave out.

formwork::openapi! {
    spec = "spec/clash.json",
    operations = [ListTrips as List],
}

fn main() {
    let _ = List::new();
}
