//! Which of the declared cases a response is: first by its status, then by its content type.

use std::borrow::Cow;

use http::StatusCode;
use http::header::CONTENT_TYPE;

use super::Received;

/// A status (`200`, `2XX` or `default`) and a media type in lower case, which is empty where there is no content.
pub(super) type Case = (&'static str, &'static str);

/// The number of the case that was received, or why it is none. `declared` says how the cases are.
pub(super) fn find(received: Received<'_>, cases: &[Case], declared: &str) -> Result<usize, String> {
    let Some(status) = status(received.status, cases) else {
        return Err(undeclared_status(received.status, cases));
    };
    let of_status = || cases.iter().enumerate().filter(|(_, case)| case.0 == status);
    let mut media_types = of_status().map(|(number, case)| (number, case.1));
    let first = media_types.next();
    let only = first.filter(|_| media_types.next().is_none());
    if let Some((number, "")) = only {
        return Ok(number);
    }
    let content_type = content_type(received);
    let found = match (content_type.as_deref(), only) {
        (None, Some((number, _))) => Some(number),
        (None, None) => None,
        (Some(essence), _) => of_content_type(essence, of_status),
    };
    found.ok_or_else(|| {
        let media_types: Vec<&str> = of_status().map(|(_, case)| case.1).collect();
        undeclared_content_type(content_type.as_deref(), &media_types, declared)
    })
}

/// The declared status that is meant: an exact one before a range, and both before `default`.
fn status(received: StatusCode, cases: &[Case]) -> Option<&'static str> {
    let declared =
        |wanted: &dyn Fn(&str) -> bool| cases.iter().map(|case| case.0).find(|status| wanted(status));
    let exact = received.as_str();
    declared(&|status| status == exact)
        .or_else(|| {
            declared(&|status| {
                status.ends_with("XX") && status.as_bytes().first() == exact.as_bytes().first()
            })
        })
        .or_else(|| declared(&|status| status == "default"))
}

/// The content type without its parameters, in lower case. `None` if there is none.
fn content_type(received: Received<'_>) -> Option<Cow<'_, str>> {
    let value = received.headers.get(CONTENT_TYPE)?.as_bytes();
    let essence = value.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    let essence = String::from_utf8_lossy(essence);
    let is_lower = !essence.bytes().any(|byte| byte.is_ascii_uppercase());
    let essence = if is_lower { essence } else { essence.to_ascii_lowercase().into() };
    (!essence.is_empty()).then_some(essence)
}

/// The case of a content type: the same one, or JSON where that has one form alone, or a range, the narrower one first.
fn of_content_type<'c, I: Iterator<Item = (usize, &'c Case)>>(
    essence: &str,
    cases: impl Fn() -> I,
) -> Option<usize> {
    let find =
        |wanted: &dyn Fn(&str) -> bool| cases().find(|(_, case)| wanted(case.1)).map(|(number, _)| number);
    let any_json = || {
        let is_only = cases().filter(|(_, case)| is_json(case.1)).count() == 1;
        if is_json(essence) && is_only { find(&is_json) } else { None }
    };
    let type_ = essence.split('/').next().unwrap_or_default();
    find(&|declared| declared == essence)
        .or_else(any_json)
        .or_else(|| find(&|declared| declared.strip_suffix("/*") == Some(type_)))
        .or_else(|| find(&|declared| declared == "*/*"))
}

fn is_json(essence: &str) -> bool {
    matches!(essence, "application/json" | "text/json") || essence.ends_with("+json")
}

fn undeclared_status(received: StatusCode, cases: &[Case]) -> String {
    let mut declared: Vec<&str> = cases.iter().map(|case| case.0).collect();
    declared.dedup();
    let received = match received.canonical_reason() {
        Some(reason) => format!("{} {reason}", received.as_str()),
        None => received.as_str().to_owned(),
    };
    format!("the status {received} is not declared; {}", list(&declared))
}

fn undeclared_content_type(received: Option<&str>, media_types: &[&str], declared: &str) -> String {
    let quoted: Vec<String> = media_types.iter().map(|media_type| format!("`{media_type}`")).collect();
    let quoted = list(&quoted.iter().map(String::as_str).collect::<Vec<_>>());
    match received {
        Some(received) => format!("the content type `{received}` is not {declared}; {quoted}"),
        None => format!("there is no content type; {quoted} {declared}"),
    }
}

