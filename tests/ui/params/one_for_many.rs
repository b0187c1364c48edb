//! An array takes elements.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

use update::{options::Document, options::document::AllowedTypes};

fn main() {
    let _ = Document::new().allowed_types(AllowedTypes::Passport);
}
