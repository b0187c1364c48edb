//! A file is content, not its length.

formwork::openapi! {
    spec = "spec/requests.json",
    operations = [CreatePhoto],
}

fn main() {
    let _ = CreatePhoto::new(6735);
}
