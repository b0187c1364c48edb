//! Two schemas in one.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [AllOf as Fetch],
}

fn main() {
    let _ = Fetch::new();
}
