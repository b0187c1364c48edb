//! The declared case of a response: by its status first, then by its content type.

use std::borrow::Cow;
use std::cmp::Reverse;

use http::StatusCode;
use http::header::CONTENT_TYPE;

use super::Received;

/// A status (`200`, `2XX` or `default`) and a media type in lower case, which is empty where there is no content. It has
/// the parameters that tell it from others.
pub(super) type Case = (&'static str, &'static str);

/// The number of the case that was received, or why it is none. `declared` says how the cases are.
pub(super) fn find(received: Received<'_>, cases: &[Case], declared: &str) -> Result<usize, String> {
    let exact = status(received.status, cases);
    let Some(status) = exact.or_else(|| only_success(received.status, cases)) else {
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
        Some(content_type) => of_content_type(content_type, of_status),
    };
    found.ok_or_else(|| match exact {
        Some(_) => undeclared_content_type(content_type.as_deref(), of_status, declared),
        None => undeclared_status(received.status, cases),
    })
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

/// The only success that is declared, which another 2xx stands for as well: the call took effect, and nothing but the
/// number is another. A status without content does not stand for one that has some.
fn only_success(received: StatusCode, cases: &[Case]) -> Option<&'static str> {
    let (status, media_type) = *cases.first()?;
    let is_only = received.is_success() && cases.iter().all(|case| case.0 == status);
    let has_content = !matches!(received.as_u16(), 204 | 205);
    (is_only && (has_content || media_type.is_empty())).then_some(status)
}

/// The content type in lower case. `None` if there is none.
fn content_type(received: Received<'_>) -> Option<Cow<'_, str>> {
    let value = String::from_utf8_lossy(received.headers.get(CONTENT_TYPE)?.as_bytes());
    let is_lower = !value.bytes().any(|byte| byte.is_ascii_uppercase());
    let value = if is_lower { value } else { value.to_ascii_lowercase().into() };
    (!essence(&value).is_empty()).then_some(value)
}

/// A media type without its parameters.
#[inline(never)] // It is called in many places: 12 kB of a program, together with the parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim_ascii()
}

/// The parameters of a media type. No quotation mark is left around a value, which may have a semicolon in it.
#[inline(never)]
fn parameters(media_type: &str) -> Vec<(&str, &str)> {
    let mut is_quoted = false;
    let pieces = media_type.split(move |c| {
        is_quoted ^= c == '"';
        c == ';' && !is_quoted
    });
    let pairs = pieces.skip(1).filter_map(|piece| piece.split_once('='));
    pairs.map(|(name, value)| (name.trim_ascii(), value.trim_ascii().trim_matches('"'))).collect()
}

/// The case of a content type: the same one, or JSON where that has one form alone, or a range, the narrower one first.
fn of_content_type(content_type: &str, cases: OfStatus<'_>) -> Option<usize> {
    let received = essence(content_type);
    let type_ = received.split_once('/').map_or(received, |(type_, _)| type_);
    cases
        .only(&|declared| essence(declared) == received)
        .or_else(|| of_parameters(content_type, cases))
        .or_else(|| if is_json(received) { cases.only(&|declared| is_json(essence(declared))) } else { None })
        .or_else(|| cases.first(&|declared| essence(declared).strip_suffix("/*") == Some(type_)))
        .or_else(|| cases.first(&|declared| essence(declared) == "*/*"))
}

/// The case among several of one essence: the one with the most parameters, all of which were received.
fn of_parameters(content_type: &str, cases: OfStatus<'_>) -> Option<usize> {
    let received = parameters(content_type);
    let is_received = |(name, value): &(&str, &str)| {
        received.iter().any(|(other, found)| other == name && found.eq_ignore_ascii_case(value))
    };
    let fits = |declared: &str| {
        essence(declared) == essence(content_type) && parameters(declared).iter().all(is_received)
    };
    let fitting = cases.iter().filter(|(_, declared)| fits(declared));
    let best = fitting.min_by_key(|(_, declared)| Reverse(parameters(declared).len()));
    best.map(|(number, _)| number)
}

fn is_json(essence: &str) -> bool {
    matches!(essence, "application/json" | "text/json") || essence.ends_with("+json")
}

