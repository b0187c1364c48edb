//! A literal names every field.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

fn main() {
    let _ = Update { session: "vs_1".to_owned(), type_: None };
}
