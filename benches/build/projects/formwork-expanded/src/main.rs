//! Makes an update of a session, and reads the answer from the standard input: with code that was generated before.

use std::io::Read as _;

use formwork::Operation as _;

mod bindings;

use bindings::UpdateVerificationSession;
use bindings::update_verification_session::options::{Document, document::AllowedTypes};
use bindings::update_verification_session::{Options, ProvidedDetails, Type};

const CHANGE: u32 = 0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
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
    let request = update.request()?;
    println!("{} {}", request.method(), request.uri());
    println!("{}", String::from_utf8_lossy(request.body()));

    let mut answer = Vec::new();
    std::io::stdin().read_to_end(&mut answer)?;
    let session = update.response(formwork::http::Response::new(&answer))?;
    let live_capture = session.options.and_then(|options| options.document?.require_live_capture);
    let reason = session.last_error.and_then(|error| error.reason);
    println!("{} {} {:?} {live_capture:?} {reason:?}", session.id, session.livemode, session.metadata);
    eprintln!("{CHANGE}");
    Ok(())
}
