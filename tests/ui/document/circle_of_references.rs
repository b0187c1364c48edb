//! References that only lead to references.

formwork::openapi! {
    spec = "spec/references.json",
    operations = [Circle as Fetch],
}

fn main() {
    let _ = Fetch::new();
}
