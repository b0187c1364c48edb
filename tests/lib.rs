//! The operations that several tests use, as a user's crate has them, and what the API answers to them.

formwork::openapi! {
    spec = "../spec/identity.json",
    operations = [
        PostIdentityVerificationSessionsSession as UpdateVerificationSession,
        GET "/v1/identity/verification_sessions/{session}" as RetrieveVerificationSession,
    ],
}

/// A session as the API's documentation shows it.
pub const SESSION_JSON: &str = r#"{ "id": "vs_1NuN9WLkdIwHu7ix597AR9uz", "object": "identity.verification_session", "client_secret": "...", "created": 1695680478, "last_error": null, "last_verification_report": null, "livemode": false, "metadata": {}, "options": {}, "redaction": null, "status": "requires_input", "type": "id_number", "url": "..."}"#;

/// The least that a session has, and behind it these members, each with a comma before it.
#[must_use]
pub fn session_json(members: &str) -> String {
    format!(
        r#"{{"id":"vs_1","object":"identity.verification_session","created":0,"livemode":true,"metadata":{{}},"status":"verified"{members}}}"#
    )
}
