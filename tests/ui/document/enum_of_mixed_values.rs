//! Only enums of strings have a type.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [Mixed as Fetch],
}

fn main() {
    let _ = Fetch::new();
}
