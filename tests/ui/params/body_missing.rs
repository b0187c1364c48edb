//! A body that is required is an argument.

formwork::openapi! {
    spec = "spec/requests.json",
    operations = [CreateOrder],
}

fn main() {
    let _ = CreateOrder::new();
}
