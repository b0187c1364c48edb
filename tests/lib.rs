//! The operations that several tests use, as a user's crate has them.

formwork::openapi! {
    spec = "../spec/identity.json",
    operations = [
        PostIdentityVerificationSessionsSession as UpdateVerificationSession,
        GET "/v1/identity/verification_sessions/{session}" as RetrieveVerificationSession,
    ],
}
