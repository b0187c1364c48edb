//! Sends an update of a session to the URL in the arguments: reqwest alone, with a body that is already there.

use reqwest::header::CONTENT_TYPE;

const CHANGE: u32 = 0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("say where to")?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(send(&url))
}

async fn send(url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
    let body = "metadata[note]=&metadata[order_id]=6735&options[document][allowed_types][0]=passport\
        &options[document][allowed_types][1]=id_card&options[document][require_live_capture]=true\
        &provided_details[email]=jenny%40example.com&type=document";
    let request = client.post(format!("{url}/v1/identity/verification_sessions/vs_123"));
    let request = request.bearer_auth("sk_test_123");
    let response = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body).send().await?;
    println!("{}", response.text().await?);
    eprintln!("{CHANGE}");
    Ok(())
}
