//! The derive without the prelude, beside types, functions and macros with the names that it could stumble over.
#![no_implicit_prelude]
#![deny(warnings, unused_results, unused_qualifications, single_use_lifetimes, elided_lifetimes_in_paths)]
#![allow(dead_code)]

use ::formwork::Form;

pub struct Option;
pub struct String;
pub struct Vec;
pub struct Result;
pub struct Box;
pub struct Some;
pub struct None;
pub struct Encoder;
pub struct Object;
pub trait Encode {}

pub mod core {}
pub mod std {}
pub mod form {}

#[derive(::formwork::Form)]
#[form(rename_all = "camelCase")]
pub struct Customer<'a> {
    first_name: &'a str,
    #[form(rename = "__encoder")]
    __encoder: i64,
    encoder: i64,
    value: ::core::option::Option<bool>,
    #[form(required)]
    tags: [Kind; 2],
    #[form(skip)]
    cached: Option,
}

#[derive(Form)]
pub struct Id(i64);

#[derive(Form)]
pub struct Nothing;

#[derive(Form)]
pub struct Empty {}

#[derive(Form)]
pub enum Never {}

#[derive(Form)]
pub enum Kind {
    Person,
    Company,
}

#[derive(Form)]
#[form(rename_all = "snake_case")]
pub enum Created {
    Always,
    Never(),
    At(i64),
    Between {
        __value: i64,
        __encoder: i64,
        gte: i64,
        lt: i64,
        encoder: i64,
    },
    #[form(rename_all = "camelCase")]
    Around {
        not_before: i64,
        #[form(skip)]
        note: String,
    },
    Anywhere {},
}

#[derive(Form)]
pub struct Old {
    #[deprecated]
    name: i64,
    r#type: i64,
}

fn main() {
    let customer = Customer {
        first_name: "Jenny",
        __encoder: 1,
        encoder: 2,
        value: ::core::option::Option::Some(true),
        tags: [Kind::Person, Kind::Company],
        cached: Option,
    };
    let body = ::formwork::form::to_string(&customer);
    ::core::assert_eq!(
        body.as_deref(),
        ::core::result::Result::Ok(
            "firstName=Jenny&__encoder=1&encoder=2&value=true&tags[0]=Person&tags[1]=Company"
        ),
    );
}
