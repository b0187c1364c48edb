//! Only JSON is decoded.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [Csv],
}

fn main() {}
