//! One of two objects.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [OneOf as Fetch],
}

fn main() {
    let _ = Fetch::new();
}
