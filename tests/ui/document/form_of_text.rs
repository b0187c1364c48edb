//! A form needs properties.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [FormOfText],
}

fn main() {}
