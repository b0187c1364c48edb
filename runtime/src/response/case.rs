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
    let of_status = OfStatus { cases, status };
    let only = of_status.only(&|_| true);
    if let Some(number) = only.filter(|number| cases.get(*number).is_some_and(|case| case.1.is_empty())) {
        return Ok(number);
    }
    let content_type = content_type(received);
    let found = match content_type.as_deref() {
        None => only,
        Some(essence) => of_content_type(essence, of_status),
    };
    found.ok_or_else(|| undeclared_content_type(content_type.as_deref(), of_status, declared))
}

/// The cases of one status.
#[derive(Clone, Copy)]
struct OfStatus<'c> {
    cases: &'c [Case],
    status: &'static str,
}

impl<'c> OfStatus<'c> {
    /// The number and the media type of each.
    fn iter(self) -> impl Iterator<Item = (usize, &'static str)> + 'c {
        let of_status = move |(_, case): &(usize, &Case)| case.0 == self.status;
        self.cases.iter().enumerate().filter(of_status).map(|(number, case)| (number, case.1))
    }

    /// The first one whose media type is wanted.
    fn first(self, wanted: &dyn Fn(&str) -> bool) -> Option<usize> {
        self.iter().find(|(_, media_type)| wanted(media_type)).map(|(number, _)| number)
    }

    /// The one whose media type is wanted, if there is only one.
    fn only(self, wanted: &dyn Fn(&str) -> bool) -> Option<usize> {
        let mut wanted = self.iter().filter(|(_, media_type)| wanted(media_type));
        let (number, _) = wanted.next()?;
        wanted.next().is_none().then_some(number)
    }
}

/// The declared status that is meant: an exact one before a range, and both before `default`.
fn status(received: StatusCode, cases: &[Case]) -> Option<&'static str> {
    let declared =
        |wanted: &dyn Fn(&str) -> bool| cases.iter().map(|case| case.0).find(|status| wanted(status));
    // Not by the text of the status, which would bring the texts of all others into the program.
    let code = received.as_u16();
    let exact =
        [code / 100, code / 10, code].map(|digits| b'0' + u8::try_from(digits % 10).unwrap_or_default());
    declared(&|status| status.as_bytes() == exact)
        .or_else(|| declared(&|status| status.as_bytes() == [exact[0], b'X', b'X']))
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
fn of_content_type(essence: &str, cases: OfStatus<'_>) -> Option<usize> {
    let type_ = essence.split_once('/').map_or(essence, |(type_, _)| type_);
    cases
        .first(&|declared| declared == essence)
        .or_else(|| if is_json(essence) { cases.only(&is_json) } else { None })
        .or_else(|| cases.first(&|declared| declared.strip_suffix("/*") == Some(type_)))
        .or_else(|| cases.first(&|declared| declared == "*/*"))
}

fn is_json(essence: &str) -> bool {
    matches!(essence, "application/json" | "text/json") || essence.ends_with("+json")
}

#[cold]
fn undeclared_status(received: StatusCode, cases: &[Case]) -> String {
    let mut declared: Vec<&str> = cases.iter().map(|case| case.0).collect();
    declared.dedup();
    let received = match received.canonical_reason() {
        Some(reason) => format!("{} {reason}", received.as_u16()),
        None => received.as_u16().to_string(),
    };
    format!("the status {received} is not declared; {}", list(&declared, ""))
}

#[cold]
fn undeclared_content_type(received: Option<&str>, cases: OfStatus<'_>, declared: &str) -> String {
    let media_types: Vec<&str> = cases.iter().map(|(_, media_type)| media_type).collect();
    let media_types = list(&media_types, "`");
    match received {
        Some(received) => format!("the content type `{received}` is not {declared}; {media_types}"),
        None => format!("there is no content type; {media_types} {declared}"),
    }
}

/// `a is`, or `a, b and c are`, with quotes around each name.
fn list(names: &[&str], quote: &str) -> String {
    let mut list = String::new();
    for (index, name) in names.iter().enumerate() {
        list.push_str(match index {
            0 => "",
            _ if index + 1 == names.len() => " and ",
            _ => ", ",
        });
        for part in [quote, name, quote] {
            list.push_str(part);
        }
    }
    list.push_str(match names.len() {
        0 => "nothing is",
        1 => " is",
        _ => " are",
    });
    list
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
