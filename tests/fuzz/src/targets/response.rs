//! The response decoder: any status, headers and bytes. It never panics, an error keeps what was received, and a success
//! is the same once it was written and read again.

use std::fmt::Debug;

use formwork::http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use formwork::http::{Response, StatusCode};
use formwork::{ApiError, Error, Operation};
use formwork_fuzz::source::Source;
use serde::Serialize;

use crate::engine::Target;

mod identity {
    //! The operations of `spec/identity.json`.
    formwork::openapi! { spec = "../../spec/identity.json", operations = [*] }
}

mod statuses {
    //! The operations of `spec/statuses.json`.
    formwork::openapi! { spec = "../../spec/statuses.json", operations = [*] }
}

use statuses::{delete_report, get_facts, get_report, get_title};

pub(super) const TARGET: Target = Target { name: "response", corpus, tokens: TOKENS, check };

const STATUSES: [u16; 20] =
    [200, 201, 202, 204, 205, 206, 299, 304, 400, 401, 402, 404, 409, 410, 422, 429, 500, 503, 100, 999];

const CONTENT_TYPES: [&str; 12] = [
    "application/json",
    "application/JSON; charset=utf-8",
    "application/problem+json",
    "application/vnd.facts+json",
    "text/csv",
    "text/plain",
    "text/html",
    "application/pdf",
    "image/png",
    "",
    ";",
    "*/*",
];

const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "0",
    "-1",
    "1.0",
    "1e400",
    "9223372036854775808",
    "\"\"",
    "\\u0000",
    "\\ud800",
    "\"id\":",
    "\"title\":",
    "\"cause\":{\"title\":\"\"}",
    "\"metadata\":{\"a\":\"b\"}",
    "\"status\":",
    "\"last_error\":",
    "\"options\":{\"document\":{}}",
    "\"object\":",
    "\"error\":",
    "\"code\":",
    "\"about\":",
    "\"retry_after\":",
    "\u{feff}",
    "\n",
];

const BODIES: &[&str] = &[
    r#"{"id":"vs_1","object":"identity.verification_session","client_secret":"s","created":1695680478,"last_error":{"code":"abandoned","reason":"r"},"last_verification_report":"vr_1","livemode":false,"metadata":{"a":"b"},"options":{"document":{"allowed_types":["passport","x"],"require_live_capture":true}},"provided_details":{"email":"e","phone":null},"redaction":{"status":"redacted"},"status":"requires_input","type":"id_number","url":null,"new":[1.0,{"a":1e400}]}"#,
    r#"{"id":"vs_1","object":"x","created":-1,"livemode":true,"metadata":{},"status":"verified","last_verification_report":{"id":"vr_1"}}"#,
    r#"{"id":"r","title":null,"new":-0}"#,
    r#"{"retry_after":5}"#,
    r#"{"title":"Gone","code":"gone","about":{"id":5},"cause":{"title":"Deleted","cause":null}}"#,
    r#"{"error":{"type":"card_error","code":"card_declined","message":"m","param":"p"}}"#,
    r#"{"reason":"invalid"}"#,
    r#"["a","b"]"#,
    "5",
    "\"text\"",
    "id\nr\n",
    "",
];

/// Each body for each operation, with each status that comes to something else.
fn corpus() -> Vec<Vec<u8>> {
    let heads = (0..9).flat_map(|operation| {
        (0..STATUSES.len()).map(move |status| [operation, status.to_le_bytes()[0], operation, 0])
    });
    heads.enumerate().map(|(index, head)| [&head, BODIES[index % BODIES.len()].as_bytes()].concat()).collect()
}

fn check(input: &[u8]) -> Result<String, String> {
    let mut source = Source::new(input);
    let operation = source.byte();
    let (status, headers) = (status(&mut source), headers(&mut source));
    let mut response = Response::new(source.rest());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    let outcome = match operation % 9 {
        0 => again(&identity::GetIdentityVerificationSessionsSession::new("vs"), &response, json)?,
        1 => again(&identity::PostIdentityVerificationSessionsSession::new("vs"), &response, json)?,
        2 => again(&statuses::GetReport::new("r"), &response, report)?,
        3 => again(&statuses::HasReport::new("r"), &response, |()| Vec::new())?,
        4 => again(&statuses::DeleteReport::new("r"), &response, |_: &delete_report::Output| Vec::new())?,
        5 => again(&statuses::GetTitle::new("r"), &response, |title| title.clone().into_bytes())?,
        6 => again(&statuses::GetCover::new("r"), &response, Clone::clone)?,
        7 => again(&statuses::GetSize::new("r"), &response, json)?,
        _ => again(&statuses::GetFacts::new("r"), &response, facts)?,
    };
    Ok(format!("{} {outcome}", operation % 9))
}

