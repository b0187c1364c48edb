//! Makes an update of a session, and reads the answer from the standard input: with code by hand.

#![allow(dead_code)] // the bindings have more than this program needs, too

mod session;

use std::collections::BTreeMap;
use std::io::Read as _;

use session::{
    Change, Check, DocumentKind, UpdateDocument, UpdateOptions, UpdateProvidedDetails,
    UpdateVerificationSession, VerificationSession,
};

const CHANGE: u32 = 0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
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
    let request = http::Request::post(update.path())
        .header(http::header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(http::header::ACCEPT, "application/json")
        .body(update.body().into_bytes())?;
    println!("{} {}", request.method(), request.uri());
    println!("{}", String::from_utf8_lossy(request.body()));

    let mut answer = Vec::new();
    std::io::stdin().read_to_end(&mut answer)?;
    let session: VerificationSession = serde_json::from_slice(&answer)?;
    let live_capture = session.options.and_then(|options| options.document?.require_live_capture);
    let reason = session.last_error.and_then(|error| error.reason);
    println!("{} {} {:?} {live_capture:?} {reason:?}", session.id, session.livemode, session.metadata);
    eprintln!("{CHANGE}");
    Ok(())
}
