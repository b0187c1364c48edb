//! What has a required field has no default.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

use update::Type;

fn main() {
    let _ = Update { type_: Some(Type::Document.into()), ..Default::default() };
}
