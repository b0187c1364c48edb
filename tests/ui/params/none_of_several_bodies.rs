//! Two of the media types are made from other types than a number.

formwork::openapi! {
    spec = "spec/requests.json",
    operations = [Import],
}

fn main() {
    let _ = Import::new(6735);
}
