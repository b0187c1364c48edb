//! The method is misspelt.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

use update::ProvidedDetails;

fn main() {
    let _ = ProvidedDetails::new().emial("jenny@example.com");
}
