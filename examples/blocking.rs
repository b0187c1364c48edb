//! The blocking client: ureq sends, and the thread waits.
//!
//! `cargo run --example blocking`

use std::error::Error;
use std::time::Duration;

use formwork::client::Profile;
use formwork::ureq::Client;
use identity_server::{IdentityServer, SECRET_KEY, SESSION, VERIFIED_SESSION};

formwork::openapi! {
    spec = "../spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as UpdateVerificationSession],
}

use update_verification_session::Type;

fn main() -> Result<(), Box<dyn Error>> {
    // The local server is async; nothing else here is.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let server = runtime.block_on(IdentityServer::start())?;

    // `Client::of_documents()` would send to the server that the document names, which is Stripe.
    let client = Client::new(&server.url())?
        .profile(Profile::stripe())
        .bearer_auth(SECRET_KEY)?
        .timeout(Duration::from_secs(10));

    let update =
        UpdateVerificationSession::new(SESSION).type_(Type::Document).metadata_entry("order_id", "6735");
    let session = client.send(&update)?;
    println!("updated {}: {:?}", session.id, session.metadata);

    // What is different about one call.
    let call =
        client.call(&update).idempotency_key("order-6735").retries(5).deadline(Duration::from_secs(30));
    let answer = call.answer()?;
    println!("updated again, request id {}", answer.request_id().unwrap_or("-"));
    for request in server.requests() {
        let key = request.header("idempotency-key").unwrap_or("-");
        let version = request.header("stripe-version").unwrap_or("-");
        println!("  {} with the key {key}, for version {version}", request.method);
    }

    let refused = client.send(&UpdateVerificationSession::new(VERIFIED_SESSION).type_(Type::IdNumber));
    match refused {
        Err(error) => println!("refused: {error}\n  worth trying again: {}", error.is_retryable()),
        Ok(session) => return Err(format!("{} was updated, but should have been refused", session.id).into()),
    }
    Ok(())
}
