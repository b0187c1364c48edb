//! An operation whose success has no body gives `()`.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [POST "/pets/{pet}/feed" as Feed],
}

use formwork::Operation;

fn main() {
    fn gives_nothing(_: &impl Operation<Output = ()>) {}
    let feed = Feed::new("1");
    gives_nothing(&feed);
    let answer = |status: u16| http::Response::builder().status(status).body(&b""[..]).unwrap();
    feed.response(answer(202)).unwrap();
    assert!(feed.response(answer(500)).is_err());
    assert!(feed.request().unwrap().body().is_empty());
}
