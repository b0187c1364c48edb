//! Keywords of every edition as names: on the wire they have no `r#`.
#![deny(warnings)]
#![allow(non_camel_case_types)]

use formwork::{Form, form};

#[derive(Form)]
struct r#struct<'a> {
    r#async: &'a str,
    r#dyn: bool,
    r#gen: u8,
    r#try: r#enum,
    r#await: r#enum,
    #[form(rename = "r#type")]
    r#type: r#enum,
}

#[derive(Form)]
enum r#enum {
    r#match,
    r#move { r#loop: i64, r#static: i64 },
    r#yield(i64),
}

fn main() {
    let all = r#struct {
        r#async: "a",
        r#dyn: true,
        r#gen: 1,
        r#try: r#enum::r#match,
        r#await: r#enum::r#move { r#loop: 2, r#static: 3 },
        r#type: r#enum::r#yield(4),
    };
    assert_eq!(
        form::to_string(&all).unwrap(),
        "async=a&dyn=true&gen=1&try=match&await[loop]=2&await[static]=3&r%23type=4",
    );
}
