//! The user's own types, traits and macros beside the macro, with the names that it could stumble over.
#![deny(warnings)]
#![allow(dead_code, unused_imports, unused_macros)]

pub struct Option;
pub struct String;
pub struct Vec;
pub struct Result;
pub struct Box;
pub struct BTreeMap;
pub struct Some;
pub struct None;
pub struct Ok;
pub struct Err;
pub trait Default {}
pub trait Clone {}
pub trait Debug {}
pub trait PartialEq {}
pub trait Eq {}
pub trait Hash {}
pub trait Into {}
pub trait From {}
pub trait IntoIterator {}
pub trait Operation {}
pub trait Form {}
pub struct Clearable;
pub struct Expandable;
pub struct Extra;
pub struct Json;
pub struct Secret;
pub struct Timestamp;
pub struct Error;

pub mod std {}
pub mod core {}
pub mod alloc {}
pub mod http {}
pub mod form {}

macro_rules! vec {
    () => {
        compile_error!("not the user's macro")
    };
}
macro_rules! object {
    () => {
        compile_error!("not the user's macro")
    };
}
macro_rules! string_enum {
    () => {
        compile_error!("not the user's macro")
    };
}
pub(crate) use {object, string_enum, vec};

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update, GetIdentityVerificationSessionsSession as Get],
}

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [*],
    secret = ["chip"],
}

// Both documents have types of errors, which are in a module of one name.
mod statuses {
    use super::*;

    formwork::openapi! { spec = "spec/statuses.json", operations = [*] }
}

fn main() {
    let update = Update::new("vs_1").metadata([("a", "b")]).clear_metadata_entry("c");
    let request = ::formwork::Operation::request(&update).unwrap();
    assert_eq!(request.body(), b"metadata[a]=b&metadata[c]=");
    let list = ListPets::new(1).tags(["x"]);
    assert_eq!(::formwork::Operation::request(&list).unwrap().uri(), "/pets?limit=1&tags[0]=x");
}
