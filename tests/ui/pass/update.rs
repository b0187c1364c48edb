//! The update endpoint, as its user writes it.
#![deny(warnings)]

use formwork::Operation as _;

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [
        PostIdentityVerificationSessionsSession as UpdateVerificationSession,
        GET "/v1/identity/verification_sessions/{session}" as RetrieveVerificationSession,
    ],
}

use update_verification_session::{
    Options, ProvidedDetails, Type,
    options::{Document, document::AllowedTypes},
};

/// The answer of the API, for the client that stands in for a real one.
const SESSION: &str = r#"{
    "id": "vs_1NuN9WLkdIwHu7ix597AR9uz",
    "object": "identity.verification_session",
    "created": 1695680478,
    "livemode": false,
    "metadata": {"order_id": "6735"},
    "options": {"document": {"allowed_types": ["passport", "library_card"]}},
    "status": "requires_input",
    "type": "document",
    "client_secret": "vs_secret",
    "flow": "new"
}"#;

fn send<O: formwork::Operation>(operation: &O) -> Result<O::Output, formwork::Error> {
    operation.request()?;
    operation.response(http::Response::new(SESSION.as_bytes()))
}

fn body(operation: &impl formwork::Operation<Body = Vec<u8>>) -> String {
    String::from_utf8(operation.request().unwrap().into_body()).unwrap()
}

fn main() -> Result<(), formwork::Error> {
    let update = UpdateVerificationSession::new("vs_1NuN9WLkdIwHu7ix597AR9uz")
        .metadata([("order_id", "6735")])
        .options(
            Options::new().document(
                Document::new()
                    .allowed_types([AllowedTypes::Passport, AllowedTypes::IdCard])
                    .require_live_capture(true),
            ),
        )
        .provided_details(ProvidedDetails::new().email("jenny@example.com"))
        .type_(Type::Document);
    assert_eq!(update.request()?.uri(), "/v1/identity/verification_sessions/vs_1NuN9WLkdIwHu7ix597AR9uz");
    assert_eq!(
        body(&update),
        "metadata[order_id]=6735&options[document][allowed_types][0]=passport\
         &options[document][allowed_types][1]=id_card&options[document][require_live_capture]=true\
         &provided_details[email]=jenny%40example.com&type=document"
    );

    let session: VerificationSession = send(&update)?;
    assert_eq!(session.status, verification_session::Status::RequiresInput);
    assert_eq!(session.created.as_unix_seconds(), 1_695_680_478);
    let kinds = session.options.unwrap().document.unwrap().allowed_types.unwrap();
    assert_eq!(kinds[1].as_str(), "library_card");
    assert!(session.extra.get("flow").is_some());

    let clear =
        UpdateVerificationSession::new("vs_1").clear_metadata().options(Options::new().clear_document());
    assert_eq!(body(&clear), "metadata=&options[document]=");
    assert_eq!(
        body(&UpdateVerificationSession::new("vs_1").clear_metadata_entry("order_id")),
        "metadata[order_id]="
    );

    let retrieve = RetrieveVerificationSession::new("vs_1").expand(["last_verification_report"]);
    let request = retrieve.request()?;
    assert_eq!(request.uri(), "/v1/identity/verification_sessions/vs_1?expand[0]=last_verification_report");
    assert_eq!(send(&retrieve)?.id, "vs_1NuN9WLkdIwHu7ix597AR9uz");
    Ok(())
}
