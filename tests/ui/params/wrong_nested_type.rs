//! The options of the document in place of those of the session.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

use update::options::Document;

fn main() {
    let _ = Update::new("vs_1").options(Document::new().require_live_capture(true));
}
