//! No such file.

formwork::openapi! {
    spec = "spec/petz.json",
    operations = [ListPets as Fetch],
}

fn main() {
    let list = Fetch::new(5).tags(["a"]);
    let same = Fetch { limit: 5, ..list.clone() };
    send(&list);
    assert_eq!(list, same);
}

fn send<O: formwork::Operation>(operation: &O) -> O::Output {
    operation.response(http::Response::new(b"")).unwrap()
}
