//! Without indices nobody could tell the objects apart.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [Search as Fetch],
    dialect = brackets,
}

fn main() {
    let _ = Fetch::new();
}
