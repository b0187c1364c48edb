//! The path and the parameter differ.

formwork::openapi! {
    spec = "spec/mistakes.json",
    operations = [GetKey as Fetch],
}

fn main() {
    let _ = Fetch::new("a", "b");
}
