//! The variant does not exist.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

use update::Type;

fn main() {
    let _ = Update::new("vs_1").type_(Type::Passport);
}
