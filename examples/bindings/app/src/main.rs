//! An app whose bindings are in a crate of their own. It changes all the time, and they do not.
//!
//! `cargo run -p formwork-example-app`

#![forbid(unsafe_code)]

use std::error::Error;

use formwork::Operation;
use formwork_example_bindings::identity::update_verification_session::{Options, options::Document};
use formwork_example_bindings::identity::{UpdateVerificationSession, VerificationSession};
use formwork_example_bindings::lists::ListSessions;

fn main() -> Result<(), Box<dyn Error>> {
    for request in [require_document("vs_123").request()?, ListSessions::new().limit(10).request()?] {
        println!("{} {}", request.method(), request.uri());
    }
    let answer = r#"{"id": "vs_123", "object": "identity.verification_session", "created": 1695680478,
        "livemode": false, "metadata": {}, "status": "requires_input"}"#;
    let session = require_document("vs_123").response(http::Response::new(answer.as_bytes()))?;
    println!("{}", headline(&session));
    Ok(())
}

/// Asks for a document, with the photo taken on the spot.
fn require_document(session: &str) -> UpdateVerificationSession {
    let document = Document::new().require_live_capture(true);
    UpdateVerificationSession::new(session).options(Options::new().document(document))
}

/// A session in one line.
fn headline(session: &VerificationSession) -> String {
    format!("{} ({})", session.id, if session.livemode { "live" } else { "test" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_makes_requests_with_bindings_from_elsewhere() {
        let request = require_document("vs_123").request().unwrap();
        assert_eq!(request.uri(), "/v1/identity/verification_sessions/vs_123");
        assert_eq!(String::from_utf8_lossy(request.body()), "options[document][require_live_capture]=true");
    }
}
