//! The reqwest client against a server on a real socket: what arrives there, and what comes back.

use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::time::Duration;

use formwork::reqwest::Client;
use formwork::{Error, Expandable, Open, Secret};
use formwork_tests::update_verification_session::{
    Options, ProvidedDetails, Type,
    options::{Document, document::AllowedTypes},
};
use formwork_tests::{RetrieveVerificationSession, UpdateVerificationSession, verification_session};
use http::{HeaderName, HeaderValue, StatusCode};
use identity_server::{IdentityServer, RecordedRequest, SECRET_KEY, SESSION, VERIFIED_SESSION};

type Result<T = ()> = std::result::Result<T, Box<dyn StdError>>;

const FORM: &str = "application/x-www-form-urlencoded";

/// A client without a key for a server on this machine, whatever proxies the environment names.
fn nobody(base: &str) -> Result<Client> {
    let http = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(20)).build()?;
    Ok(Client::with_http(http, base)?)
}

fn client(base: &str) -> Result<Client> {
    Ok(nobody(base)?.bearer_auth(SECRET_KEY)?)
}

async fn start() -> Result<(IdentityServer, Client)> {
    let server = IdentityServer::start().await?;
    let client = client(&server.url())?;
    Ok((server, client))
}

fn update() -> UpdateVerificationSession {
    UpdateVerificationSession::new(SESSION)
}

fn last(server: &IdentityServer) -> RecordedRequest {
    server.requests().pop().expect("a request arrived")
}

#[tokio::test]
async fn a_session_is_retrieved() -> Result {
    let (server, client) = start().await?;
    let session = client.send(&RetrieveVerificationSession::new(SESSION)).await?;
    assert_eq!((session.id.as_str(), session.created.as_unix_seconds()), (SESSION, 1_695_680_478));
    assert_eq!(session.status, verification_session::Status::RequiresInput);
    assert_eq!(session.last_verification_report, None);
    assert!(session.extra.is_empty());
    let sent = last(&server);
    assert_eq!(sent.method, "GET");
    assert_eq!(sent.path_and_query, format!("/v1/identity/verification_sessions/{SESSION}"));
    assert_eq!(sent.header("authorization"), Some("Bearer sk_test_formwork"));
    assert_eq!((sent.header("content-type"), sent.header("content-length")), (None, None));
    assert_eq!(sent.body, b"");
    Ok(())
}

/// Sets everything there is to set.
fn full_update() -> UpdateVerificationSession {
    let document = Document::new()
        .allowed_types([AllowedTypes::Passport, AllowedTypes::IdCard])
        .require_id_number(true)
        .require_live_capture(false)
        .require_matching_selfie(true);
    update()
        .metadata([("order_id", "6735"), ("a[b]&c=d", "1 + 1 = 2\n")])
        .options(Options::new().document(document))
        .provided_details(ProvidedDetails::new().email("jenny@example.com").phone("+15550100"))
        .type_(Type::Document)
}

#[tokio::test]
async fn every_parameter_is_updated_and_stays() -> Result {
    let (_server, client) = start().await?;
    let session = client.send(&full_update()).await?;
    let metadata = [("a[b]&c=d", "1 + 1 = 2\n"), ("order_id", "6735")];
    assert_eq!(session.metadata, BTreeMap::from(metadata.map(|(key, value)| (key.into(), value.into()))));
    let document = session.options.as_ref().and_then(|options| options.document.as_ref()).unwrap();
    let allowed_types: Vec<_> = document.allowed_types.iter().flatten().map(Open::as_str).collect();
    assert_eq!(allowed_types, ["passport", "id_card"]);
    assert_eq!(
        [document.require_id_number, document.require_live_capture, document.require_matching_selfie],
        [Some(true), Some(false), Some(true)]
    );
    let details = session.provided_details.as_ref().unwrap();
    assert_eq!(
        (details.email.as_deref(), details.phone.as_deref()),
        (Some("jenny@example.com"), Some("+15550100"))
    );
    assert_eq!(session.type_, Some(verification_session::Type::Document.into()));
    assert_eq!(client.send(&RetrieveVerificationSession::new(SESSION)).await?, session);
    Ok(())
}

