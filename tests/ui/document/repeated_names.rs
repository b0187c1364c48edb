//! A path that is there a second time would hide the first one.

formwork::openapi! {
    spec = "spec/repeated.json",
    operations = [GetFee],
}

fn main() {
    let _ = GetFee::new();
}
