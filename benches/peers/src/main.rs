//! async-stripe's own request type makes the update, as often as it is asked to.
//!
//! `formwork-bench-peers show` prints path and body, `call N` makes the request N times, and `serve` reads a number
//! a line, makes that many requests and answers with the nanoseconds that they took.

#![forbid(unsafe_code)]

use std::collections::HashMap;
use std::hint::black_box;
use std::io::{BufRead as _, Write as _};
use std::time::Instant;

use stripe_client_core::StripeRequest as _;
use stripe_misc::identity_verification_session::{
    ProvidedDetailsParam, UpdateIdentityVerificationSession, UpdateIdentityVerificationSessionOptions,
    UpdateIdentityVerificationSessionOptionsDocument,
    UpdateIdentityVerificationSessionOptionsDocumentAllowedTypes as AllowedTypes,
    UpdateIdentityVerificationSessionType,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let update = update();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["show"] => {
            let request = update.build();
            println!("{} {}", request.path, request.body.unwrap_or_default());
        }
        ["call", count] => call(&update, count.parse()?),
        ["serve"] => {
            for line in std::io::stdin().lock().lines() {
                let count = line?.parse()?;
                let started = Instant::now();
                call(&update, count);
                println!("{}", started.elapsed().as_nanos());
                std::io::stdout().flush()?;
            }
        }
        _ => return Err("usage: formwork-bench-peers show | call N | serve".into()),
    }
    Ok(())
}

fn call(update: &UpdateIdentityVerificationSession, count: u32) {
    for _ in 0..count {
        drop(black_box(black_box(update).build()));
    }
}

/// The update that `formwork-bench` makes, too.
fn update() -> UpdateIdentityVerificationSession {
    let metadata = [("order_id", "6735"), ("referrer", "https://shop.example.com/cart?step=2"), ("note", "")];
    let metadata: HashMap<String, String> =
        metadata.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    let mut document = UpdateIdentityVerificationSessionOptionsDocument::new();
    document.allowed_types =
        Some(vec![AllowedTypes::DrivingLicense, AllowedTypes::IdCard, AllowedTypes::Passport]);
    document.require_id_number = Some(false);
    document.require_live_capture = Some(true);
    document.require_matching_selfie = Some(true);
    let mut options = UpdateIdentityVerificationSessionOptions::new();
    options.document = Some(document);
    let mut details = ProvidedDetailsParam::new();
    details.email = Some("jenny.rosen@example.com".to_owned());
    details.phone = Some("+15555550123".to_owned());
    UpdateIdentityVerificationSession::new("vs_1NuN9WLkdIwHu7ix597AR9uz")
        .expand(vec!["last_verification_report".to_owned()])
        .metadata(metadata)
        .options(options)
        .provided_details(details)
        .type_(UpdateIdentityVerificationSessionType::Document)
}
