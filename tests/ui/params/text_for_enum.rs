//! An enum is no text.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

fn main() {
    let _ = Update::new("vs_1").type_("document");
}
