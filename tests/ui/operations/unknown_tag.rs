//! A tag that no operation has.

formwork::openapi! {
    spec = "spec/clash.json",
    operations = [tag("Trip")],
}

fn main() {}
