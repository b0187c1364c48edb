//! Retrieves, updates and clears a `VerificationSession`, over a real socket.
//!
//! `cargo run --example update_session` talks to a local server that it starts itself. To talk to Stripe instead:
//! `STRIPE_SECRET_KEY=sk_test_... cargo run --example update_session -- --live vs_...`

use std::error::Error;

use formwork::client::Profile;
use formwork::reqwest::Client;
use formwork::{Clearable, Open, Secret};
use identity_server::{IdentityServer, SECRET_KEY, SESSION, VERIFIED_SESSION};

formwork::openapi! {
    spec = "../spec/identity.json",
    operations = [
        PostIdentityVerificationSessionsSession as UpdateVerificationSession,
        GET "/v1/identity/verification_sessions/{session}" as RetrieveVerificationSession,
    ],
    secret = ["url"], // whoever has it can submit documents in the user's name
}

use update_verification_session::options::{Document, document::AllowedTypes};
use update_verification_session::{Options, ProvidedDetails, Type};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => {
            let server = IdentityServer::start().await?;
            println!("A local server listens at {}.", server.url());
            let client = client(&server.url(), &SECRET_KEY.into())?;
            update(&client, SESSION).await?;
            provoke_an_error(&client, VERIFIED_SESSION).await?;
        }
        ["--live", session] => {
            let key =
                std::env::var("STRIPE_SECRET_KEY").map_err(|_| "--live needs STRIPE_SECRET_KEY to be set")?;
            let client = client("https://api.stripe.com", &key.into())?;
            update(&client, session).await?;
            provoke_an_error(&client, "vs_there_is_no_such_session").await?;
        }
        _ => return Err("usage: update_session [--live SESSION]".into()),
    }
    Ok(())
}

fn client(url: &str, key: &Secret) -> Result<Client, Box<dyn Error>> {
    // The profile adds the version that the document describes, and an idempotency key, so that updates can be retried.
    Ok(Client::new(url)?.profile(Profile::stripe()).bearer_auth(key)?)
}

/// Every way to change a session: set, leave alone, clear.
async fn update(client: &Client, id: &str) -> Result<(), Box<dyn Error>> {
    let session = client.send(&RetrieveVerificationSession::new(id)).await?;
    show("retrieved", &session);

    let update = UpdateVerificationSession::new(id)
        .metadata([("order_id", "6735"), ("shelf", "B4")])
        .options(
            Options::new().document(
                Document::new()
                    .allowed_types([AllowedTypes::Passport, AllowedTypes::IdCard])
                    .require_live_capture(true),
            ),
        )
        .provided_details(ProvidedDetails::new().email("jenny@example.com"))
        .type_(Type::Document);
    show("updated", &client.send(&update).await?);

    let update = UpdateVerificationSession::new(id).clear_metadata_entry("shelf");
    show("cleared one entry", &client.send(&update).await?);

    // Fields are public, too, so a literal says the same as the methods.
    let update = UpdateVerificationSession {
        metadata: Clearable::Clear,
        options: Some(Options { document: Clearable::Clear }),
        ..UpdateVerificationSession::new(id)
    };
    show("cleared metadata and document options", &client.send(&update).await?);
    Ok(())
}

/// An API error is a value like any other.
async fn provoke_an_error(client: &Client, id: &str) -> Result<(), Box<dyn Error>> {
    let update = UpdateVerificationSession::new(id).type_(Type::IdNumber);
    match client.send(&update).await {
        Err(formwork::Error::Api(error)) => {
            println!("\nrefused, as it should be");
            println!("  status   {}", error.status());
            println!("  type     {}", error.type_().unwrap_or("-"));
            println!("  code     {}", error.code().unwrap_or("-"));
            println!("  message  {}", error.message().unwrap_or("-"));
            println!("  request  {}", error.request_id().unwrap_or("-"));
            Ok(())
        }
        Err(error) => Err(error.into()),
        Ok(_) => Err(format!("{id} was updated, but should have been refused").into()),
    }
}

fn show(what: &str, session: &VerificationSession) {
    println!("\n{what}");
    println!("  id        {}", session.id);
    println!("  status    {}", session.status);
    println!("  type      {}", session.type_.as_ref().map_or("-", Open::as_str));
    println!("  metadata  {:?}", session.metadata);
    let document = session.options.as_ref().and_then(|options| options.document.as_ref());
    let allowed = document.and_then(|document| document.allowed_types.as_deref()).unwrap_or_default();
    println!("  allowed   {allowed:?}");
    println!("  secret    {:?}", session.client_secret);
}
