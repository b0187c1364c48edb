//! The document does not let `options` be cleared.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

fn main() {
    let _ = Update::new("vs_1").clear_options();
}
