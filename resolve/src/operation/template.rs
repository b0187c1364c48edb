//! Path templates: percent-encoded literals, and parameters.

use std::fmt::Write as _;

use formwork_openapi::OrderedSet;

use crate::model::{PathPart, WireName};

/// A parsed template such as `/v1/files/{file}`.
#[derive(Debug, Default)]
pub(crate) struct Template {
    /// The path, followed by `?` and the template's query, if it has one.
    pub(crate) parts: Vec<PathPart>,
    /// The parts that OpenAPI does not allow, with what is sent instead.
    pub(crate) slips: Vec<&'static str>,
}

impl Template {
    /// Parses a template. Query pairs are dropped if a parameter of the operation sends that name.
    pub(crate) fn new(template: &str, is_parameter: impl Fn(&str) -> bool) -> Self {
        let Split { path, query, has_fragment } = split(template);
        let mut slips = Vec::new();
        if has_fragment {
            slips.push("a fragment is never sent (RFC 9110, section 7.1), so this one is left out");
        }
        if query.is_some() {
            slips.push("a path has no query, so this one is sent before the query parameters");
        }
        let mut pairs = query.map(pairs).unwrap_or_default();
        pairs.retain(|pair| !is_parameter(key(pair)));
        let mut parts = path;
        for (index, pair) in pairs.into_iter().enumerate() {
            parts.push(PathPart::Literal(if index == 0 { "?" } else { "&" }.to_owned()));
            parts.extend(pair);
        }
        let mut encoded = Vec::new();
        let mut is_encoded = false;
        for part in parts {
            match (part, encoded.last_mut()) {
                (PathPart::Literal(text), last) => {
                    let as_sent = percent_encoded(&text);
                    is_encoded |= as_sent != text;
                    match last {
                        Some(PathPart::Literal(before)) => before.push_str(&as_sent),
                        _ => encoded.push(PathPart::Literal(as_sent)),
                    }
                }
                (parameter, _) => encoded.push(parameter),
            }
        }
        if is_encoded {
            slips.push("a URL has some of these characters in percent-encoding alone, and so they are sent");
        }
        Self { parts: encoded, slips }
    }

    /// The names in the template's query, which are sent with every request.
    pub(crate) fn query_names(template: &str) -> OrderedSet<String> {
        let pairs = split(template).query.map(pairs).unwrap_or_default();
        pairs.iter().map(|pair| key(pair).to_owned()).collect()
    }
}

/// A template, split into path and query.
struct Split {
    path: Vec<PathPart>,
    query: Option<Vec<PathPart>>,
    has_fragment: bool,
}

/// Splits a template at the first `?` and `#` outside of braces.
fn split(template: &str) -> Split {
    let mut split = Split { path: Vec::new(), query: None, has_fragment: false };
    for part in parts(template) {
        let text = match &part {
            PathPart::Literal(text) => text.as_str(),
            PathPart::Parameter(_) => {
                split.query.as_mut().unwrap_or(&mut split.path).push(part);
                continue;
            }
        };
        let (text, fragment) = text.split_once('#').map_or((text, None), |(text, after)| (text, Some(after)));
        let push = |to: &mut Vec<PathPart>, text: &str| {
            if !text.is_empty() {
                to.push(PathPart::Literal(text.to_owned()));
            }
        };
        match (&mut split.query, text.split_once('?')) {
            (Some(query), _) => push(query, text),
            (None, None) => push(&mut split.path, text),
            (None, Some((path, query))) => {
                push(&mut split.path, path);
                push(split.query.insert(Vec::new()), query);
            }
        }
        if fragment.is_some() {
            split.has_fragment = true;
            break;
        }
    }
    split
}

/// The literals and parameters of a template.
fn parts(template: &str) -> Vec<PathPart> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((literal, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        if !literal.is_empty() {
            parts.push(PathPart::Literal(literal.to_owned()));
        }
        parts.push(PathPart::Parameter(WireName(name.to_owned())));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(PathPart::Literal(rest.to_owned()));
    }
    parts
}

