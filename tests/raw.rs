//! Calls that the document does not have: what they send, what they refuse, and what they read.

use std::collections::BTreeMap;

use formwork::{Error, Form, Json, Operation, Raw, RequestError, Secret, Upload};
use formwork_tests::{SESSION_JSON, VerificationSession};
use http::{Method, Response, StatusCode};
use proptest::prelude::*;

#[derive(Form)]
struct Filter {
    created: BTreeMap<&'static str, i64>,
    tags: Vec<&'static str>,
    limit: Option<u32>,
}

fn filter() -> Filter {
    Filter { created: BTreeMap::from([("gte", 5)]), tags: vec!["a b", "&"], limit: None }
}

const FILTER: &str = "created[gte]=5&tags[0]=a%20b&tags[1]=%26";

/// A request as a text: its first line, its headers in the order of their names, and its body.
fn sent<T>(raw: &Raw<T>) -> Result<String, RequestError>
where
    Raw<T>: Operation<Body = formwork::Body>,
{
    let request = raw.request()?;
    let mut headers: Vec<String> = request
        .headers()
        .iter()
        .map(|(name, value)| format!("\n{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    headers.sort();
    let headers = headers.concat();
    let (first, body) = (format!("{} {}", request.method(), request.uri()), request.into_body());
    Ok(format!("{first}{headers}\n\n{}", String::from_utf8(body.into_bytes().unwrap()).unwrap()))
}

fn refused(raw: &Raw) -> String {
    raw.request().map(|request| request.uri().clone()).unwrap_err().to_string()
}

#[test]
fn each_method_has_its_request() {
    let table = [
        (Raw::get("/x"), "GET"),
        (Raw::post("/x"), "POST"),
        (Raw::put("/x"), "PUT"),
        (Raw::patch("/x"), "PATCH"),
        (Raw::delete("/x"), "DELETE"),
        (Raw::new(Method::from_bytes(b"PURGE").unwrap(), "/x".to_owned()), "PURGE"),
    ];
    for (raw, method) in table {
        assert_eq!(sent(&raw).unwrap(), format!("{method} /x\naccept: application/json\n\n"));
    }
}

#[test]
fn parameters_go_where_they_are_said_to_go() {
    let raw = Raw::post("/v1/{kind}s/{id}.json")
        .path_parameter("id", 7)
        .path_parameter("kind", "a/b?")
        .query(&filter())
        .query(&BTreeMap::<&str, i64>::new())
        .query(&BTreeMap::from([("page", 2)]))
        .form(&filter())
        .form(&BTreeMap::from([("more", Some(true)), ("none", None)]))
        .header("X-Tags", &["a", "b"])
        .header("X-None", &None::<i64>);
    let form = "content-type: application/x-www-form-urlencoded\nx-tags: a,b";
    assert_eq!(
        sent(&raw).unwrap(),
        format!(
            "POST /v1/a%2Fb%3Fs/7.json?{FILTER}&page=2\naccept: application/json\n{form}\n\n{FILTER}&more=true"
        )
    );
    assert_eq!(sent(&raw).unwrap(), sent(&raw.clone()).unwrap(), "it can be sent again");
}

#[test]
fn the_last_body_is_the_one_that_is_sent() {
    let json = r#"{"created":{"gte":5},"tags":["a b","&"]}"#;
    let of_json = format!("POST /x\naccept: application/json\ncontent-type: application/json\n\n{json}");
    for raw in [
        Raw::post("/x").json(&filter()),
        Raw::post("/x").form(&filter()).json(&filter()),
        Raw::post("/x").upload("a").json(&json.parse::<Json>().unwrap()),
    ] {
        assert_eq!(sent(&raw).unwrap(), of_json);
    }
    assert_eq!(sent(&Raw::post("/x").json(&None::<bool>)).unwrap(), "POST /x\naccept: application/json\n\n");
    let upload = |upload: Upload| sent(&Raw::post("/x").json(&1).upload(upload)).unwrap();
    assert_eq!(
        upload("a".into()),
        "POST /x\naccept: application/json\ncontent-type: application/octet-stream\n\na"
    );
    assert_eq!(
        upload(Upload::reader(|| Ok(&b"a,b"[..])).content_type("text/csv")),
        "POST /x\naccept: application/json\ncontent-type: text/csv\n\na,b"
    );
}

#[test]
fn a_header_of_yours_takes_the_place_of_what_is_made() {
    let raw = Raw::post("/x")
        .header("content-type", "application/vnd.api+json")
        .header("ACCEPT", "text/csv")
        .header("X-A", "1")
        .json(&true);
    assert_eq!(
        sent(&raw).unwrap(),
        "POST /x\naccept: text/csv\ncontent-type: application/vnd.api+json\nx-a: 1\n\ntrue"
    );
    let twice = Raw::get("/x").header("X-A", "1").header("x-a", "2").request().unwrap();
    assert_eq!(twice.headers().get_all("x-a").iter().collect::<Vec<_>>(), ["1", "2"]);
}

#[test]
fn a_path_that_is_none_is_refused() {
    let dots = "the path has a segment `.` or `..`, which would change it";
    let characters = "the path has characters that belong into a value, which `path_parameter` escapes";
    let query = "the path has a `?` or `#`, but parameters are given by `query`";
    let start = "the path does not begin with `/`";
    let empty = "the path has an empty segment";
    for (path, message) in [
        ("", start),
        ("v1/x", start),
        ("https://example.com/x", start),
        ("{path}", start),
        ("//example.com/x", empty),
        ("/v1//x", empty),
        ("/v1/x//", empty),
        ("/v1/../x", dots),
        ("/v1/.", dots),
        ("/v1/%2E%2e/x", dots),
        ("/v1/.%2e", dots),
        ("/v1/x?a=1", query),
        ("/v1/x#a", query),
        ("/v1/a b", characters),
        ("/v1/\\..\\x", characters),
        ("/v1/größe", characters),
        ("/v1/100%", characters),
        ("/v1/%zz", characters),
        ("/v1/x\r\nHost: a", characters),
        ("/v1/}", characters),
        ("/v1/{", "the path has a `{` without a `}`"),
        ("/v1/{id}", "the path has no value for `{id}`"),
        ("/v1/{}", "the path has no value for `{}`"),
    ] {
        assert_eq!(refused(&Raw::get(path)), message, "{path}");
    }
    for path in ["/", "/v1/", "/v1/...", "/v1/.a", "/v1/a%2Fb", "/v1/a:b@c,d;e=f", "/v1/~a!$&'()*+-_"] {
        assert_eq!(Raw::get(path).request().unwrap().uri(), path);
    }
    let unused = Raw::get("/v1/{id}").path_parameter("id", "a").path_parameter("idea", "hush");
    assert_eq!(refused(&unused), "the path has no `{idea}` that a value is given for");
}

#[test]
fn what_cannot_be_said_is_an_error_of_the_request() {
    let nan = BTreeMap::from([("a", f64::NAN)]);
    let number = "`a` is not a finite number";
    assert_eq!(refused(&Raw::get("/x").query(&nan)), number);
    assert_eq!(refused(&Raw::get("/x").form(&nan)), number);
    assert_eq!(refused(&Raw::get("/x").json(&nan).json(&1)), number, "nor is it forgotten");
    assert_eq!(refused(&Raw::get("/x").header("X-A", &f64::NAN).query(&nan)), "`X-A` is not a finite number");
    assert_eq!(
        refused(&Raw::get("/x").query("text")),
        "the form is made of named pairs, so a value needs a name"
    );
    for (name, value) in [("X-A", "a\r\nb"), ("X-A", " a"), ("X A", "a"), ("", "a")] {
        let error = Raw::get("/x").header(name, value).request().unwrap_err();
        assert!(matches!(error, RequestError::Header { .. }), "{error}");
    }
    let nonsense = Raw::post("/x").upload(Upload::from("a").content_type("nonsense"));
    assert!(matches!(nonsense.request(), Err(RequestError::ContentType { .. })));
}

#[test]
fn debug_shows_no_value() {
    let raw = Raw::post("/v1/{id}")
        .path_parameter("id", "hush")
        .query(&BTreeMap::from([("a", "hush")]))
        .header("X-A", &Secret::from("hush"))
        .json(&"hush");
    assert_eq!(format!("{raw:?}"), "Raw(POST /v1/{id})");
}

#[test]
fn any_success_is_json() {
    let receive = |status: u16, content_type: &str, body: &str| {
        let mut response = Response::new(body.as_bytes());
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        response.headers_mut().insert("Content-Type", content_type.parse().unwrap());
        Raw::get("/x").response(response).map(|json| json.get().to_owned())
    };
    for (status, content_type, body, expected) in [
        (200, "application/json", r#"{"a": 1.0}"#, r#"{"a": 1.0}"#),
        (201, "text/plain", "[]", "[]"),
        (299, "application/x.a+json", "\"a\"", "\"a\""),
        (204, "", "", "null"),
        (200, "application/json", " \r\n", "null"),
    ] {
        assert_eq!(receive(status, content_type, body).unwrap(), expected);
    }
    for status in [199, 302, 400, 500] {
        assert!(matches!(receive(status, "", "{}"), Err(Error::Api(error)) if error.status() == status));
    }
    let error = receive(200, "text/html", "<html>").unwrap_err();
    assert!(matches!(&error, Error::Decode(error) if error.body() == b"<html>"), "{error}");
}

#[test]
fn an_output_of_a_type_is_decoded() {
    let raw = Raw::get("/v1/sessions/{id}").decode::<VerificationSession>().path_parameter("id", "vs_1");
    assert_eq!(raw.request().unwrap().uri(), "/v1/sessions/vs_1");
    let session = raw.response(Response::new(SESSION_JSON.as_bytes())).unwrap();
    assert_eq!(session.id, "vs_1NuN9WLkdIwHu7ix597AR9uz");
    let broken = SESSION_JSON.replace("1695680478", "true");
    let error = raw.response(Response::new(broken.as_bytes())).unwrap_err();
    assert!(matches!(&error, Error::Decode(error) if error.path() == "created"), "{error}");

    let error = raw.response(Response::new(b"")).unwrap_err();
    assert!(error.to_string().ends_with("the body is empty"), "{error}");
    let nothing = Response::new(&b""[..]);
    assert_eq!(Raw::get("/x").decode::<()>().response(nothing.clone()).ok(), Some(()));
    assert_eq!(Raw::get("/x").decode::<Option<i64>>().response(nothing).unwrap(), None);
}

#[test]
fn two_calls_are_equal_if_they_send_the_same() {
    let raw = || Raw::get("/x").query(&BTreeMap::from([("a", 1)]));
    assert!(raw() == raw() && raw() == raw().clone());
    assert!(raw() != raw().header("X-A", "1") && raw() != Raw::get("/x"));
}

proptest! {
    /// Whatever is in a value, the path has the segments that it had.
    #[test]
    fn no_value_leaves_its_segment(value in any::<String>()) {
        let raw = Raw::get("/v1/{id}/end").path_parameter("id", &value);
        match raw.request() {
            Ok(request) => {
                let path = request.uri().path();
                let segments: Vec<&str> = path.split('/').collect();
                prop_assert_eq!((segments.len(), segments[1], segments[3]), (4, "v1", "end"));
                let decoded = percent_encoding::percent_decode_str(segments[2]).decode_utf8().unwrap();
                prop_assert_eq!(decoded, value.as_str());
                prop_assert!(request.uri().query().is_none());
            }
            Err(error) => {
                let is_refused = matches!(error, RequestError::PathParameter { .. });
                prop_assert!(is_refused && ["", ".", ".."].contains(&value.as_str()), "{}", error);
            }
        }
    }

    #[test]
    fn any_path_is_read_without_a_panic(path in "[/a.%2eE{}?#é]{0,12}") {
        if let Ok(request) = Raw::get(path.clone()).request() {
            prop_assert_eq!(request.uri().to_string(), path);
        }
    }
}
