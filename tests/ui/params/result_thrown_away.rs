//! A setter gives the changed value back, and an operation does nothing by itself.
#![deny(unused_must_use)]

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

fn main() {
    let update = Update::new("vs_1");
    update.clone().clear_metadata();
    update::Options::new().clear_document();
    println!("{update:?}");
}
