//! Two schemas in one that no value is both of.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [AllOf as Fetch],
}

fn main() {
    let _ = Fetch::new();
}