/// The pairs of a query, without empty ones.
fn pairs(query: Vec<PathPart>) -> Vec<Vec<PathPart>> {
    let mut pairs = vec![Vec::new()];
    for part in query {
        let PathPart::Literal(text) = part else {
            pairs.last_mut().into_iter().for_each(|pair| pair.push(part.clone()));
            continue;
        };
        for (index, piece) in text.split('&').enumerate() {
            if index > 0 {
                pairs.push(Vec::new());
            }
            if !piece.is_empty() {
                let literal = PathPart::Literal(piece.to_owned());
                pairs.last_mut().into_iter().for_each(|pair| pair.push(literal.clone()));
            }
        }
    }
    pairs.retain(|pair| !pair.is_empty());
    pairs
}

/// The name of a pair, if it is a literal.
fn key(pair: &[PathPart]) -> &str {
    match pair.first() {
        Some(PathPart::Literal(text)) => text.split('=').next().unwrap_or_default(),
        _ => "",
    }
}

/// Percent-encodes characters that a path or query cannot contain (RFC 3986 sections 3.3 and 3.4). Unpaired braces
/// stay, because such a template is refused.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        let is_escape =
            *byte == b'%' && after.get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        if is_escape || byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?{}".contains(byte) {
            encoded.push(char::from(*byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
        rest = after;
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The template as sent, with parameters in braces.
    fn sent(template: &str, parameters: &[&str]) -> String {
        let template = Template::new(template, |name| parameters.contains(&name));
        let parts = template.parts.into_iter().map(|part| match part {
            PathPart::Literal(text) => text,
            PathPart::Parameter(WireName(name)) => format!("{{{name}}}"),
        });
        parts.collect()
    }

    #[test]
    fn literals_are_percent_encoded() {
        for (template, path) in [
            ("/v1/files/{file}/a.b", "/v1/files/{file}/a.b"),
            ("/a b/{c d}/ü", "/a%20b/{c d}/%C3%BC"),
            ("/a%20b/100%/%zz", "/a%20b/100%25/%25zz"),
            ("/a:b@c;d=e,f/$x(1)*'!+&", "/a:b@c;d=e,f/$x(1)*'!+&"),
            ("/a\"<>\\^`|[b]\n", "/a%22%3C%3E%5C%5E%60%7C%5Bb%5D%0A"),
            ("/a{b", "/a{b"),
            ("/", "/"),
        ] {
            assert_eq!(sent(template, &[]), path);
        }
    }

    #[test]
    fn a_query_is_kept_and_a_fragment_is_not() {
        for (template, parameters, path) in [
            ("/q?comp=list", &[][..], "/q?comp=list"),
            ("/q?comp=list&b={b}&c", &["comp"], "/q?b={b}&c"),
            ("/q?comp=list", &["comp"], "/q"),
            ("/q?", &[], "/q"),
            ("/q?&a&", &[], "/q?a"),
            ("/{a}?x=a b?c", &[], "/{a}?x=a%20b?c"),
            ("/#Action=Describe", &["Action"], "/"),
            ("/a#{b}/c", &[], "/a"),
            ("/a?b=c#d?e", &[], "/a?b=c"),
            ("/a#b?c", &[], "/a"),
            ("/a{?b,c}", &[], "/a{?b,c}"),
        ] {
            assert_eq!(sent(template, parameters), path, "{template}");
        }
        let names = Template::query_names("/q?comp=list&b={b}&c#d=e");
        assert_eq!(names.iter().collect::<Vec<_>>(), ["comp", "b", "c"]);
    }

    #[test]
    fn slips_are_listed() {
        for (template, count) in [("/a/{b}", 0), ("/a b", 1), ("/a?b", 1), ("/a#b", 1), ("/ü?b#c", 3)] {
            assert_eq!(Template::new(template, |_| false).slips.len(), count, "{template}");
        }
    }
}
