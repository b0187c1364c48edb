//! Responses by status and content type: what each is decoded to, and what is said of those that nobody declared.

use formwork::{Answer, ApiError, DecodeError, Error, Json, Open, Operation, Secret, Timestamp};
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, Response, StatusCode};

formwork::openapi! {
    spec = "../spec/statuses.json",
    operations = [*],
}

use delete_report::Output as Deleted;
use get_report::{Failure, Output as Got};
use list_reports::Headers;
use list_reports::headers::{XCache, XFormats};

/// A response with this content type, if it is not empty.
fn answer<'b>(status: u16, content_type: &str, body: &'b [u8]) -> Response<&'b [u8]> {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    if !content_type.is_empty() {
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_str(content_type).unwrap());
    }
    response
}

fn get(status: u16, content_type: &str, body: &[u8]) -> Result<Got, Error> {
    GetReport::new("r").response(answer(status, content_type, body))
}

#[track_caller]
fn decode_error<T: std::fmt::Debug>(result: Result<T, Error>) -> DecodeError {
    match result {
        Err(Error::Decode(error)) => *error,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn api_error<T: std::fmt::Debug>(result: Result<T, Error>) -> ApiError {
    match result {
        Err(Error::Api(error)) => *error,
        other => panic!("{other:?}"),
    }
}

fn failure(status: u16, content_type: &str, body: &[u8]) -> Result<Failure, DecodeError> {
    Failure::from_api_error(&api_error(get(status, content_type, body)))
}

fn report() -> Report {
    Report { id: "r".to_owned(), title: None, extra: formwork::Extra::default() }
}

const REPORT: &[u8] = br#"{"id":"r","title":null}"#;
const PROBLEM: &[u8] = br#"{"title":"Gone","code":"gone","about":{"id":5},"cause":{"title":"Deleted"}}"#;

#[test]
fn the_status_and_then_the_content_type_pick_the_variant() {
    let pending = get_report::output::Accepted { retry_after: 5, extra: formwork::Extra::default() };
    let table: [(u16, &str, &[u8], Got); 13] = [
        (200, "application/json", REPORT, Got::OkJson(report())),
        (200, "Application/JSON;charset=UTF-8", REPORT, Got::OkJson(report())),
        (200, "application/hal+json", REPORT, Got::OkJson(report())),
        (200, "text/csv", b"id\nr\n", Got::OkCsv("id\nr\n".to_owned())),
        (200, "text/csv; header=absent", b"", Got::OkCsv(String::new())),
        (200, "application/pdf", b"%PDF\xff", Got::OkPdf(b"%PDF\xff".to_vec())),
        (202, "application/json", br#"{"retry_after":5}"#, Got::Accepted(pending.clone())),
        (202, "", br#"{"retry_after":5}"#, Got::Accepted(pending)),
        (204, "", b"", Got::NoContent),
        (204, "text/html", b"<html>", Got::NoContent),
        (201, "text/plain", b"made", Got::Success("made".to_owned())),
        (299, "", b"made", Got::Success("made".to_owned())),
        (200, "application/vnd.a+json ; v=1", REPORT, Got::OkJson(report())),
    ];
    for (status, content_type, body, expected) in table {
        assert_eq!(get(status, content_type, body).unwrap(), expected, "{status} {content_type}");
    }
}

#[test]
fn what_is_not_declared_says_what_is() {
    let table: [(u16, &str, &[u8], &str); 9] = [
        (
            200,
            "text/html",
            b"<html>",
            "the content type `text/html` is not declared; `application/json`, `text/csv; header=present` and `application/pdf` are",
        ),
        (
            200,
            "",
            REPORT,
            "there is no content type; `application/json`, `text/csv; header=present` and `application/pdf` are declared",
        ),
        (202, "text/csv", b"", "the content type `text/csv` is not declared; `application/json` is"),
        (
            203,
            "application/json",
            b"{}",
            "the content type `application/json` is not declared; `text/plain` is",
        ),
        (200, "application/json", b"", "the body is empty where JSON is declared"),
        (200, "application/json", b" \r\n", "the body is empty where JSON is declared"),
        (202, "", b"", "the body is empty where JSON is declared"),
        (
            200,
            "text/csv; charset=iso-8859-1",
            b"id\nr\xfc\n",
            "the body is not UTF-8: invalid utf-8 sequence of 1 bytes from index 4",
        ),
        (200, "application/json", b"<html>", "expected value at line 1 column 1"),
    ];
    for (status, content_type, body, reason) in table {
        let error = decode_error(get(status, content_type, body));
        assert_eq!((error.path(), error.reason()), (".", reason));
        assert_eq!((error.status().as_u16(), error.body()), (status, body));
        assert_eq!(error.headers().contains_key(CONTENT_TYPE), !content_type.is_empty());
        let phrase = format!("the response ({}) is not what the document says: {reason}", error.status());
        assert_eq!(Error::from(error).to_string(), phrase);
    }
    let error = decode_error(get(202, "application/json", br#"{"retry_after":"soon"}"#));
    assert_eq!(error.path(), "retry_after");
}

#[test]
fn an_undeclared_success_is_an_error_that_keeps_the_answer() {
    let answered = "the call was answered with the status ";
    let error = decode_error(DeleteReport::new("r").response(answer(202, "text/plain", b"later")));
    assert_eq!(error.reason(), format!("{answered}202 Accepted, which is not declared; 204 and 205 are"));
    assert_eq!((error.status(), error.body()), (StatusCode::ACCEPTED, &b"later"[..]));
    let no_content = format!("{answered}204 No Content, which is not declared; 200 is");
    let error = decode_error(GetTitle::new("r").response(answer(204, "", b"")));
    assert_eq!(error.reason(), no_content);
    let error = decode_error(GetNotes::new("r").response(answer(204, "application/json", b"")));
    assert_eq!(error.reason(), no_content);
}

/// The call took effect: another 2xx is the only one that is declared, if the answer reads as that.
#[test]
fn another_success_is_the_only_one_that_is_declared() {
    let created = answer(201, "application/json", br#"[{"id":"r","title":null}]"#);
    let read = Answer::read(&GetNotes::new("r"), created).unwrap();
    assert_eq!((read.status, read.output), (StatusCode::CREATED, vec![report()]));
    let title = GetTitle::new("r").response(answer(203, "text/plain", b"T")).unwrap();
    assert_eq!(title, "T");
    let error = decode_error(GetNotes::new("r").response(answer(201, "application/json", br#"{"id":5}"#)));
    assert_eq!((error.status(), error.body()), (StatusCode::CREATED, &br#"{"id":5}"#[..]));
    let error = decode_error(GetTitle::new("r").response(answer(202, "text/html", b"<html>")));
    let reason = "the call was answered with the status 202 Accepted, which is not declared; 200 is";
    assert_eq!(error.reason(), reason);
}

/// Content under `*/*` is JSON if its schema is that of JSON.
#[test]
fn a_range_of_everything_is_read_as_json() {
    for content_type in ["application/json", "application/hal+json", "TEXT/JSON; charset=utf-8", ""] {
        let answer = answer(200, content_type, br#"[{"id":"r","title":null}]"#);
        assert_eq!(GetNotes::new("r").response(answer).unwrap(), [report()], "{content_type}");
    }
    let error = decode_error(GetNotes::new("r").response(answer(200, "text/html", b"<html>")));
    assert_eq!(error.body(), b"<html>");
    assert_eq!(error.reason(), "the content type `text/html` is not declared; `application/json` is");
    let error = api_error(GetNotes::new("r").response(answer(500, "application/json", PROBLEM)));
    let get_notes::Failure::Default(problem) = get_notes::Failure::from_api_error(&error).unwrap();
    assert_eq!(problem.title, "Gone");
}

#[test]
fn parameters_tell_versions_apart() {
    use get_history::Output::{OkJsonVersion1, OkJsonVersion2};
    let get = |content_type, body| GetHistory::new("r").response(answer(200, content_type, body));
    let text = get("application/json; charset=utf-8; version=1", br#"["r"]"#).unwrap();
    assert_eq!(text, OkJsonVersion1(vec!["r".to_owned()]));
    let reports = get(r#"Application/JSON;Version="2""#, br#"[{"id":"r","title":null}]"#).unwrap();
    assert_eq!(reports, OkJsonVersion2(vec![report()]));
    let error = decode_error(get("application/json", b"[]"));
    assert_eq!(
        error.reason(),
        "the content type `application/json` is not declared; `application/json; version=1` and \
         `application/json; version=2` are"
    );
}

#[test]
fn where_there_is_no_content_the_status_is_all() {
    let delete = |status| DeleteReport::new("r").response(answer(status, "application/json", b"{")).unwrap();
    assert_eq!((delete(204), delete(205)), (Deleted::NoContent, Deleted::ResetContent));
    // The headers of a response to HEAD are those of the GET, and the body is not there.
    let head = |status| HasReport::new("r").response(answer(status, "application/json", b""));
    let ((), ()) = (head(200).unwrap(), head(204).unwrap());
    assert_eq!(api_error(head(404)).status(), StatusCode::NOT_FOUND);
}

#[test]
fn one_case_needs_no_enum() {
    let title: String = GetTitle::new("r").response(answer(200, "TEXT/plain", "Größe".as_bytes())).unwrap();
    assert_eq!(title, "Größe");
    let error = decode_error(GetTitle::new("r").response(answer(200, "", b"\xff")));
    assert!(error.reason().starts_with("the body is not UTF-8"), "{}", error.reason());

    let cover = |content_type| GetCover::new("r").response(answer(200, content_type, b"\x89PNG"));
    let png: Vec<u8> = cover("image/png").unwrap();
    assert_eq!((png, cover("").unwrap()), (b"\x89PNG".to_vec(), b"\x89PNG".to_vec()));
    let error = decode_error(cover("application/json"));
    assert_eq!(error.reason(), "the content type `application/json` is not declared; `image/*` is");
}

/// A document that declares no 2xx says with `default` what success is, and what an error is, too.
#[test]
fn a_default_alone_is_any_success() {
    for status in [200, 201, 299] {
        let size: i64 = GetSize::new("r").response(answer(status, "application/json", b"12")).unwrap();
        assert_eq!(size, 12);
    }
    assert_eq!(api_error(GetSize::new("r").response(answer(400, "application/json", b"12"))).body(), b"12");
}

#[test]
fn two_forms_of_json_are_told_apart() {
    use get_facts::Output::{OkAny, OkJson, OkVndFactsJson};
    let facts = |content_type, body| GetFacts::new("r").response(answer(200, content_type, body)).unwrap();
    assert_eq!(facts("application/json", br#"["a"]"#), OkJson(vec!["a".to_owned()]));
    assert_eq!(facts("application/vnd.facts+json", REPORT), OkVndFactsJson(report()));
    assert_eq!(facts("application/problem+json", b"{}"), OkAny(b"{}".to_vec()));
    assert_eq!(facts("audio/ogg", b"Ogg"), OkAny(b"Ogg".to_vec()));
}

#[test]
fn the_request_asks_for_what_is_declared() {
    let accept = |operation: &dyn Fn() -> http::Request<Vec<u8>>| {
        operation().headers().get(ACCEPT).map(|value| value.to_str().unwrap().to_owned())
    };
    let table: [(Option<String>, Option<&str>); 7] = [
        (
            accept(&|| GetReport::new("r").request().unwrap()),
            Some("application/json, text/csv; header=present, application/pdf, text/plain"),
        ),
        (accept(&|| GetNotes::new("r").request().unwrap()), Some("application/json, */*;q=0.5")),
        (
            accept(&|| GetHistory::new("r").request().unwrap()),
            Some("application/json; version=1, application/json; version=2"),
        ),
        (accept(&|| GetTitle::new("r").request().unwrap()), Some("text/plain")),
        (accept(&|| GetCover::new("r").request().unwrap()), Some("image/*")),
        (accept(&|| HasReport::new("r").request().unwrap()), None),
        (accept(&|| DeleteReport::new("r").request().unwrap()), None),
    ];
    for (sent, expected) in table {
        assert_eq!(sent.as_deref(), expected);
    }
}

/// A page of a proxy is the API's error by its status, and what it is about stays readable.
#[test]
fn html_is_an_error_by_its_status() {
    let page = b"<html><h1>502 Bad Gateway</h1></html>";
    let results = [
        get(502, "text/html", page).map(drop),
        GetTitle::new("r").response(answer(502, "text/html", page)).map(drop),
        GetCover::new("r").response(answer(502, "text/html", page)).map(drop),
        DeleteReport::new("r").response(answer(502, "text/html", page)).map(drop),
        GetSize::new("r").response(answer(502, "text/html", page)).map(drop),
    ];
    for result in results {
        let error = api_error(result);
        assert_eq!((error.status(), error.body()), (StatusCode::BAD_GATEWAY, &page[..]));
    }
    for status in [301, 304, 399] {
        assert_eq!(api_error(get(status, "", b"")).status().as_u16(), status);
    }
}

#[test]
fn a_declared_error_is_a_variant_of_the_failure() {
    let problem: errors::Problem = serde_json::from_slice(PROBLEM).unwrap();
    assert_eq!(problem.code, Some(errors::problem::Code::Gone.into()));
    assert_eq!(problem.about.as_ref().map(Json::get), Some(r#"{"id":5}"#), "a resource stays as it is");
    assert_eq!(problem.cause.as_ref().map(|cause| cause.title.as_str()), Some("Deleted"));

    let found = |status, content_type, body| failure(status, content_type, body).unwrap();
    assert_eq!(found(404, "application/problem+json", PROBLEM), Failure::NotFound(problem.clone()));
    assert_eq!(found(404, "application/json", PROBLEM), Failure::NotFound(problem.clone()));
    assert_eq!(found(404, "", PROBLEM), Failure::NotFound(problem.clone()));
    assert_eq!(found(409, "text/html", b"<html>"), Failure::Conflict);
    assert_eq!(found(410, "text/html", b"<html>"), Failure::Gone);
    let Failure::ClientError(client) = found(429, "application/json", br#"{"reason":"too_many"}"#) else {
        panic!("429 is in 4XX");
    };
    assert_eq!(client.reason, get_report::failure::client_error::Reason::TooMany);
    let why = get_report::failure::ServiceUnavailable::Text("why".to_owned());
    assert_eq!(found(503, "application/json", br#""why""#), Failure::ServiceUnavailable(why));
    assert_eq!(found(500, "application/json", PROBLEM), Failure::Default(problem));
}

#[test]
fn an_error_that_is_not_as_declared_is_still_the_error() {
    for (status, content_type, body, reason) in [
        (
            404,
            "text/html",
            &b"<html>"[..],
            "the content type `text/html` is not declared as JSON; `application/problem+json` is",
        ),
        (
            400,
            "text/plain",
            b"no",
            "the content type `text/plain` is not declared as JSON; `application/json` is",
        ),
        (404, "application/problem+json", b"", "the body is empty where JSON is declared"),
        (404, "application/problem+json", b"{}", "missing field `title` at line 1 column 2"),
        (
            502,
            "text/html",
            b"<html>",
            "the content type `text/html` is not declared as JSON; `application/json` is",
        ),
    ] {
        let error = api_error(get(status, content_type, body));
        let decode = Failure::from_api_error(&error).unwrap_err();
        assert_eq!(decode.reason(), reason);
        assert_eq!((decode.status(), decode.body()), (error.status(), body));
        assert_eq!((error.status().as_u16(), error.body()), (status, body));
    }
    let error = api_error(GetTitle::new("r").response(answer(404, "application/json", PROBLEM)));
    let decode = get_title::Failure::from_api_error(&error).unwrap_err();
    assert_eq!(decode.reason(), "the status 404 Not Found is not declared; 422 is");
}

#[test]
fn an_error_decodes_into_a_type_of_your_own() {
    #[derive(serde::Deserialize)]
    struct Title {
        title: String,
    }
    let error = api_error(DeleteReport::new("r").response(answer(500, "text/html", PROBLEM)));
    assert_eq!(error.decode::<Title>().unwrap().title, "Gone");
    let mismatch = error.decode::<Vec<Title>>().map(drop).unwrap_err();
    assert_eq!(mismatch.path, ".");
}

/// The headers of a response of these lines.
fn headers_of(lines: &[(&'static str, &str)]) -> Headers {
    let mut response = answer(202, "", b"");
    for (name, value) in lines {
        response.headers_mut().append(*name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    let answer = Answer::read(&ListReports::new(), response).unwrap();
    assert_eq!((answer.status, answer.output), (StatusCode::ACCEPTED, list_reports::Output::Accepted));
    Headers::from_map(&answer.headers)
}

#[test]
fn headers_have_the_types_of_the_document() {
    let read = headers_of(&[
        ("ratelimit-limit", "5000"),
        ("ratelimit-reset", "1695680478"),
        ("x-formats", "csv, xlsx"),
        ("x-cache", "hit"),
        ("x-formats", "pdf"),
        ("x-complete", "true"),
        ("last-modified", "2026-09-30T12:00:00Z"),
        ("x-cursor", r#"{"after": "größe"}"#),
        ("x-shards", "[1, 2]"),
        ("x-filter", "a,b,c,d"),
        ("set-cookie", "a=hush; Expires=Fri, 01 Jan 2027 00:00:00 GMT"),
        ("set-cookie", "b=hush"),
        ("retry-after", "120"),
        ("x-not-declared", "5"),
    ]);
    let cookies = ["a=hush; Expires=Fri, 01 Jan 2027 00:00:00 GMT", "b=hush"];
    let cursor = read.x_cursor.as_ref().unwrap().member("after");
    assert_eq!(cursor.as_ref().map(Json::get), Some(r#""größe""#));
    let expected = Headers {
        rate_limit_limit: Some(5000),
        rate_limit_reset: Some(Timestamp::from_unix_seconds(1_695_680_478)),
        x_formats: Some(vec![XFormats::Csv.into(), Open::other("xlsx"), XFormats::Pdf.into()]),
        x_cache: Some(XCache::Hit.into()),
        x_complete: Some(true),
        last_modified: Some("2026-09-30T12:00:00Z".to_owned()),
        x_cursor: read.x_cursor.clone(),
        x_shards: Some(vec![1, 2]),
        x_filter: Some("a,b,c,d".to_owned()),
        set_cookie: Some(cookies.map(Secret::from).to_vec()),
        retry_after: Some(120),
        // The server left out what the document requires.
        rate_limit_remaining: None,
        ..Headers::default()
    };
    assert_eq!(read, expected);
    assert!(!format!("{read:?}").contains("hush"));
}

/// A mistaken header does not lose the response.
#[test]
fn a_header_that_is_not_as_declared_is_none() {
    assert_eq!(headers_of(&[]), Headers::default());
    let none = headers_of(&[
        ("ratelimit-limit", "many"),
        ("ratelimit-remaining", "2147483648"),
        ("ratelimit-reset", "Fri, 01 Jan 2027 00:00:00 GMT"),
        ("x-complete", "yes"),
        ("x-cursor", "after"),
        ("x-shards", "1, 2"),
        ("retry-after", "1"),
        ("retry-after", "2"),
    ]);
    assert_eq!(none, Headers::default());
    let odd = headers_of(&[("x-formats", ""), ("x-cache", ""), ("x-filter", "")]);
    assert_eq!(odd.x_formats, Some(Vec::new()));
    assert_eq!((odd.x_cache, odd.x_filter), (Some(Open::<XCache>::other("")), Some(String::new())));
}
