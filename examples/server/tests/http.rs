//! The server over its socket: what an HTTP client sees, without an HTTP client between.

use std::collections::BTreeSet;
use std::io::{Error, Read, Result, Write};
use std::net::TcpStream;

use identity_server::{IdentityServer, SECRET_KEY, SESSION, VERIFIED_SESSION};
use serde_json::{Value, json};

const FORM: &str = "application/x-www-form-urlencoded";

/// A response, read to its end.
struct Answer {
    status: u16,
    head: String,
    body: Value,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    fn error(&self, member: &str) -> &str {
        self.body["error"][member].as_str().unwrap_or_default()
    }
}

/// Sends one request on a connection of its own, with these lines of headers.
async fn send(server: &IdentityServer, request_line: &str, headers: &[String], body: &str) -> Result<Answer> {
    let address = server.url().trim_start_matches("http://").to_owned();
    let headers: String = headers.iter().flat_map(|header| [header, "\r\n"]).collect();
    let length = body.len();
    let request = format!(
        "{request_line} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n\
         {headers}\r\n{body}"
    );
    // The server runs on this thread's runtime, so waiting for it has to happen on another thread.
    tokio::task::spawn_blocking(move || exchange(&address, &request)).await?
}

fn exchange(address: &str, request: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(request.as_bytes())?;
    let mut response = String::new();
    stream.read_to_string(&mut response)?;
    let (head, body) =
        response.split_once("\r\n\r\n").ok_or_else(|| Error::other("no end of the headers"))?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    Ok(Answer {
        status: status.ok_or_else(|| Error::other("no status"))?,
        head: head.to_owned(),
        body: serde_json::from_str(body)?,
    })
}

fn bearer() -> String {
    format!("Authorization: Bearer {SECRET_KEY}")
}

async fn get(server: &IdentityServer, id_and_query: &str) -> Result<Answer> {
    send(server, &format!("GET /v1/identity/verification_sessions/{id_and_query}"), &[bearer()], "").await
}

async fn post(server: &IdentityServer, id: &str, body: &str) -> Result<Answer> {
    let headers = [bearer(), format!("Content-Type: {FORM}")];
    send(server, &format!("POST /v1/identity/verification_sessions/{id}"), &headers, body).await
}

#[tokio::test]
async fn an_update_is_answered_and_kept() -> Result<()> {
    let server = IdentityServer::start().await?;
    let body = "metadata[order%5B1%5D]=6735&options[document][allowed_types][0]=passport\
        &options[document][require_live_capture]=true&provided_details[email]=jenny%40example.com\
        &type=document";
    let updated = post(&server, SESSION, body).await?;
    assert_eq!((updated.status, updated.header("content-type")), (200, Some("application/json")));
    assert_eq!(updated.body["metadata"], json!({"order[1]": "6735"}));
    let document = json!({"allowed_types": ["passport"], "require_live_capture": true});
    assert_eq!(updated.body["options"], json!({"document": document}));
    assert_eq!(updated.body["provided_details"], json!({"email": "jenny@example.com"}));
    assert_eq!(updated.body["type"], "document");
    assert_eq!(get(&server, SESSION).await?.body, updated.body);
    Ok(())
}

#[tokio::test]
async fn a_refused_update_changes_nothing() -> Result<()> {
    let server = IdentityServer::start().await?;
    let before = get(&server, SESSION).await?.body;
    for bad in ["type=x", "colour=red", "expand[]=nothing", "options[document][require_id_number]=1"] {
        let refused = post(&server, SESSION, &format!("metadata[a]=1&{bad}")).await?;
        assert_eq!((refused.status, refused.error("type")), (400, "invalid_request_error"), "{bad}");
        assert_eq!(get(&server, SESSION).await?.body, before, "{bad}");
    }
    Ok(())
}

#[tokio::test]
async fn a_verified_session_can_be_read_but_not_updated() -> Result<()> {
    let server = IdentityServer::start().await?;
    let refused = post(&server, VERIFIED_SESSION, "type=id_number").await?;
    assert_eq!((refused.status, refused.error("code")), (400, "verification_session_unexpected_state"));
    let plain = get(&server, VERIFIED_SESSION).await?;
    let expanded = get(&server, &format!("{VERIFIED_SESSION}?expand[0]=last_verification_report")).await?;
    assert_eq!(plain.body["last_verification_report"], expanded.body["last_verification_report"]["id"]);
    assert!(plain.body["last_verification_report"].is_string());
    assert_eq!(get(&server, &format!("{VERIFIED_SESSION}?expand[]=options")).await?.status, 400);
    Ok(())
}

#[tokio::test]
async fn what_is_not_there_is_not_found() -> Result<()> {
    let server = IdentityServer::start().await?;
    for missing in [get(&server, "vs_none").await?, post(&server, "vs_none", "type=document").await?] {
        assert_eq!(missing.status, 404);
        assert_eq!((missing.error("code"), missing.error("param")), ("resource_missing", "session"));
    }
    let deleted = format!("DELETE /v1/identity/verification_sessions/{SESSION}");
    for line in ["GET /v1/identity", "POST /v1/identity/verification_sessions/", &deleted] {
        let unknown = send(&server, line, &[bearer()], "").await?;
        assert_eq!((unknown.status, unknown.error("type")), (404, "invalid_request_error"), "{line}");
    }
    Ok(())
}

