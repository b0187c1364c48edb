//! A mistake is shown in the file that has it.

formwork::openapi! {
    spec = "spec/shop.json",
    operations = [GetBroken],
}

fn main() {}
