//! Receives webhooks at a local endpoint: reads what is signed, and refuses the rest.
//!
//! `cargo run --example webhook` also plays the API that sends them.

use std::error::Error;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use formwork::reqwest::Client;
use formwork::webhook::{Event, Webhook};
use formwork::{Json, Raw};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::net::TcpListener;

formwork::openapi! {
    spec = "../spec/identity.json",
    operations = [GET "/v1/identity/verification_sessions/{session}" as RetrieveVerificationSession],
}

/// In a real program these come from the environment. While a secret is replaced by another, both count.
const SECRET: &str = "whsec_formwork";
const OLD_SECRET: &str = "whsec_before";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let webhook = Webhook::new(SECRET).secret(OLD_SECRET);
    let endpoint = Router::new().route("/webhook", post(receive)).with_state(webhook);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let client = Client::new(&format!("http://{}", listener.local_addr()?))?;
    tokio::spawn(axum::serve(listener, endpoint).into_future());

    let verified = event("identity.verification_session.verified");
    let newer = event("identity.verification_session.archived");
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?;
    deliver(&client, "signed", &verified, &sign(&verified, SECRET, now)).await?;
    deliver(&client, "a type that is newer than the program", &newer, &sign(&newer, OLD_SECRET, now)).await?;
    deliver(&client, "signed by somebody else", &verified, &sign(&verified, "whsec_guessed", now)).await?;
    deliver(&client, "changed on the way", &newer, &sign(&verified, SECRET, now)).await?;
    deliver(&client, "sent again an hour later", &verified, &sign(&verified, SECRET, now - 3600)).await?;
    deliver(&client, "not signed", &verified, "").await
}

/// The endpoint. The body has to be the bytes that arrived, so nothing may parse it before.
async fn receive(State(webhook): State<Webhook>, headers: HeaderMap, body: Bytes) -> (StatusCode, String) {
    let signature = headers.get("Stripe-Signature").and_then(|value| value.to_str().ok()).unwrap_or_default();
    match webhook.verify(&body, signature) {
        Ok(event) => match handle(&event) {
            Ok(()) => (StatusCode::OK, String::new()),
            Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
        },
        Err(error) => (StatusCode::BAD_REQUEST, error.to_string()),
    }
}

fn handle(event: &Event) -> Result<(), formwork::Mismatch> {
    match event.type_.as_str() {
        "identity.verification_session.verified" => {
            let session: VerificationSession = event.object()?;
            println!("  {}: {} is {}", event.id, session.id, session.status);
        }
        // Answered with a success, so that it is not sent again.
        other => println!("  {}: nothing to do for {other}", event.id),
    }
    Ok(())
}

/// Sends an event as the API does.
async fn deliver(client: &Client, what: &str, payload: &str, signature: &str) -> Result<(), Box<dyn Error>> {
    println!("{what}");
    let delivery =
        Raw::post("/webhook").json(&payload.parse::<Json>()?).header("Stripe-Signature", signature);
    match client.send(&delivery).await {
        Ok(_) => println!("  accepted"),
        Err(formwork::Error::Api(error)) => {
            println!("  refused ({}): {}", error.status(), String::from_utf8_lossy(error.body()));
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// The signature header that the API makes of a payload at this time.
fn sign(payload: &str, secret: &str, time: i64) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key may have any length");
    let signature = mac.chain_update(format!("{time}.{payload}")).finalize().into_bytes();
    signature.iter().fold(format!("t={time},v1="), |header, byte| format!("{header}{byte:02x}"))
}

fn event(type_: &str) -> String {
    format!(
        r#"{{"id": "evt_1NuN9W", "object": "event", "api_version": "2026-09-30", "created": 1695680478, "livemode": false,
        "type": "{type_}", "data": {{"object": {{"id": "vs_1NuN9WLkdIwHu7ix597AR9uz",
        "object": "identity.verification_session", "created": 1695680478, "livemode": false, "metadata": {{}},
        "status": "verified", "type": "document"}}}}}}"#
    )
}
