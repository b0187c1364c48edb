//! A list of files takes files, and a text is no list.

formwork::openapi! {
    spec = "spec/requests.json",
    operations = [CreatePhoto],
}

fn main() {
    let _ = CreatePhoto::new("photo").more("another");
}
