//! A boolean is no text.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

use update::options::Document;

fn main() {
    let _ = Document::new().require_live_capture("true");
}
