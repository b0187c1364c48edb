//! The values of the map are text.

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as Update],
}

fn main() {
    let _ = Update::new("vs_1").metadata([("order_id", 6735)]);
}
