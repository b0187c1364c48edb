//! Names and values that are no Rust words.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/odd.json",
    operations = [Vote as Cast],
}

use cast::{Async, Plus1};
use formwork::{Clearable, Open, Operation as _};

fn main() {
    let values = [
        (Plus1::Other_.into(), "other"),
        (Plus1::Plus1.into(), "%2B1"),
        (Plus1::Minus1.into(), "-1"),
        (Plus1::Type.into(), "type"),
        (Plus1::Self_.into(), "Self"),
        (Plus1::_2024_01_01.into(), "2024-01-01"),
        (Plus1::Größe.into(), "gr%C3%B6%C3%9Fe"),
        (Plus1::_1.into(), "1"),
        (Open::<Plus1>::other("never heard of"), "never%20heard%20of"),
    ];
    for (value, written) in values {
        let body = Cast::new(value).request().unwrap().into_body();
        assert_eq!(String::from_utf8(body).unwrap(), format!("%2B1={written}"));
    }
    assert_eq!(Cast::new(Clearable::Clear).request().unwrap().body(), b"%2B1=");

    let cast = Cast::new(Plus1::Type)
        .empty("e")
        .crate_("c")
        .new_("n")
        .self_("s")
        .some_thing("t")
        .async_(Async::QuotesBackslashUa);
    assert_eq!(
        String::from_utf8(cast.request().unwrap().into_body()).unwrap(),
        "%2B1=type&=e&crate=c&new=n&self=s&Some%5Bthing%5D=t&async=%22%5C%0A"
    );

    let vote = cast.response(http::Response::new(br#"{"Self":"","extra":"x","more":1}"#)).unwrap();
    assert_eq!(vote.self_, cast::output::Self_::Empty);
    assert_eq!(vote.extra_.as_deref(), Some("x"));
    assert!(vote.extra.get("more").is_some());
}
