//! Names in many scripts, some of which look alike or are the same to Rust: generated, they bring no warning.
#![deny(warnings, non_ascii_idents)]

formwork::openapi! {
    spec = "spec/scripts.json",
    operations = [*],
    rename = {
        "#/paths/~1größe/post": Sizes,
        "#/paths/~1größe/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/größe": size,
        "#/paths/~1größe/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/größe": Size,
        "#/components/schemas/日本": Found,
    },
}

use formwork::Operation as _;

fn main() {
    let sizes = Sizes::new().size(formwork::Open::other("größe"));
    assert_eq!(sizes.request().unwrap().body(), b"gr%C3%B6%C3%9Fe=gr%C3%B6%C3%9Fe");
    let found: Found = sizes.response(http::Response::new("{\"цена\":{\"日本\":\"a\"}}".as_bytes())).unwrap();
    assert_eq!(formwork::__private::serde::Serialize::serialize(&found, serde_json::value::Serializer).unwrap()["цена"]["日本"], "a");
}
