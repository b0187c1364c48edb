//! The path and a declared parameter differ: the path decides, and the command line lists both.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/mistakes.json",
    operations = [GetKey as Fetch],
}

use formwork::Operation as _;

fn main() {
    let request = Fetch::new("a", "b").request().unwrap();
    assert_eq!(request.uri().path(), "/users/a/keys/b");
}
