//! Nothing is fetched while a crate is compiled.

formwork::openapi! {
    spec = "spec/shop.json",
    operations = [GetFromTheWeb],
}

fn main() {}
