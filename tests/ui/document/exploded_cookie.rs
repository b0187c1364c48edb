//! The default of cookies, which no cookie can have for an array.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [Cookie],
}

fn main() {}
