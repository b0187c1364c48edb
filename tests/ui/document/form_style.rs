//! An array whose elements would be written like separate parameters.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [FormStyle as Fetch],
}

fn main() {
    let _ = Fetch::new().ids(["a"]);
}
