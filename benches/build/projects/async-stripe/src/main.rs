//! Sends an update of a session to the URL in the arguments: with async-stripe and its own client.

use std::collections::HashMap;

use stripe_misc::identity_verification_session::{
    ProvidedDetailsParam, UpdateIdentityVerificationSession, UpdateIdentityVerificationSessionOptions,
    UpdateIdentityVerificationSessionOptionsDocument,
    UpdateIdentityVerificationSessionOptionsDocumentAllowedTypes as AllowedTypes,
    UpdateIdentityVerificationSessionType,
};

const CHANGE: u32 = 0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("say where to")?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(send(&url))
}

async fn send(url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let metadata = [("order_id", "6735"), ("note", "")];
    let metadata: HashMap<String, String> =
        metadata.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    let mut document = UpdateIdentityVerificationSessionOptionsDocument::new();
    document.allowed_types = Some(vec![AllowedTypes::Passport, AllowedTypes::IdCard]);
    document.require_live_capture = Some(true);
    let mut options = UpdateIdentityVerificationSessionOptions::new();
    options.document = Some(document);
    let mut details = ProvidedDetailsParam::new();
    details.email = Some("jenny@example.com".to_owned());
    let update = UpdateIdentityVerificationSession::new("vs_123")
        .metadata(metadata)
        .options(options)
        .provided_details(details)
        .type_(UpdateIdentityVerificationSessionType::Document);
    let client = stripe::ClientBuilder::new("sk_test_123").url(url).build()?;
    let session = update.send(&client).await?;
    let live_capture = session.options.and_then(|options| options.document?.require_live_capture);
    let reason = session.last_error.and_then(|error| error.reason);
    println!("{} {} {:?} {live_capture:?} {reason:?}", session.id, session.livemode, session.metadata);
    eprintln!("{CHANGE}");
    Ok(())
}
