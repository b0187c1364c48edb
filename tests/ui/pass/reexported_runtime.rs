//! The runtime from wherever a crate has it: nothing else is named `formwork` here.
#![deny(warnings)]

extern crate core as formwork;

pub use formwork_ui_tests::runtime as fw;

fw::openapi! {
    spec = "spec/pets.json",
    operations = [*],
    secret = ["chip"],
    crate = crate::fw,
}

mod identity {
    crate::fw::openapi! {
        crate = ::formwork_ui_tests::runtime,
        spec = "spec/identity.json",
        operations = [*],
    }
}

use fw::Operation as _;
use update_pet::{Collar, collar::Colors};

fn main() {
    let _: formwork::marker::PhantomData<()> = formwork::marker::PhantomData;
    let update = UpdatePet::new("1").collar(Collar::new().colors([Colors::Red])).labels([("a", "b")]);
    assert_eq!(update.request().unwrap().body(), b"labels[a]=b&collar[colors][0]=red");
    let session = identity::PostIdentityVerificationSessionsSession::new("vs_1").metadata_entry("a", "b");
    assert_eq!(session.request().unwrap().body(), b"metadata[a]=b");
}
