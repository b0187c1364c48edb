//! A body that is no form.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [JsonBody as Send],
}

fn main() {
    let _ = Send::new();
}
