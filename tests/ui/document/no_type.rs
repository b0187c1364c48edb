//! A style needs to know what it writes.

formwork::openapi! {
    spec = "spec/unsupported.json",
    operations = [Anything],
}

fn main() {}
