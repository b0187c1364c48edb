//! Derives of the user's choice: on structs, choices and enums, beside what these derive anyway.

use std::collections::HashSet;
use std::hash::Hash;

pub mod pets {
    formwork::openapi! {
        spec = "spec/pets.json",
        operations = [*],
        derives = [Eq, ::core::hash::Hash],
    }
}

pub mod variants {
    formwork::openapi! { spec = "spec/identity.json", operations = [*], derives = [Hash, Eq] }
}

pub mod sent {
    formwork::openapi! {
        spec = "spec/pets.json",
        operations = [CreatePet],
        opaque = ["#/components/schemas/pet"],
        derives = [PartialOrd, Ord, Eq],
    }
}

fn is_key<T: Eq + Hash>() {}
fn is_ordered<T: Ord>() {}

fn main() {
    is_key::<pets::Pet>();
    is_key::<pets::Status>();
    is_key::<pets::UpdatePet>();
    is_key::<variants::VerificationSession>();
    is_ordered::<sent::CreatePet>();
    let update = variants::PostIdentityVerificationSessionsSession::new("vs_1");
    let updates = HashSet::from([update.clone(), update.clone().clear_metadata(), update]);
    assert_eq!(updates.len(), 2);
}
