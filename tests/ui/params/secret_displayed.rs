//! A secret is not shown by accident.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

fn main() {
    fn show(session: &VerificationSession) {
        println!("{}", session.client_secret.as_ref().unwrap());
    }
    let _ = show;
}
