//! Sends an update of a session to the URL in the arguments: the HTTP client of async-stripe alone.

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE};
use hyper_rustls::HttpsConnectorBuilder;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;

const CHANGE: u32 = 0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("say where to")?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(send(&url))
}

async fn send(url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let connector = HttpsConnectorBuilder::new().with_native_roots()?.https_or_http().enable_http1().enable_http2();
    let client = Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build(connector.build());
    let body = "metadata[note]=&metadata[order_id]=6735&options[document][allowed_types][0]=passport\
        &options[document][allowed_types][1]=id_card&options[document][require_live_capture]=true\
        &provided_details[email]=jenny%40example.com&type=document";
    let request = hyper::Request::post(format!("{url}/v1/identity/verification_sessions/vs_123"))
        .header(AUTHORIZATION, "Bearer sk_test_123")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Full::new(Bytes::from_static(body.as_bytes())))?;
    let answer = client.request(request).await?.into_body().collect().await?.to_bytes();
    println!("{}", String::from_utf8_lossy(&answer));
    eprintln!("{CHANGE}");
    Ok(())
}
