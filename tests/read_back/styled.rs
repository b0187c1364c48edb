//! Parameters in every style, read back by splitting as the table of OpenAPI 3.0.4, section 4.7.12.4, and RFC 6570 say.

use std::borrow::Cow;

use formwork::__private::RequestBuilder;
use formwork::RequestError;
use formwork::form::{Serialization, Style};
use formwork::http::{Method, header};
use formwork_fuzz::pairs::Nested;
use formwork_fuzz::said::Expected;
use formwork_fuzz::{Due, Leaf, Said, Tree};
use percent_encoding::percent_decode_str;

/// The location of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    place: Place,
    style: Style,
    explode: bool,
    reserved: bool,
}

const fn case(place: Place, style: Style, explode: bool) -> Case {
    Case { place, style, explode, reserved: false }
}

const fn reserved(style: Style, explode: bool) -> Case {
    Case { place: Place::Query, style, explode, reserved: true }
}

/// Every style that a place can have.
pub(crate) const CASES: [Case; 20] = [
    case(Place::Path, Style::Simple, false),
    case(Place::Path, Style::Simple, true),
    case(Place::Path, Style::Label, false),
    case(Place::Path, Style::Label, true),
    case(Place::Path, Style::Matrix, false),
    case(Place::Path, Style::Matrix, true),
    case(Place::Query, Style::Form, false),
    case(Place::Query, Style::Form, true),
    case(Place::Query, Style::SpaceDelimited, false),
    case(Place::Query, Style::PipeDelimited, false),
    case(Place::Query, Style::DeepObject, true),
    reserved(Style::Form, false),
    reserved(Style::Form, true),
    reserved(Style::SpaceDelimited, false),
    reserved(Style::PipeDelimited, false),
    reserved(Style::DeepObject, true),
    case(Place::Header, Style::Simple, false),
    case(Place::Header, Style::Simple, true),
    case(Place::Cookie, Style::Form, false),
    case(Place::Cookie, Style::Form, true),
];

/// The text of the parameter in a request that has others beside it.
pub(crate) fn write(case: Case, tree: &Tree) -> Result<String, RequestError> {
    let mut serialization = Serialization::new(case.style);
    if case.explode {
        serialization = serialization.explode();
    }
    if case.reserved {
        serialization = serialization.allow_reserved();
    }
    let get = RequestBuilder::new(Method::GET);
    let between = |text: &str, before: &str, after: &str, separator: &str| {
        let text = text.strip_prefix(before).and_then(|text| text.strip_suffix(after));
        let text = text.unwrap_or_else(|| panic!("what is beside the parameter changed: {text:?}"));
        text.strip_prefix(separator).unwrap_or(text).to_owned()
    };
    Ok(match case.place {
        Place::Path => {
            let request = get.path("/a/").path_styled("color", tree, serialization).path("/z").build()?;
            let path = request.uri().path();
            let url = format!("http://localhost{path}");
            assert_eq!(reqwest::Url::parse(&url).unwrap().as_str(), url, "clients change the path");
            between(path, "/a/", "/z", "")
        }
        Place::Query => {
            let write = |query: &mut formwork::form::Object<'_>| {
                query.member("a", &1).styled("color", tree, serialization).member("z", &2);
            };
            let request = get.path("/").query(write).build()?;
            between(request.uri().query().unwrap(), "a=1", "&z=2", "&")
        }
        Place::Header => {
            let get = get.path("/");
            let get =
                if case.explode { get.exploded_header("X-Color", tree) } else { get.header("X-Color", tree) };
            let request = get.build()?;
            let value = request.headers().get("x-color").map(|value| value.as_bytes().to_vec());
            // An absent header is told from an empty one.
            value.map_or("absent".to_owned(), |value| format!("={}", String::from_utf8(value).unwrap()))
        }
        Place::Cookie => {
            let write = |cookies: &mut formwork::form::Object<'_>| {
                cookies.member("a", &1).styled("color", tree, serialization).member("z", &2);
            };
            let request = get.path("/").cookies(write).build()?;
            between(request.headers()[header::COOKIE].to_str().unwrap(), "a=1", "; z=2", "; ")
        }
    })
}

