//! Every member, variant and kind of type that forbids a derive is named, at its place in the document.

formwork::openapi! {
    spec = "spec/derives.json",
    operations = [SendParcel],
    derives = [Eq, Hash, PartialOrd, Ord, Default],
}

fn main() {}
