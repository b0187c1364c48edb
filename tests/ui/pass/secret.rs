//! Secrets by the user's list and by their names: `Debug` hides them, what is sent does not.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [CreatePet, "pets/get" as GetPet],
    secret = ["chip"],
}

mod identity {
    formwork::openapi! {
        spec = "spec/identity.json",
        operations = [PostIdentityVerificationSessionsSession as Update],
        secret = ["email", "session"],
    }
}

use formwork::Operation as _;

fn main() {
    let create = CreatePet::new("Rex", create_pet::Status::Available)
        .chip("276-0981")
        .born(formwork::Timestamp::from_unix_seconds(5));
    assert_eq!(create.request().unwrap().body(), b"name=Rex&status=available&chip=276-0981&born=5");
    let debug = format!("{create:?}");
    assert!(debug.contains("Rex") && !debug.contains("0981"), "{debug}");

    let json = br#"{"id":"1","children":[{"id":"2","chip":"276-0982","children":[]}]}"#;
    let pet = GetPet::new("1").response(http::Response::new(json)).unwrap();
    assert!(!format!("{pet:?}").contains("0982"), "{pet:?}");
    assert_eq!(pet.children[0].chip.as_ref().map(formwork::Secret::expose), Some("276-0982"));

    let details = identity::update::ProvidedDetails::new().email("jenny@example.com").phone("+49");
    let update = identity::Update::new("vs_1").provided_details(details);
    let debug = format!("{update:?}");
    assert!(debug.contains("+49") && !debug.contains("jenny") && !debug.contains("vs_1"), "{debug}");
    let request = update.request().unwrap();
    assert_eq!(request.uri(), "/v1/identity/verification_sessions/vs_1");
    assert_eq!(request.body(), b"provided_details[email]=jenny%40example.com&provided_details[phone]=%2B49");
    let hidden: identity::VerificationSession = update.response(http::Response::new(SESSION)).unwrap();
    assert!(!format!("{hidden:?}").contains("hush"));
    assert_eq!(hidden.client_secret.unwrap().expose(), "hush");
}

const SESSION: &[u8] =
    br#"{"id":"vs_1","object":"o","created":1,"livemode":true,"metadata":{},"status":"canceled",
    "type":"document","client_secret":"hush","last_error":null}"#;
