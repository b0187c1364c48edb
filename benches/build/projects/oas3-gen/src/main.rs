//! Sends an update of a session to the URL in the arguments: with the client that oas3-gen generates.
//!
//! `oas3-gen generate client-mod` writes what is in `generated/` before this is built.

#![allow(dead_code, unused_imports)]

mod generated;

use generated::client::IdentityVerificationSessionsClient;
use generated::types::*;

const CHANGE: u32 = 0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("say where to")?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(send(&url))
}

async fn send(url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let metadata = [("order_id", "6735"), ("note", "")];
    let metadata = metadata.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let document = VerificationSessionRequestBodyOptionsDocumentObject {
        allowed_types: Some(vec![
            VerificationSessionDocumentOptionsAllowedType::Passport,
            VerificationSessionDocumentOptionsAllowedType::IdCard,
        ]),
        require_live_capture: Some(true),
        ..Default::default()
    };
    let request = PostRequest {
        path: PostRequestPath { session: "vs_123".to_owned() },
        body: Some(VerificationSessionRequestBody {
            metadata: Some(VerificationSessionRequestBodyMetadata::Object(metadata.into_iter().collect())),
            options: Some(VerificationSessionRequestBodyOptions {
                document: Some(VerificationSessionRequestBodyOptionsDocument::Object(document)),
            }),
            provided_details: Some(VerificationSessionRequestBodyProvidedDetails {
                email: Some("jenny@example.com".to_owned()),
                ..Default::default()
            }),
            r#type: Some(IdentityVerificationReportType::Document),
            ..Default::default()
        }),
    };
    let client = IdentityVerificationSessionsClient::with_base_url(url)?.with_bearer_auth("sk_test_123");
    let answer = client.post(request).await.map_err(|error| format!("{error:#}"))?;
    let ApiResponse::Ok(session) = answer else {
        return Err("the response is not a session".into());
    };
    let live_capture = session.options.and_then(
        |IdentityVerificationSessionOptions::VerificationSessionOptions(options)| {
            options.document?.require_live_capture
        },
    );
    let reason = session
        .last_error
        .and_then(|IdentityVerificationSessionLastError::VerificationSessionLastError(error)| error.reason);
    println!("{} {} {:?} {live_capture:?} {reason:?}", session.id, session.livemode, session.metadata);
    eprintln!("{CHANGE}");
    Ok(())
}
