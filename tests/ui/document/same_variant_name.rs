//! Two values that differ only in case.

formwork::openapi! {
    spec = "spec/clash.json",
    operations = [CreateTrip as Create],
}

fn main() {
    let _ = Create::new();
}
