//! Without the prelude of any edition.
#![no_implicit_prelude]
#![deny(warnings, unused_qualifications, elided_lifetimes_in_paths, single_use_lifetimes)]

mod identity {
    ::formwork::openapi! { spec = "spec/identity.json", operations = [*] }
}

mod pets {
    ::formwork::openapi! { spec = "spec/pets.json", operations = [*], secret = ["chip"] }
}

mod statuses {
    ::formwork::openapi! { spec = "spec/statuses.json", operations = [*] }
}

mod odd {
    ::formwork::openapi! { spec = "spec/odd.json", operations = [*] }
}

fn main() {
    let list = pets::ListPets::new(5);
    let request = ::std::result::Result::unwrap(::formwork::Operation::request(&list));
    ::std::assert_eq!(request.uri(), "/pets?limit=5");
    let _ = (
        identity::GetIdentityVerificationSessionsSession::new("vs_1"),
        statuses::GetReport::new("r"),
        odd::Vote::new(odd::vote::Plus1::Minus1),
    );
}