#[tokio::test]
async fn an_update_arrives_as_its_pairs() -> Result {
    let (server, client) = start().await?;
    client.send(&full_update()).await?;
    let sent = last(&server);
    assert_eq!((sent.method.as_str(), sent.header("content-type")), ("POST", Some(FORM)));
    assert_eq!(sent.header("content-length"), Some(sent.body.len().to_string().as_str()));
    let form = sent.form();
    let pairs: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let expected = [
        ("metadata[a[b]&c=d]", "1 + 1 = 2\n"),
        ("metadata[order_id]", "6735"),
        ("options[document][allowed_types][0]", "passport"),
        ("options[document][allowed_types][1]", "id_card"),
        ("options[document][require_id_number]", "true"),
        ("options[document][require_live_capture]", "false"),
        ("options[document][require_matching_selfie]", "true"),
        ("provided_details[email]", "jenny@example.com"),
        ("provided_details[phone]", "+15550100"),
        ("type", "document"),
    ];
    assert_eq!(pairs, expected);
    Ok(())
}

#[tokio::test]
async fn what_is_cleared_is_gone_and_the_rest_stays() -> Result {
    let (server, client) = start().await?;
    let document = Document::new().require_id_number(true);
    let filled = update().metadata([("a", "1"), ("b", "2")]).options(Options::new().document(document));
    let before = client.send(&filled.type_(Type::Document)).await?;
    assert_eq!(before.metadata.len(), 2);

    let session = client.send(&update().clear_metadata_entry("a")).await?;
    assert_eq!(session.metadata, BTreeMap::from([("b".to_owned(), "2".to_owned())]));
    assert_eq!(last(&server).body, b"metadata[a]=");
    let session = client.send(&update().clear_metadata()).await?;
    assert_eq!((session.metadata.len(), &session.options), (0, &before.options));
    assert_eq!(last(&server).body, b"metadata=");
    let session = client.send(&update().options(Options::new().clear_document())).await?;
    assert_eq!(session.options.as_ref().and_then(|options| options.document.as_ref()), None);
    assert_eq!(last(&server).body, b"options[document]=");
    assert_eq!(session.type_, before.type_);
    Ok(())
}

#[tokio::test]
async fn an_update_of_nothing_changes_nothing() -> Result {
    let (server, client) = start().await?;
    let before = client.send(&RetrieveVerificationSession::new(SESSION)).await?;
    assert_eq!(client.send(&update()).await?, before);
    let sent = last(&server);
    assert_eq!((sent.method.as_str(), sent.body.as_slice()), ("POST", &b""[..]));
    assert_eq!(sent.header("content-length"), Some("0"), "some servers refuse a POST without a length");
    Ok(())
}

#[tokio::test]
async fn a_report_is_an_id_until_it_is_expanded() -> Result {
    let (server, client) = start().await?;
    let retrieve = RetrieveVerificationSession::new(VERIFIED_SESSION);
    let session = client.send(&retrieve).await?;
    assert_eq!(session.last_verification_report, Some(Expandable::Id("vr_verified".to_owned())));

    let session = client.send(&retrieve.expand(["last_verification_report"])).await?;
    let path =
        format!("/v1/identity/verification_sessions/{VERIFIED_SESSION}?expand[0]=last_verification_report");
    assert_eq!(last(&server).path_and_query, path);
    let report = session.last_verification_report.unwrap();
    assert_eq!(report.id().as_deref(), Some("vr_verified"));
    let object = report.as_object().and_then(|report| report.member("object")?.decode::<String>().ok());
    assert_eq!(object.as_deref(), Some("identity.verification_report"));
    Ok(())
}

#[tokio::test]
async fn errors_of_the_api_are_typed() -> Result {
    let (server, client) = start().await?;
    let send = async |update: UpdateVerificationSession| client.send(&update).await.unwrap_err();
    let error = send(UpdateVerificationSession::new(VERIFIED_SESSION).type_(Type::Document)).await;
    let api = error.as_api().unwrap();
    assert_eq!((api.status(), api.type_()), (StatusCode::BAD_REQUEST, Some("invalid_request_error")));
    assert_eq!((api.code(), api.param()), (Some("verification_session_unexpected_state"), None));
    assert!(api.message().is_some_and(|message| message.contains("`verified`")), "{error}");
    assert_eq!(api.request_id(), Some("req_00000001"));
    assert!(error.to_string().ends_with("request id req_00000001)"), "{error}");

    let error = send(UpdateVerificationSession::new("vs/../none")).await;
    let api = error.as_api().unwrap();
    assert_eq!((api.status(), api.code()), (StatusCode::NOT_FOUND, Some("resource_missing")));
    assert_eq!(api.message(), Some("There is no verification session `vs/../none`."));
    assert_eq!(last(&server).path_and_query, "/v1/identity/verification_sessions/vs%2F..%2Fnone");

    let error = send(update().type_(Open::other("passport"))).await;
    let api = error.as_api().unwrap();
    assert_eq!((api.code(), api.param()), (Some("parameter_invalid_enum"), Some("type")));
    assert_eq!(last(&server).body, b"type=passport");
    Ok(())
}