/// The expected content of a tree in this style, and the errors that are due.
pub(crate) fn expected(case: Case, tree: &Tree) -> Expected {
    let mut expected = Expected::of_parameter(tree);
    let Some(said) = &expected.said else {
        if case.place == Place::Path {
            expected.due.push(Due::Path);
        }
        return expected;
    };
    let members = |said: &Said| matches!(said, Said::Object(members) if members.iter().any(|(name, _)| name.is_empty()));
    let due = [
        (Due::EmptyName, members(said)),
        (Due::Nested, case.style != Style::DeepObject && is_nested(said)),
        (Due::Divided, is_divided(case, said)),
        (Due::Path, case.place == Place::Path && changes_the_path(case, said)),
        (Due::Header, case.place == Place::Header && !is_header(&joined(case, said))),
    ];
    expected.due.extend(due.into_iter().filter_map(|(due, is_due)| is_due.then_some(due)));
    expected
}

/// Keys and values, one level deep. What is deeper counts as no text.
fn pieces(said: &Said) -> Vec<(Option<&str>, Cow<'_, str>)> {
    fn text(said: &Said) -> Cow<'_, str> {
        match said {
            Said::Leaf(leaf) => leaf.text(),
            _ => "".into(),
        }
    }
    match said {
        Said::Leaf(leaf) => vec![(None, leaf.text())],
        Said::Array(elements) => elements.iter().map(|element| (None, text(element))).collect(),
        Said::Object(members) => {
            members.iter().map(|(name, value)| (Some(name.as_str()), text(value))).collect()
        }
    }
}

fn is_nested(said: &Said) -> bool {
    match said {
        Said::Leaf(_) => false,
        Said::Array(elements) => elements.iter().any(|element| !matches!(element, Said::Leaf(_))),
        Said::Object(members) => members.iter().any(|(_, value)| !matches!(value, Said::Leaf(_))),
    }
}

/// True if a text contains the delimiter of the style, and no escape could tell them apart.
fn is_divided(case: Case, said: &Said) -> bool {
    let delimiters: &[&str] = match (case.place, case.style) {
        (_, Style::SpaceDelimited) if case.reserved => &[" ", "%20"],
        (_, Style::SpaceDelimited) => &[" "],
        (_, Style::PipeDelimited) if case.reserved => &["|", "%7C", "%7c"],
        (_, Style::PipeDelimited) => &["|"],
        (Place::Header, _) if case.explode && matches!(said, Said::Object(_)) => &[",", "="],
        (Place::Header, _) => &[","],
        _ => &[],
    };
    // Spaces around an element of a header are none of it.
    let is_trimmed = |text: &str| case.place == Place::Header && text.trim_matches([' ', '\t']) != text;
    let is_divided =
        |text: &str| is_trimmed(text) || delimiters.iter().any(|delimiter| text.contains(delimiter));
    !matches!(said, Said::Leaf(_))
        && pieces(said).iter().any(|(key, text)| key.is_some_and(is_divided) || is_divided(text))
}

/// The pieces with what is between them, before anything is escaped.
fn joined(case: Case, said: &Said) -> String {
    let between = if case.style == Style::Label && case.explode { "." } else { "," };
    let assign = if case.explode { "=" } else { "," };
    let pieces = pieces(said).into_iter().map(|(key, text)| match key {
        Some(key) => format!("{key}{assign}{text}"),
        None => text.into_owned(),
    });
    pieces.collect::<Vec<_>>().join(between)
}

/// True if the segment becomes empty or a dot segment. Clients take an escaped dot for a dot.
fn changes_the_path(case: Case, said: &Said) -> bool {
    let prefix = if case.style == Style::Label { "." } else { "" };
    let segment = format!("{prefix}{}", joined(case, said));
    case.style != Style::Matrix && matches!(segment.as_str(), "" | "." | "..")
}

/// True if a header can carry a text unchanged.
fn is_header(text: &str) -> bool {
    let is_control = |char: char| char < ' ' && char != '\t' || char == '\u{7f}';
    !text.contains(is_control) && !text.starts_with([' ', '\t']) && !text.ends_with([' ', '\t'])
}

/// Says what a parameter has lost, invented or moved, if anything.
pub(crate) fn check(case: Case, written: &str, said: Option<&Said>) -> Result<(), String> {
    let Some(said) = said else {
        let nothing = if case.place == Place::Header { "absent" } else { "" };
        return if written == nothing { Ok(()) } else { Err("there should be nothing".to_owned()) };
    };
    if case.style == Style::DeepObject {
        let whole = Said::Object(vec![("color".to_owned(), decoded(case, said))]);
        let read = Nested::read(written)?;
        let is_same = read.as_ref().is_some_and(|read| read.is(&whole));
        return if is_same { Ok(()) } else { Err(format!("{read:?}")) };
    }
    let read = split(case, written, said).ok_or("the delimiters do not match")?;
    let expected = decoded(case, said);
    let leaves: Vec<(Option<&str>, &Leaf)> = match &expected {
        Said::Leaf(leaf) => vec![(None, leaf)],
        Said::Array(elements) => elements.iter().filter_map(leaf).map(|leaf| (None, leaf)).collect(),
        Said::Object(members) => {
            members.iter().filter_map(|(name, value)| Some((Some(name.as_str()), leaf(value)?))).collect()
        }
    };
    let is_same = read.len() == leaves.len()
        && read
            .iter()
            .zip(&leaves)
            .all(|((key, text), (name, leaf))| key.as_deref() == *name && leaf.is(text));
    if is_same { Ok(()) } else { Err(format!("{read:?}, and should be {leaves:?}")) }
}