fn status(source: &mut Source<'_>) -> StatusCode {
    let byte = source.byte();
    let status = STATUSES.get(usize::from(byte)).copied().unwrap_or_else(|| 100 + u16::from(byte) * 3);
    StatusCode::from_u16(status).unwrap_or_default()
}

/// A content type, which may be any bytes, and a few other headers.
fn headers(source: &mut Source<'_>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let content_type = match CONTENT_TYPES.get(usize::from(source.byte() % 16)) {
        Some(listed) => HeaderValue::from_str(listed).ok(),
        None => HeaderValue::from_bytes(source.text().as_bytes()).ok(),
    };
    headers.extend(content_type.map(|value| (CONTENT_TYPE, value)));
    for _ in 0..source.byte() % 4 {
        let names = ["request-id", "retry-after", "content-length", "x-a"];
        let name = HeaderName::from_static(names[usize::from(source.byte()) % names.len()]);
        headers.extend(HeaderValue::from_bytes(source.text().as_bytes()).ok().map(|value| (name, value)));
    }
    headers
}

/// Reads a response, and a success once more from what is written of it.
fn again<O: Operation<Output: PartialEq + Debug>>(
    operation: &O,
    response: &Response<&[u8]>,
    write: impl Fn(&O::Output) -> Vec<u8>,
) -> Result<String, String> {
    let output = match operation.response(response.clone()) {
        Ok(output) => output,
        Err(error) => return kept(&error, response),
    };
    let body = write(&output);
    let second = operation.response(response.clone().map(|_| body.as_slice()));
    match second {
        Ok(second) if second == output && write(&second) == body => {
            let shown = format!("{output:?}");
            Ok(format!("{} members", shown.matches("Some").count()))
        }
        other => Err(format!(
            "{output:?} is written as {:?} and read as {other:?}",
            String::from_utf8_lossy(&body)
        )),
    }
}

/// An error that has all of the response.
fn kept(error: &Error, response: &Response<&[u8]>) -> Result<String, String> {
    let text = format!("{error} {error:?}");
    let (outcome, status, headers, body) = match error {
        Error::Api(error) => (typed(error), error.status(), error.headers(), error.body()),
        Error::Decode(error) => {
            let words = error.reason().split_ascii_whitespace().take(2).collect::<Vec<_>>();
            (
                format!("{} {}", depth(error.path()), words.join(" ")),
                error.status(),
                error.headers(),
                error.body(),
            )
        }
        other => return Err(format!("an error that no response can have: {other:?}")),
    };
    let is_kept = (status, headers, body) == (response.status(), response.headers(), *response.body());
    if is_kept { Ok(outcome) } else { Err(format!("{text} lost a part of {response:?}")) }
}

/// The declared error, with the details that it decodes to.
fn typed(error: &ApiError) -> String {
    let failures = [
        get_report::Failure::from_api_error(error).map(|failure| format!("{failure:?}")),
        get_title::Failure::from_api_error(error).map(|failure| format!("{failure:?}")),
    ];
    let names = failures.map(|failure| match failure {
        Ok(shown) => shown.split('(').next().unwrap_or_default().to_owned(),
        Err(error) => depth(error.path()).to_string(),
    });
    let details = [error.type_(), error.code(), error.param(), error.message(), error.request_id()];
    format!("{} {:?}", names.join(" "), details.map(|detail| detail.is_some()))
}

/// How far inside of a body a path leads. Its names may be anything.
fn depth(path: &str) -> usize {
    path.split('.').count().min(9)
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_else(|error| panic!("what was read cannot be written: {error}"))
}

fn report(output: &get_report::Output) -> Vec<u8> {
    use get_report::Output;
    match output {
        Output::OkJson(report) => json(report),
        Output::OkCsv(text) | Output::Success(text) => text.clone().into_bytes(),
        Output::OkPdf(bytes) => bytes.clone(),
        Output::Accepted(accepted) => json(accepted),
        Output::NoContent => Vec::new(),
    }
}

fn facts(output: &get_facts::Output) -> Vec<u8> {
    use get_facts::Output;
    match output {
        Output::OkJson(facts) => json(facts),
        Output::OkVndFactsJson(report) => json(report),
        Output::OkAny(bytes) => bytes.clone(),
    }
}