#[tokio::test]
async fn credentials_are_sent_if_there_are_any() -> Result {
    let (server, client) = start().await?;
    let retrieve = RetrieveVerificationSession::new(SESSION);
    let error = nobody(&server.url())?.send(&retrieve).await.unwrap_err();
    assert_eq!(error.as_api().map(formwork::ApiError::status), Some(StatusCode::UNAUTHORIZED));
    assert_eq!(last(&server).header("authorization"), None);

    let stranger = client.bearer_auth(Secret::from("sk_hush"))?;
    let error = stranger.send(&retrieve).await.unwrap_err();
    assert_eq!(error.as_api().map(formwork::ApiError::status), Some(StatusCode::UNAUTHORIZED));
    assert_eq!(last(&server).header("authorization"), Some("Bearer sk_hush"), "the last key counts");
    assert!(!format!("{stranger:?}{stranger:#?}{error:?}").contains("hush"));
    Ok(())
}

#[tokio::test]
async fn headers_of_the_client_go_with_every_request() -> Result {
    let (server, client) = start().await?;
    let version = HeaderName::from_static("stripe-version");
    let client = client
        .header(version.clone(), HeaderValue::from_static("2020-01-01"))
        .header(version, HeaderValue::from_static("2026-09-30"))
        .header(HeaderName::from_static("content-type"), HeaderValue::from_static("text/plain"));
    client.send(&update().type_(Type::IdNumber)).await?;
    let versions: Vec<_> =
        last(&server).headers.into_iter().filter(|(name, _)| name == "stripe-version").collect();
    assert_eq!(versions, [("stripe-version".to_owned(), "2026-09-30".to_owned())]);
    assert_eq!(last(&server).header("content-type"), Some(FORM), "the operation knows its body");
    Ok(())
}

