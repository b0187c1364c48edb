//! Sends an update of a session to the URL in the arguments: with `openapi!` and the client over reqwest.

use formwork::reqwest::Client;

formwork::openapi! {
    spec = "spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as UpdateVerificationSession],
}

use update_verification_session::options::{Document, document::AllowedTypes};
use update_verification_session::{Options, ProvidedDetails, Type};

const CHANGE: u32 = 0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("say where to")?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(send(&url))
}

async fn send(url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let update = UpdateVerificationSession::new("vs_123")
        .metadata([("order_id", "6735")])
        .clear_metadata_entry("note")
        .options(Options::new().document(
            Document::new()
                .allowed_types([AllowedTypes::Passport, AllowedTypes::IdCard])
                .require_live_capture(true),
        ))
        .provided_details(ProvidedDetails::new().email("jenny@example.com"))
        .type_(Type::Document);
    let client = Client::new(url)?.bearer_auth("sk_test_123")?;
    let session = client.send(&update).await?;
    let live_capture = session.options.and_then(|options| options.document?.require_live_capture);
    let reason = session.last_error.and_then(|error| error.reason);
    println!("{} {} {:?} {live_capture:?} {reason:?}", session.id, session.livemode, session.metadata);
    eprintln!("{CHANGE}");
    Ok(())
}
