//! Nor by a value.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

fn main() {
    let _ = Update { options: formwork::Clearable::Clear, ..Update::new("vs_1") };
}
