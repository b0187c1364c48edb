//! What is required is an argument.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

use update::Type;

fn main() {
    let _ = Update::new().type_(Type::Document);
}
