//! An object in a form that does not say how it is written.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [NoEncoding],
}

fn main() {}
