//! Updates a VerificationSession over a real socket: run it with `cargo run --example update_session`.

formwork::openapi! {
    spec = "../spec/identity.json",
    operations = [
        PostIdentityVerificationSessionsSession as UpdateVerificationSession,
        GET "/v1/identity/verification_sessions/{session}" as RetrieveVerificationSession,
    ],
}

fn main() {}
