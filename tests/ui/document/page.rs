//! A page of a website, saved under the name of a document.

formwork::openapi! {
    spec = "spec/page.yaml",
    operations = [*],
}

fn main() {}