/// `a is`, or `a, b and c are`.
fn list(names: &[&str]) -> String {
    match names {
        [] => "nothing is".to_owned(),
        [name] => format!("{name} is"),
        [first @ .., last] => format!("{} and {last} are", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    use super::*;

    /// What is found for this status and content type.
    fn found(cases: &[Case], status: u16, content_type: Option<&[u8]>) -> Result<usize, String> {
        let mut headers = HeaderMap::new();
        if let Some(value) = content_type {
            headers.insert(CONTENT_TYPE, HeaderValue::from_bytes(value).unwrap());
        }
        let status = StatusCode::from_u16(status).unwrap();
        find(Received { status, headers: &headers, body: b"" }, cases, "declared")
    }

    #[test]
    fn an_exact_status_comes_before_a_range_and_both_before_the_default() {
        let cases = [("default", ""), ("2XX", ""), ("202", ""), ("4XX", ""), ("404", "")];
        for (status, number) in [(202, 2), (200, 1), (299, 1), (404, 4), (400, 3), (500, 0), (999, 0)] {
            assert_eq!(found(&cases, status, None), Ok(number), "{status}");
        }
    }

    #[test]
    fn an_undeclared_status_names_the_declared_ones() {
        for (cases, status, reason) in [
            (
                &[("200", ""), ("204", "")][..],
                202,
                "the status 202 Accepted is not declared; 200 and 204 are",
            ),
            (&[("200", "")], 299, "the status 299 is not declared; 200 is"),
            (
                &[("404", "a/a"), ("404", "a/b"), ("409", ""), ("5XX", "")],
                400,
                "the status 400 Bad Request is not declared; 404, 409 and 5XX are",
            ),
        ] {
            assert_eq!(found(cases, status, None), Err(reason.to_owned()));
        }
    }

    #[test]
    fn the_content_type_picks_among_those_of_the_status() {
        let one = [("200", "application/json")];
        let compatible = [("200", "application/vnd.x+json"), ("200", "text/csv")];
        let two = [("200", "application/json"), ("200", "application/vnd.x+json")];
        let ranges = [("200", "*/*"), ("200", "text/*"), ("200", "text/csv"), ("201", "image/png")];
        let table: [(&[Case], &str, Option<usize>); 24] = [
            (&one, "application/json", Some(0)),
            (&one, "Application/JSON; charset=utf-8", Some(0)),
            (&one, " application/json ;x=1;y=2", Some(0)),
            (&one, "application/problem+json", Some(0)),
            (&one, "text/json", Some(0)),
            (&one, "text/html", None),
            (&one, "application/jsonl", None),
            (&one, "application/*", None),
            (&one, "json", None),
            (&one, "", Some(0)),
            (&one, ";charset=utf-8", Some(0)),
            (&compatible, "application/json", Some(0)),
            (&compatible, "text/csv;header=present", Some(1)),
            (&compatible, "text/plain", None),
            (&compatible, "", None),
            (&two, "application/json", Some(0)),
            (&two, "application/vnd.x+json", Some(1)),
            (&two, "application/problem+json", None),
            (&ranges, "text/csv", Some(2)),
            (&ranges, "TEXT/plain", Some(1)),
            (&ranges, "textual/plain", Some(0)),
            (&ranges, "image/png", Some(0)),
            (&ranges, "nonsense", Some(0)),
            (&ranges, "", None),
        ];
        for (cases, content_type, number) in table {
            let found = found(cases, 200, Some(content_type.as_bytes()));
            assert_eq!(found.ok(), number, "{content_type:?} of {cases:?}");
        }
        assert_eq!(found(&one, 200, None), Ok(0), "the only one is tried");
    }

    #[test]
    fn where_there_is_no_content_its_type_does_not_matter() {
        let cases = [("200", "application/json"), ("204", "")];
        assert_eq!(found(&cases, 204, Some(b"text/html")), Ok(1));
        assert_eq!(found(&cases, 204, Some(b"\xff")), Ok(1));
    }

    #[test]
    fn an_undeclared_content_type_names_the_declared_ones() {
        let one = [("200", "application/json")];
        let two = [("200", "application/json"), ("200", "text/csv"), ("201", "text/plain")];
        for (cases, content_type, reason) in [
            (
                &one[..],
                Some(&b"text/HTML; charset=utf-8"[..]),
                "the content type `text/html` is not declared; `application/json` is",
            ),
            (&one, Some(b"\xff/a"), "the content type `\u{fffd}/a` is not declared; `application/json` is"),
            (
                &two,
                Some(b"text/plain"),
                "the content type `text/plain` is not declared; `application/json` and `text/csv` are",
            ),
            (&two, None, "there is no content type; `application/json` and `text/csv` are declared"),
        ] {
            assert_eq!(found(cases, 200, content_type), Err(reason.to_owned()));
        }
    }
}
