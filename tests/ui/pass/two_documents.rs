//! Two documents in one crate, and one document twice: each macro stands in a module of its own.
#![deny(warnings)]

mod identity {
    formwork::openapi! {
        spec = "spec/identity.json",
        operations = [*],
    }
}

mod pets {
    formwork::openapi! {
        spec = "spec/pets.json",
        operations = ["pets/get" as Get],
    }
}

mod more_pets {
    formwork::openapi! { spec = "spec/pets.json", operations = [UpdatePet as Get] }
}

use formwork::Operation as _;

fn main() {
    let uri =
        |request: Result<http::Request<Vec<u8>>, formwork::RequestError>| request.unwrap().uri().to_string();
    let session = identity::GetIdentityVerificationSessionsSession::new("vs_1");
    assert_eq!(uri(session.request()), "/v1/identity/verification_sessions/vs_1");
    assert_eq!(uri(pets::Get::new("1").request()), "/pets/1");
    let update = more_pets::Get::new("a/b").note("x");
    assert_eq!(uri(update.request()), "/pets/a%2Fb");

    // What both documents describe is two types.
    let pet: pets::Pet =
        pets::Get::new("1").response(http::Response::new(br#"{"id":"1","children":[]}"#)).unwrap();
    let same: more_pets::Pet = update.response(http::Response::new(br#"{"id":"1","children":[]}"#)).unwrap();
    assert_eq!(pet.id, same.id);
}