#[tokio::test]
async fn a_generated_operation_knows_its_server_and_version() -> Result {
    let server = IdentityServer::start().await?;
    let client = Client::of_documents()?.base_url_for("https://api.stripe.com", &server.url())?;
    let client = client.bearer_auth(SECRET_KEY)?.profile(formwork::client::Profile::stripe());
    client.send(&update().type_(Type::Document)).await?;
    let sent = last(&server);
    let version = sent.header("stripe-version").ok_or("no version")?;
    assert!(
        include_str!("../spec/identity.json").contains(&format!("\"version\": \"{version}\"")),
        "{version}"
    );
    assert_eq!(sent.header("idempotency-key").map(str::len), Some(32));

    let error = client.api_key("other", "hush").base_url("ftp://example.com").unwrap_err();
    assert_eq!(error.to_string(), "the base must be an http or https URL without a query");
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_said_is_not_sent() -> Result {
    let (server, client) = start().await?;
    for id in ["", ".", ".."] {
        let error = client.send(&UpdateVerificationSession::new(id)).await.unwrap_err();
        assert!(matches!(error, Error::Request(_)), "{error:?}");
    }
    assert_eq!(server.requests(), []);
    Ok(())
}

#[tokio::test]
async fn the_path_of_the_base_url_comes_first() -> Result {
    let (server, _) = start().await?;
    let retrieve = RetrieveVerificationSession::new(SESSION).expand(["a/b"]);
    let target = format!("/v1/identity/verification_sessions/{SESSION}?expand[0]=a%2Fb");
    for (base, path) in [("", ""), ("/", ""), ("/api", "/api"), ("/api/", "/api"), ("/a%2Fb/c//", "/a%2Fb/c")]
    {
        let client = client(&format!("{}{base}", server.url()))?;
        let error = client.send(&retrieve).await.unwrap_err();
        assert_eq!(last(&server).path_and_query, format!("{path}{target}"), "{base}");
        assert!(error.as_api().is_some(), "{error:?}");
    }
    Ok(())
}

#[tokio::test]
async fn no_answer_is_a_transport_error_without_the_url() -> Result {
    // Bound and dropped again, so that nobody listens there.
    let address = std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?;
    let client = client(&format!("http://{address}"))?;
    let error = client.send(&update().metadata([("a", "1")])).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(error.to_string(), "the request was not sent: there is no connection");
    let mut chain = vec![error.source().ok_or("no source")?];
    while let Some(source) = chain[chain.len() - 1].source() {
        chain.push(source);
    }
    let refused = chain.iter().filter_map(|source| source.downcast_ref::<std::io::Error>());
    assert!(refused.map(std::io::Error::kind).any(|kind| kind == std::io::ErrorKind::ConnectionRefused));
    assert!(!format!("{error:?}").contains(SESSION), "{error:?}");
    assert!(chain.iter().all(|source| !source.to_string().contains(SESSION)));
    Ok(())
}

/// The operations of an API that says more in its headers.
mod reports {
    formwork::openapi! { spec = "../spec/statuses.json", operations = [ListReports] }
}

#[tokio::test]
async fn an_answer_has_typed_headers_and_the_request_id() -> Result {
    use axum::Router;
    use axum::extract::Request;
    use axum::response::{AppendHeaders, IntoResponse, Response};
    use reports::list_reports::headers::XFormats;
    use reports::list_reports::{Headers, Output};

    async fn list(request: Request) -> Response {
        let headers = AppendHeaders([
            ("Request-Id", "req_7"),
            ("RateLimit-Limit", "5000"),
            ("RateLimit-Remaining", "none"),
            ("X-Formats", "csv"),
            ("X-Formats", "pdf,json"),
            ("Set-Cookie", "session=hush"),
        ]);
        let status = if request.headers().contains_key("x-wait") { 503 } else { 202 };
        (StatusCode::from_u16(status).unwrap(), headers).into_response()
    }
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    let client = nobody(&format!("http://{}", listener.local_addr()?))?;
    tokio::spawn(axum::serve(listener, Router::new().fallback(list)).into_future());

    let answer = client.answer(&reports::ListReports::new()).await?;
    assert_eq!((answer.status, answer.request_id()), (StatusCode::ACCEPTED, Some("req_7")));
    assert_eq!(answer.output, Output::Accepted);
    let headers = Headers::from_map(&answer.headers);
    assert_eq!((headers.rate_limit_limit, headers.rate_limit_remaining), (Some(5000), None));
    assert_eq!(answer.headers["RateLimit-Remaining"], "none", "what is not as declared is still there");
    assert_eq!(
        headers.x_formats,
        Some(vec![XFormats::Csv.into(), XFormats::Pdf.into(), Open::other("json")])
    );
    assert_eq!(headers.set_cookie.unwrap()[0].expose(), "session=hush");
    assert!(!format!("{answer:?}").contains("hush"));
    assert_eq!(client.send(&reports::ListReports::new()).await?, Output::Accepted);

    let client = client.header(HeaderName::from_static("x-wait"), HeaderValue::from_static("1"));
    let error = client.answer(&reports::ListReports::new()).await.unwrap_err();
    assert_eq!(error.as_api().and_then(formwork::ApiError::request_id), Some("req_7"));
    Ok(())
}

#[test]
fn a_client_that_cannot_work_is_refused() {
    let (no_url, no_base, credentials) = (
        "the base is not a URL",
        "the base must be an http or https URL without a query",
        "the base URL has credentials, which belong into a header",
    );
    let table = [
        ("", no_url),
        ("api.stripe.com", no_url),
        ("/v1", no_url),
        ("https://", no_url),
        ("localhost:8080", no_url),
        ("ftp://example.com", no_base),
        ("file:///tmp", no_url),
        ("https://example.com/?a=1", no_base),
        ("https://example.com/?", no_base),
        ("https://example.com/#a", no_base),
        ("https://user:hush@example.com", credentials),
        ("https://user@example.com", credentials),
        ("https://:hush@example.com", credentials),
    ];
    for (base, message) in table {
        assert_eq!(Client::new(base).unwrap_err().to_string(), message, "{base}");
    }
    for key in ["a\nb", "a\0", "\u{7f}"] {
        let error = Client::new("https://example.com").unwrap().bearer_auth(key).unwrap_err();
        assert_eq!(error.to_string(), "the key has characters that a header cannot carry");
    }
}
