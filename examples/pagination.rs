//! Iterates over a paginated list: forwards, not to the end, and backwards.
//!
//! `cargo run --example pagination` talks to a local server that it starts itself.

use std::error::Error;

use formwork::reqwest::Client;
use formwork::{Operation, Pages};
use identity_server::{IdentityServer, SECRET_KEY};

formwork::openapi! {
    spec = "../spec/lists.json",
    operations = [GetIdentityVerificationSessions as ListSessions],
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = IdentityServer::start().await?;
    server.add_sessions(23);
    let client = Client::new(&server.url())?.bearer_auth(SECRET_KEY)?;

    let all = ids(&client, ListSessions::new().limit(10), usize::MAX).await?;
    println!("{} sessions, from {} to {}", all.len(), all[0], all[all.len() - 1]);
    show_requests(&server, 0);

    // What nobody wants is not asked for.
    let before = server.requests().len();
    let newest = ids(&client, ListSessions::new().limit(2), 3).await?;
    println!("\nthe newest three: {}", newest.join(", "));
    show_requests(&server, before);

    let before = server.requests().len();
    let newer = ids(&client, ListSessions::new().limit(3).ending_before("vs_20"), usize::MAX).await?;
    println!("\nwhat is newer than vs_20, going back from it: {}", newer.join(", "));
    show_requests(&server, before);
    Ok(())
}

/// The ids of the first sessions of a list.
async fn ids(client: &Client, list: ListSessions, count: usize) -> Result<Vec<String>, formwork::Error> {
    let mut sessions = Pages::new(list).items_async(|list| send(client, list));
    let mut ids = Vec::new();
    while ids.len() < count {
        let Some(session) = sessions.next().await else { break };
        ids.push(session?.id);
    }
    Ok(ids)
}

/// The iteration owns the operation that it sends, because it awaits the response elsewhere.
async fn send<O: Operation>(client: &Client, operation: O) -> Result<O::Output, formwork::Error> {
    client.send(&operation).await
}

fn show_requests(server: &IdentityServer, from: usize) {
    for request in &server.requests()[from..] {
        println!("  {} {}", request.method, request.path_and_query);
    }
}
