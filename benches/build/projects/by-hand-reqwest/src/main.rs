//! Sends an update of a session to the URL in the arguments: with code by hand and reqwest.

#![allow(dead_code)] // the bindings have more than this program needs, too

#[path = "../../by-hand/src/session.rs"]
mod session;

use std::collections::BTreeMap;
use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE};
use session::{
    Change, Check, DocumentKind, UpdateDocument, UpdateOptions, UpdateProvidedDetails,
    UpdateVerificationSession, VerificationSession,
};

const CHANGE: u32 = 0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("say where to")?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(send(&url))
}

async fn send(url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let update = UpdateVerificationSession {
        session: "vs_123".to_owned(),
        metadata: Change::Set(BTreeMap::from([
            ("order_id".to_owned(), Change::Set("6735".to_owned())),
            ("note".to_owned(), Change::Clear),
        ])),
        options: Some(UpdateOptions {
            document: Change::Set(UpdateDocument {
                allowed_types: Some(vec![DocumentKind::Passport, DocumentKind::IdCard]),
                require_live_capture: Some(true),
                ..UpdateDocument::default()
            }),
        }),
        provided_details: Some(UpdateProvidedDetails {
            email: Some("jenny@example.com".to_owned()),
            ..UpdateProvidedDetails::default()
        }),
        type_: Some(Check::Document),
        ..UpdateVerificationSession::default()
    };
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
    let request = client.post(format!("{url}{}", update.path())).timeout(Duration::from_secs(30));
    let request = request.bearer_auth("sk_test_123").header(ACCEPT, "application/json");
    let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(update.body());
    let response = request.send().await?;
    let (status, answer) = (response.status(), response.bytes().await?);
    if !status.is_success() {
        return Err(format!("{status}: {}", String::from_utf8_lossy(&answer)).into());
    }
    let session: VerificationSession = serde_json::from_slice(&answer)?;
    let live_capture = session.options.and_then(|options| options.document?.require_live_capture);
    let reason = session.last_error.and_then(|error| error.reason);
    println!("{} {} {:?} {live_capture:?} {reason:?}", session.id, session.livemode, session.metadata);
    eprintln!("{CHANGE}");
    Ok(())
}