#[cold]
fn undeclared_status(status: StatusCode, cases: &[Case]) -> String {
    let mut declared: Vec<&str> = cases.iter().map(|case| case.0).collect();
    declared.dedup();
    let received = match status.canonical_reason() {
        Some(reason) => format!("{} {reason}", status.as_u16()),
        None => status.as_u16().to_string(),
    };
    let declared = list(&declared, "");
    if status.is_success() {
        return format!(
            "the call was answered with the status {received}, which is not declared; {declared}"
        );
    }
    format!("the status {received} is not declared; {declared}")
}

#[cold]
fn undeclared_content_type(received: Option<&str>, cases: OfStatus<'_>, declared: &str) -> String {
    let media_types: Vec<&str> = cases.iter().map(|(_, media_type)| media_type).collect();
    let media_types = list(&media_types, "`");
    let has_parameters = cases.iter().any(|(_, media_type)| media_type.contains(';'));
    match received.map(|received| if has_parameters { received } else { essence(received) }) {
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

    /// The case for this status and content type.
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
                "the call was answered with the status 202 Accepted, which is not declared; 200 and 204 are",
            ),
            (
                &[("200", "a/a")],
                204,
                "the call was answered with the status 204 No Content, which is not declared; 200 is",
            ),
            (&[("404", "")], 499, "the status 499 is not declared; 404 is"),
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

    /// RFC 9110, section 8.3.1: a parameter may tell one media type from another.
    #[test]
    fn the_parameters_pick_among_those_of_one_essence() {
        let versions = [("200", "application/json; version=1"), ("200", "application/json; version=2")];
        let profiles =
            [("200", "a/b"), ("200", "a/b; profile=\"x;y\""), ("200", "a/b; profile=\"x;y\"; v=2")];
        let alone = [("200", "application/json; version=1"), ("200", "text/csv")];
        let table: [(&[Case], &str, Option<usize>); 13] = [
            (&versions, "application/json; version=1", Some(0)),
            (&versions, "Application/JSON;charset=utf-8;VERSION=\"2\"", Some(1)),
            (&versions, "application/json; version=3", None),
            (&versions, "application/json", None),
            (&versions, "application/problem+json; version=1", None),
            (&profiles, "a/b", Some(0)),
            (&profiles, "a/b; profile=z", Some(0)),
            (&profiles, "a/b; profile=\"x;y\"", Some(1)),
            (&profiles, "a/b; v=2; Profile=\"X;y\"", Some(2)),
            (&alone, "application/json", Some(0)),
            (&alone, "application/json; version=2", Some(0)),
            (&alone, "application/hal+json", Some(0)),
            (&alone, "text/csv; header=absent", Some(1)),
        ];
        for (cases, content_type, number) in table {
            let found = found(cases, 200, Some(content_type.as_bytes()));
            assert_eq!(found.ok(), number, "{content_type:?} of {cases:?}");
        }
        let reason = found(&versions, 200, Some(b"application/json; version=3")).unwrap_err();
        assert!(reason.starts_with("the content type `application/json; version=3` is not"), "{reason}");
    }

    #[test]
    fn another_success_stands_for_the_only_one_that_is_declared() {
        let json = [("200", "application/json"), ("200", "text/csv")];
        let nothing = [("204", "")];
        let two = [("200", "application/json"), ("202", "application/json")];
        let other = [("404", "application/json")];
        let table: [(&[Case], u16, &str, Option<usize>); 9] = [
            (&json, 201, "application/json", Some(0)),
            (&json, 299, "text/csv", Some(1)),
            (&json, 201, "text/html", None),
            (&json, 204, "application/json", None),
            (&json, 404, "application/json", None),
            (&nothing, 200, "text/html", Some(0)),
            (&nothing, 205, "", Some(0)),
            (&two, 201, "application/json", None),
            (&other, 400, "application/json", None),
        ];
        for (cases, status, content_type, number) in table {
            let found = found(cases, status, Some(content_type.as_bytes()));
            assert_eq!(found.ok(), number, "{status} of {cases:?}");
        }
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
