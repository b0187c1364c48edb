//! An operation without any HTTP client: a request value out, a response value in.
//!
//! `cargo run --example sans_io`

use std::error::Error;

use formwork::Operation;

formwork::openapi! {
    spec = "../spec/identity.json",
    operations = [PostIdentityVerificationSessionsSession as UpdateVerificationSession],
}

fn main() -> Result<(), Box<dyn Error>> {
    let update = UpdateVerificationSession::new("vs_1NuN9WLkdIwHu7ix597AR9uz")
        .metadata_entry("order_id", "6735")
        .options(update_verification_session::Options::new().clear_document());

    // Host, credentials and the sending are up to you.
    let request: http::Request<Vec<u8>> = update.request()?;
    println!("{} {}", request.method(), request.uri());
    for (name, value) in request.headers() {
        println!("{name}: {}", value.to_str()?);
    }
    println!("\n{}", String::from_utf8_lossy(request.body()));

    // So is where the response comes from; here it is a text.
    let body = r#"{
        "id": "vs_1NuN9WLkdIwHu7ix597AR9uz",
        "object": "identity.verification_session",
        "created": 1695680478,
        "livemode": false,
        "metadata": { "order_id": "6735" },
        "status": "requires_action",
        "risk_score": 0.10
    }"#;
    let session = update.response(http::Response::new(body.as_bytes()))?;
    println!("\n{}", session.id);
    println!("a status that is newer than the document: {:?}", session.status);
    println!(
        "a member that is newer than the document: {:?}",
        session.extra.get("risk_score").map(formwork::Json::get)
    );

    let broken = body.replace("1695680478", "\"yesterday\"");
    match update.response(http::Response::new(broken.as_bytes())) {
        Err(formwork::Error::Decode(error)) => println!("an error that says where: {error}"),
        other => return Err(format!("unexpected: {other:?}").into()),
    }
    Ok(())
}