fn leaf(said: &Said) -> Option<&Leaf> {
    match said {
        Said::Leaf(leaf) => Some(leaf),
        _ => None,
    }
}

/// Where reserved characters stay, so do escapes, and a text arrives as what they stand for. Names of pairs do not.
fn decoded(case: Case, said: &Said) -> Said {
    let keys_stay = matches!(case.style, Style::DeepObject) || case.explode;
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    match said {
        _ if !case.reserved => said.clone(),
        Said::Leaf(Leaf::Text(text)) => Said::Leaf(Leaf::Text(decode(text))),
        Said::Leaf(leaf) => Said::Leaf(leaf.clone()),
        Said::Array(elements) => Said::Array(elements.iter().map(|element| decoded(case, element)).collect()),
        Said::Object(members) => {
            let member = |(name, value): &(String, Said)| {
                let name = if keys_stay { name.clone() } else { decode(name) };
                (name, decoded(case, value))
            };
            Said::Object(members.iter().map(member).collect())
        }
    }
}

/// A key, if it is an object's, and a text.
type Piece = (Option<String>, String);

/// The pieces of a parameter whose schema is known to be that of a scalar, an array or an object.
fn split(case: Case, written: &str, said: &Said) -> Option<Vec<Piece>> {
    let decode = |text: &str| match case.place {
        Place::Header => Some(text.to_owned()),
        // No text has been given that is not UTF-8, but escapes that stay need not be.
        _ if case.reserved => Some(percent_decode_str(text).decode_utf8_lossy().into_owned()),
        _ => Some(percent_decode_str(text).decode_utf8().ok()?.into_owned()),
    };
    let pair = |text: &str| {
        let (key, value) = text.split_once('=').unwrap_or((text, ""));
        Some((decode(key)?, decode(value)?))
    };
    let named = |text: &str| {
        let (key, value) = pair(text)?;
        match said {
            Said::Object(_) => Some((Some(key), value)),
            _ => (key == "color").then_some((None, value)),
        }
    };
    let values = |text: &str, between: &str| -> Option<Vec<Piece>> {
        match said {
            Said::Leaf(_) => Some(vec![(None, decode(text)?)]),
            Said::Array(_) => text.split(between).map(|text| Some((None, decode(text)?))).collect(),
            Said::Object(_) if case.explode => {
                text.split(between).map(|text| pair(text).map(|(key, value)| (Some(key), value))).collect()
            }
            Said::Object(_) => {
                let texts: Vec<&str> = text.split(between).collect();
                let pair = |pair: &[&str]| match pair {
                    [key, value] => Some((Some(decode(key)?), decode(value)?)),
                    _ => None,
                };
                texts.chunks(2).map(pair).collect()
            }
        }
    };
    match (case.style, case.explode) {
        (Style::Simple, _) if case.place == Place::Header => values(written.strip_prefix('=')?, ","),
        (Style::Simple, _) => values(written, ","),
        (Style::Label, true) => values(written.strip_prefix('.')?, "."),
        (Style::Label, false) => values(written.strip_prefix('.')?, ","),
        (Style::Matrix, true) => written.strip_prefix(';')?.split(';').map(named).collect(),
        (Style::Matrix, false) => {
            let value = written.strip_prefix(";color")?;
            values(value.strip_prefix('=').unwrap_or(value), ",")
        }
        (Style::Form, true) if case.place == Place::Cookie => written.split("; ").map(named).collect(),
        (Style::Form, true) => written.split('&').map(named).collect(),
        (Style::Form, false) => values(written.strip_prefix("color=")?, ","),
        (Style::SpaceDelimited, _) => values(written.strip_prefix("color=")?, "%20"),
        (Style::PipeDelimited, _) => values(written.strip_prefix("color=")?, "%7C"),
        // Nothing is escaped in a cookie of its own style: `openapi_3_2` has what is refused there.
        (Style::DeepObject | Style::Cookie, _) => None,
    }
}
