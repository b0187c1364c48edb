//! Failures: what is known about each, what it says, and what it keeps to itself.

use std::error::Error as _;

use formwork::{ApiError, DecodeError, Error, Operation, Secret};
use formwork_tests::{
    RetrieveVerificationSession, SESSION_JSON, UpdateVerificationSession, VerificationSession, session_json,
};
use http::{HeaderValue, Response, StatusCode};

fn receive(response: Response<&[u8]>) -> Result<VerificationSession, Error> {
    RetrieveVerificationSession::new("vs_1").response(response)
}

fn response(status: u16, body: &str) -> Response<&[u8]> {
    Response::builder().status(status).body(body.as_bytes()).expect("a status and a body")
}

#[track_caller]
fn decode_error(body: &str) -> DecodeError {
    match receive(response(200, body)) {
        Err(Error::Decode(error)) => *error,
        other => panic!("{other:?}: {body}"),
    }
}

#[track_caller]
fn api_error(response: Response<&[u8]>) -> ApiError {
    match receive(response) {
        Err(Error::Api(error)) => *error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_decode_error_says_where_and_why() {
    let table = [
        (r#","created":"now""#, "created", r#"invalid type: string "now", expected i64"#),
        (r#","created":1.5"#, "created", "invalid type: floating point `1.5`, expected i64"),
        (r#","created":9223372036854775808"#, "created", "invalid value: integer `9223372036854775808`"),
        (r#","id":null"#, "id", "invalid type: null, expected a string"),
        (r#","livemode":0"#, "livemode", "invalid type: integer `0`, expected a boolean"),
        (r#","status":["verified"]"#, "status", "invalid type: sequence, expected a string"),
        (r#","metadata":{"a":"1","b":2}"#, "metadata.b", "invalid type: integer `2`, expected a string"),
        (r#","last_error":{"code":5}"#, "last_error.code", "invalid type: integer `5`, expected a string"),
        (
            r#","last_error":"abandoned""#,
            "last_error",
            r#"invalid type: string "abandoned", expected an object"#,
        ),
        (
            r#","options":{"document":{"allowed_types":["passport",false]}}"#,
            "options.document.allowed_types[1]",
            "invalid type: boolean `false`, expected a string",
        ),
        (r#","options":[]"#, "options", "invalid type: sequence, expected an object"),
        (r#","redaction":{"new":{"a":[1]}}"#, "redaction", "missing field `status`"),
        (
            r#","last_verification_report":5"#,
            "last_verification_report",
            "invalid type: integer `5`, expected an id or an object",
        ),
        (r#","url":"\ud800""#, "url", "an escape is half of a surrogate pair"),
        // What comes before, known or not, does not get in the way.
        (
            r#","new":{"a":[1]},"last_verification_report":{"a":{}},"url":5"#,
            "url",
            "invalid type: integer `5`",
        ),
    ];
    for (members, path, reason) in table {
        let error = decode_error(&session_json(members));
        assert_eq!(error.path(), path, "{members}");
        assert!(error.reason().starts_with(reason), "{members}: {}", error.reason());
        assert!(error.reason().contains(" at line 1 column "), "{members}: {}", error.reason());
    }
}

#[test]
fn a_body_that_is_no_session_is_a_decode_error() {
    let table = [
        (
            r#"{"id":"","object":"","created":0,"livemode":true,"metadata":{}}"#,
            ".",
            "missing field `status` at line 1 column 63",
        ),
        (
            r#"{"id":"","created":0,"livemode":true,"metadata":{},"status":""}"#,
            ".",
            "missing field `object` at line 1 column 63",
        ),
        ("", ".", "the body is empty where JSON is declared"),
        ("null", ".", "invalid type: null, expected an object at line 1 column 4"),
        ("<html></html>", ".", "expected value at line 1 column 1"),
        (r#"{"id":"vs_1","url":"http"#, "url", "EOF while parsing a string at line 1 column 24"),
        (r#"{"id":"vs_1","metadata":{"a""#, "metadata", "EOF while parsing an object at line 1 column 28"),
        (r#"{"id":"vs_1","new":[1,"#, "new", "EOF while parsing a value at line 1 column 22"),
        (&format!("{SESSION_JSON}}}"), ".", "trailing characters at line 1 column 315"),
        (&format!("{SESSION_JSON}\n{{}}"), ".", "trailing characters at line 2 column 1"),
    ];
    for (body, path, reason) in table {
        let error = decode_error(body);
        assert_eq!((error.path(), error.reason()), (path, reason), "{body}");
        assert_eq!(error.body(), body.as_bytes());
    }
}

#[test]
fn a_decode_error_keeps_the_whole_answer() {
    let body = b"{\"id\":\"\xff\"}";
    let response = Response::builder().header("request-id", "req_1").body(&body[..]).unwrap();
    let error = receive(response).unwrap_err();
    assert!(error.as_api().is_none() && error.source().is_none());
    let Error::Decode(decode) = &error else { panic!("{error:?}") };
    assert_eq!((decode.status(), decode.body()), (StatusCode::OK, &body[..]));
    assert_eq!(decode.headers()["request-id"], "req_1");
    let expected = "the response (200 OK) is not what the document says at `id`: invalid unicode code point at \
                    line 1 column 8";
    assert_eq!((error.to_string().as_str(), decode.to_string().as_str()), (expected, expected));
}

/// Type, code, parameter and message.
type Facts = [Option<&'static str>; 4];

#[test]
fn the_common_formats_of_errors_are_read() {
    const NONE: Facts = [None; 4];
    let stripe = r#"{"error":{"type":"invalid_request_error","code":"parameter_unknown","param":"options[x]",
        "message":"Received unknown parameter","doc_url":"https://example.com"}}"#;
    let problem = r#"{"type":"https://example.com/no-credit","title":"No credit","detail":"The balance is 30.",
        "status":403}"#;
    let table: [(&str, Facts); 16] = [
        (
            stripe,
            [
                Some("invalid_request_error"),
                Some("parameter_unknown"),
                Some("options[x]"),
                Some("Received unknown parameter"),
            ],
        ),
        (r#"{"error":{"type":"api_error"}}"#, [Some("api_error"), None, None, None]),
        (r#"{"code":"E1","message":"No."}"#, [None, Some("E1"), None, Some("No.")]),
        (
            r#"{"error":"invalid_grant","error_description":"The code has expired."}"#,
            [None, Some("invalid_grant"), None, Some("The code has expired.")],
        ),
        (problem, [Some("https://example.com/no-credit"), None, None, Some("The balance is 30.")]),
        (r#"{"title":"Not found"}"#, [None, None, None, Some("Not found")]),
        (r#"{"error":{"code":404,"message":"gone"}}"#, [None, Some("404"), None, Some("gone")]),
        (r#"{"code":-1,"message":null}"#, [None, Some("-1"), None, None]),
        (r#"{"code":12345678901234567890123}"#, [None, Some("12345678901234567890123"), None, None]),
        (r#"{"n":1e400,"s":"\ud800","error":{"code":"c","n":1e400}}"#, [None, Some("c"), None, None]),
        (r#"{"error":{"code":["c"],"param":{},"message":true}}"#, NONE),
        (r#"{"object":"list","data":[]}"#, NONE),
        (r#"["error"]"#, NONE),
        (r#"{"error":{"message":"cut"#, NONE),
        ("<html><h1>502 Bad Gateway</h1></html>", NONE),
        ("", NONE),
    ];
    for (body, facts) in table {
        let error = api_error(response(500, body));
        assert_eq!([error.type_(), error.code(), error.param(), error.message()], facts, "{body}");
        assert_eq!((error.status(), error.body()), (StatusCode::INTERNAL_SERVER_ERROR, body.as_bytes()));
    }
}

#[test]
fn a_deep_or_broken_body_is_no_further_error() {
    let deep = format!(r#"{{"error":{{"code":"c","new":{0}{1}}}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    for body in [deep.as_bytes(), &[0xff, 0xfe], b"\0"] {
        let response = Response::builder().status(503).body(body).unwrap();
        assert_eq!(api_error(response).body(), body);
    }
}

#[test]
fn only_a_success_is_decoded() {
    for status in [200, 201, 299] {
        assert!(receive(response(status, SESSION_JSON)).is_ok(), "the call took effect");
    }
    for (status, body) in [(204, SESSION_JSON), (205, SESSION_JSON), (201, "[]"), (202, "")] {
        let error = receive(response(status, body)).unwrap_err();
        assert!(matches!(error, Error::Decode(_)), "{status} does not read as what the document declares");
    }
    for status in [199, 300, 304, 400, 404, 500, 503, 999] {
        let error = receive(response(status, SESSION_JSON)).unwrap_err();
        assert_eq!(error.as_api().map(|error| error.status().as_u16()), Some(status));
    }
}

type Header = (&'static str, &'static [u8]);

#[test]
fn the_request_id_is_in_either_header() {
    let error = |headers: &[Header]| {
        let mut response = response(400, "");
        for (name, value) in headers {
            response.headers_mut().insert(*name, HeaderValue::from_bytes(value).unwrap());
        }
        api_error(response)
    };
    let table: [(&[Header], Option<&str>); 5] = [
        (&[], None),
        (&[("request-id", b"req_1")], Some("req_1")),
        (&[("x-request-id", b"req_2")], Some("req_2")),
        (&[("x-request-id", b"req_2"), ("request-id", b"req_1")], Some("req_1")),
        (&[("x-request-id", b"req_2"), ("request-id", b"\xff")], Some("req_2")),
    ];
    for (headers, expected) in table {
        let error = error(headers);
        assert_eq!(error.request_id(), expected);
        assert_eq!(error.headers().len(), headers.len());
    }
}

#[test]
fn an_api_error_says_all_that_is_known() {
    let full = r#"{"error":{"type":"t","code":"c","param":"p[0]","message":"No such thing."}}"#;
    let table = [
        (
            400,
            full,
            Some("req_1"),
            "400 Bad Request: No such thing. (type t, code c, param p[0], request id req_1)",
        ),
        (404, r#"{"message":"Gone."}"#, None, "404 Not Found: Gone."),
        (429, r#"{"code":7}"#, None, "429 Too Many Requests (code 7)"),
        (502, "<html>", Some("req_2"), "502 Bad Gateway (request id req_2)"),
        (599, "", None, "599 <unknown status code>"),
    ];
    for (status, body, request_id, expected) in table {
        let mut response = response(status, body);
        if let Some(id) = request_id {
            response.headers_mut().insert("request-id", HeaderValue::from_static(id));
        }
        let error = receive(response).unwrap_err();
        assert_eq!(error.to_string(), format!("the API answered {expected}"));
        assert_eq!(error.as_api().unwrap().to_string(), error.to_string());
        assert!(error.source().is_none(), "the text is not said twice");
    }
}

#[test]
fn the_chain_of_sources_ends_where_the_failure_began() {
    let request = UpdateVerificationSession::new("").request().unwrap_err();
    let error = Error::from(request);
    assert_eq!(error.to_string(), "the request could not be built");
    let source = error.source().unwrap();
    assert_eq!(source.to_string(), "the path parameter `session` is empty, which would change the URL");
    assert!(source.source().is_none());

    let error = Error::transport(std::io::Error::other("reset"));
    assert_eq!(error.to_string(), "the request did not get an answer");
    assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("reset"));
    assert!(error.source().unwrap().is::<std::io::Error>());
    assert!(error.as_api().is_none());
}

#[test]
fn debug_hides_what_is_secret() {
    let members = r#","client_secret":"hush_1","new":"hush_2","last_verification_report":{"id":"hush_3"},
        "options":{"hushed":{"a":"hush_4"}}"#;
    let session = receive(response(200, &session_json(members))).unwrap();
    let api =
        receive(response(400, r#"{"error":{"code":"seen","new":"hush_5"},"new":"hush_6"}"#)).unwrap_err();
    let decode =
        receive(response(200, r#"{"client_secret":"hush_7","created":{"a":"hush_8"}}"#)).unwrap_err();
    let number = receive(response(200, r#"{"client_secret":4854}"#)).unwrap_err();
    let float = receive(response(200, r#"{"client_secret":-48.54}"#)).unwrap_err();
    assert_eq!(number.to_string().matches("hidden number").count(), 1);
    let shown = format!("{session:?}{session:#?}{api:?}{api:#?}{decode:?}{number:?}{number}{float:?}{float}");
    assert!(!shown.contains("hush_") && !shown.contains("48"), "{shown}");
    for seen in ["Secret(hidden)", "hushed", "seen", "Json(string, 8 bytes)", "body_bytes", "created"] {
        assert!(shown.contains(seen), "{seen}: {shown}");
    }
    assert_eq!(
        format!("{:?} {:#?}", Secret::from("hush"), Secret::from("hush".to_owned())),
        "Secret(hidden) Secret(hidden)"
    );
}
