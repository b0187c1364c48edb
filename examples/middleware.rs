//! A stack of middleware below the client: whatever takes an `http::Request` can send operations.
//!
//! `cargo run --example middleware`

use std::error::Error;

use formwork::client::{Client, Profile};
use formwork::tower::{RequestBody, Tower};
use http::{HeaderName, HeaderValue, Request, Response};
use hyper_util::client::legacy;
use hyper_util::rt::TokioExecutor;
use identity_server::{IdentityServer, SECRET_KEY, SESSION};
use tower::ServiceBuilder;

formwork::openapi! {
    spec = "../spec/identity.json",
    operations = [
        PostIdentityVerificationSessionsSession as UpdateVerificationSession,
        GET "/v1/identity/verification_sessions/{session}" as RetrieveVerificationSession,
    ],
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = IdentityServer::start().await?;

    // From the outside in: at most eight requests at once, a header for all of them, a line for each answer, the socket.
    let stack = ServiceBuilder::new()
        .concurrency_limit(8)
        .map_request(|mut request: Request<RequestBody>| {
            request
                .headers_mut()
                .insert(HeaderName::from_static("x-shop"), HeaderValue::from_static("berlin"));
            request
        })
        .map_response(|response: Response<_>| {
            println!("  the stack saw {}", response.status());
            response
        })
        .service(legacy::Client::builder(TokioExecutor::new()).build_http::<RequestBody>());

    let client = Client::over(Tower::from(stack))
        .base_url(&server.url())?
        .profile(Profile::stripe())
        .bearer_auth(SECRET_KEY)?;

    let session = client.send(&RetrieveVerificationSession::new(SESSION)).await?;
    println!("retrieved {}", session.id);
    let update = UpdateVerificationSession::new(SESSION).metadata([("order_id", "6735")]);
    println!("updated: {:?}", client.send(&update).await?.metadata);
    if let Err(error) = client.send(&RetrieveVerificationSession::new("vs_none")).await {
        println!("refused: {error}");
    }

    let shops: Vec<_> =
        server.requests().iter().map(|request| request.header("x-shop").map(str::to_owned)).collect();
    println!("every request came from {shops:?}");
    Ok(())
}
