//! An enum of another field.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

use update::options::document::AllowedTypes;

fn main() {
    let _ = Update::new("vs_1").type_(AllowedTypes::Passport);
}