#[tokio::test]
async fn credentials_are_checked_before_anything_else() -> Result<()> {
    let server = IdentityServer::start().await?;
    let line = format!("GET /v1/identity/verification_sessions/{SESSION}");
    let basic = "Authorization: Basic c2tfdGVzdF9mb3Jtd29yazo=".to_owned();
    assert_eq!(send(&server, &line, &[basic], "").await?.status, 200);
    let wrong = "Authorization: Bearer sk_test_other".to_owned();
    for headers in [&[][..], &[wrong][..]] {
        for line in [line.as_str(), "GET /nowhere"] {
            let refused = send(&server, line, headers, "").await?;
            assert_eq!((refused.status, refused.error("type")), (401, "invalid_request_error"), "{line}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_body_has_to_be_a_form() -> Result<()> {
    let server = IdentityServer::start().await?;
    let line = format!("POST /v1/identity/verification_sessions/{SESSION}");
    let content_type = |value: &str| [bearer(), format!("Content-Type: {value}")];
    assert_eq!(send(&server, &line, &content_type("application/json"), "{}").await?.status, 400);
    assert_eq!(send(&server, &line, &[bearer()], "type=document").await?.status, 400);
    let charset = content_type(&format!("{FORM}; charset=utf-8"));
    assert_eq!(send(&server, &line, &charset, "type=document").await?.status, 200);
    assert_eq!(send(&server, &line, &[bearer()], "").await?.status, 200);
    let query = send(&server, &format!("{line}?type=document"), &[bearer()], "").await?;
    assert_eq!((query.status, query.error("param")), (400, "type"));
    assert_eq!(post(&server, SESSION, &format!("type={}", "x".repeat(1 << 20))).await?.status, 413);
    Ok(())
}

#[tokio::test]
async fn every_response_has_its_own_request_id() -> Result<()> {
    let server = IdentityServer::start().await?;
    let mut ids = BTreeSet::new();
    for line in ["GET /nowhere", &format!("GET /v1/identity/verification_sessions/{SESSION}")] {
        for headers in [&[][..], &[bearer()][..]] {
            let answer = send(&server, line, headers, "").await?;
            ids.insert(answer.header("request-id").unwrap_or_default().to_owned());
        }
    }
    assert!(ids.iter().all(|id| id.starts_with("req_")), "{ids:?}");
    assert_eq!(ids.len(), 4);
    Ok(())
}

#[tokio::test]
async fn requests_are_recorded_as_they_were_sent() -> Result<()> {
    let server = IdentityServer::start().await?;
    post(&server, "a%20b", "metadata[a]=x+y").await?;
    send(&server, "GET /nowhere?q=%5B", &[], "").await?;
    let requests = server.requests();
    let [first, second] = requests.as_slice() else { panic!("{requests:?}") };
    assert_eq!(first.path_and_query, "/v1/identity/verification_sessions/a%20b");
    assert_eq!((first.method.as_str(), first.header("Content-Type")), ("POST", Some(FORM)));
    assert_eq!(first.body, b"metadata[a]=x+y");
    assert_eq!(first.form(), [("metadata[a]".to_owned(), "x y".to_owned())]);
    assert_eq!(second.path_and_query, "/nowhere?q=%5B");
    assert_eq!(second.header("authorization"), None);
    Ok(())
}

#[tokio::test]
async fn servers_share_nothing_and_stop_when_they_are_dropped() -> Result<()> {
    let (one, other) = (IdentityServer::start().await?, IdentityServer::start().await?);
    post(&one, SESSION, "metadata[a]=1").await?;
    assert_eq!(get(&other, SESSION).await?.body["metadata"], json!({}));
    assert!(other.requests().len() == 1);
    let address = one.url().trim_start_matches("http://").to_owned();
    drop(one);
    // The server notices on its next turn, so connecting is tried until it fails.
    for _ in 0..1000 {
        tokio::task::yield_now().await;
        if TcpStream::connect(&address).is_err() {
            return Ok(());
        }
    }
    panic!("{address} still accepts connections");
}

#[tokio::test]
async fn a_list_is_cut_into_pages() -> Result<()> {
    let server = IdentityServer::start().await?;
    server.add_sessions(3);
    let list = |query: &'static str| {
        let request_line = format!("GET /v1/identity/verification_sessions{query}");
        let server = &server;
        async move { send(server, &request_line, &[bearer()], "").await }
    };
    let ids = |answer: &Answer| {
        let ids = answer.body["data"].as_array().into_iter().flatten().filter_map(|item| item["id"].as_str());
        ids.map(str::to_owned).collect::<Vec<_>>()
    };
    let first = list("?limit=2").await?;
    assert_eq!(
        (first.status, &first.body["has_more"], ids(&first)),
        (200, &json!(true), vec!["vs_5".into(), "vs_4".into()])
    );
    let rest = list("?starting_after=vs_4").await?;
    assert_eq!(rest.body["has_more"], false);
    assert_eq!(ids(&rest), ["vs_3", VERIFIED_SESSION, SESSION]);
    let newer = list("?ending_before=vs_3&limit=1").await?;
    assert_eq!((&newer.body["has_more"], ids(&newer)), (&json!(true), vec!["vs_4".to_owned()]));
    let refused = list("?limit=0").await?;
    assert_eq!((refused.status, refused.error("param")), (400, "limit"));
    Ok(())
}
