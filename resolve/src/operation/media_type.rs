//! Media types: comparison, and their kinds (JSON, form, text, ...).

use formwork_openapi::{Diagnostic, Site};

use crate::operation::token::is_token;

/// The encodings of media types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MediaTypeKind {
    Json,
    Form,
    Multipart,
    /// Text without a more specific kind: plain, CSV, XML, ...
    Text,
    /// Many media types, such as `image/*`. The user gives the exact one.
    Range,
    Binary,
}

/// The kind of a media type. Ignores parameters and case.
pub(crate) fn kind(media_type: &str) -> MediaTypeKind {
    match essence(media_type).as_str() {
        essence if is_json(essence) => MediaTypeKind::Json,
        "application/x-www-form-urlencoded" => MediaTypeKind::Form,
        "multipart/form-data" => MediaTypeKind::Multipart,
        // Only the user who encodes the body knows its boundary, and so the whole media type.
        essence if essence.starts_with("multipart/") => MediaTypeKind::Range,
        essence if essence.contains('*') => MediaTypeKind::Range,
        essence if is_text(essence) => MediaTypeKind::Text,
        _ => MediaTypeKind::Binary,
    }
}

/// A media type without parameters, in lower case.
pub fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// A media type with the parameters that distinguish it; in lower case, except for their values. Without `charset`,
/// which servers add and omit, and `q`, which is a weight in `Accept` (RFC 9110 section 12.5.1).
pub fn with_parameters(name: &str) -> String {
    let parameters = parameters(name).map(|(name, value)| (name.to_ascii_lowercase(), value));
    let telling = parameters.filter(|(name, _)| !matches!(name.as_str(), "charset" | "q"));
    let pieces = telling.map(|(name, value)| format!("; {name}={value}"));
    std::iter::once(essence(name)).chain(pieces).collect()
}

/// The parameters as in [`with_parameters`], without the essence.
pub(crate) fn telling(name: &str) -> String {
    with_parameters(name).split_once(';').map_or_else(String::new, |(_, telling)| telling.to_owned())
}

/// The well-formed parameters (RFC 9110 section 5.6.6).
fn parameters(name: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut is_quoted = false;
    let pieces = name.split(move |c| {
        is_quoted ^= c == '"';
        c == ';' && !is_quoted
    });
    let pairs = pieces.skip(1).filter_map(|piece| piece.trim().split_once('='));
    pairs.filter(|(name, value)| is_token(name) && (is_token(value) || is_quoted_text(value)))
}

/// True for a quoted string without escapes.
fn is_quoted_text(value: &str) -> bool {
    let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    let is_plain = |byte: u8| byte == b' ' || byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\');
    inner.is_some_and(|inner| inner.bytes().all(is_plain))
}

/// The diagnostic for an invalid media type: a header cannot carry it, or it is not `type/subtype`.
pub(crate) fn problem(media_type: &str, site: &Site<'_>) -> Option<Diagnostic> {
    let is_text = media_type.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    if is_text && is_well_formed(&essence(media_type)) {
        return None;
    }
    let message = format!("`{}` is not a media type", media_type.escape_debug());
    Some(site.problem(message).help("a media type is written as `application/json` or `image/*`"))
}

/// True for a media type or a range (RFC 9110 sections 8.3.1 and 12.5.1).
pub fn is_well_formed(essence: &str) -> bool {
    essence.split_once('/').is_some_and(|(type_, subtype)| is_token(type_) && is_token(subtype))
}

pub fn is_json(essence: &str) -> bool {
    matches!(essence, "application/json" | "text/json") || essence.ends_with("+json")
}

pub fn is_text(essence: &str) -> bool {
    essence.starts_with("text/") || essence == "application/xml" || essence.ends_with("+xml")
}

/// True for a range that includes JSON as well as other content.
pub fn is_open(essence: &str) -> bool {
    matches!(essence, "*/*" | "application/*")
}

/// The name of a media type among several: the subtype, or the type of a range such as `image/*`.
pub(crate) fn short(essence: &str) -> &str {
    match essence.split_once('/') {
        Some(("*", _)) => "any",
        Some((type_, "*")) => type_,
        Some((_, subtype)) => subtype,
        None => essence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (name, json, text, short_name) in [
            ("application/json", true, false, "json"),
            ("Application/JSON ; charset=utf-8", true, false, "json"),
            ("text/json", true, true, "json"),
            ("application/vnd.api+json", true, false, "vnd.api+json"),
            ("application/xml", false, true, "xml"),
            ("image/svg+xml", false, true, "svg+xml"),
            ("text/csv;header=present", false, true, "csv"),
            ("text/*", false, true, "text"),
            ("image/*", false, false, "image"),
            ("*/*", false, false, "any"),
            ("application/jsonl", false, false, "jsonl"),
            ("application/octet-stream", false, false, "octet-stream"),
        ] {
            let essence = essence(name);
            assert!(is_well_formed(&essence), "{name}");
            assert_eq!((is_json(&essence), is_text(&essence), short(&essence)), (json, text, short_name));
        }
    }

    #[test]
    fn parameters_that_tell() {
        for (name, full) in [
            ("application/json", "application/json"),
            ("Application/JSON ; Charset=UTF-8;Version=1", "application/json; version=1"),
            (
                r#"application/ld+json;profile="http://a/b;c=d""#,
                r#"application/ld+json; profile="http://a/b;c=d""#,
            ),
            ("application/json;odata.metadata=minimal; q=0.5", "application/json; odata.metadata=minimal"),
            ("text/csv;;header;a=b c;x=\"größe\";=1;y=", "text/csv"),
            ("text/csv;x=\"a\\\"b\"", "text/csv"),
        ] {
            assert_eq!(with_parameters(name), full);
        }
    }

    #[test]
    fn what_is_no_media_type() {
        for name in
            ["", "json", "/", "text/", "/csv", "text/a/b", "text/c s v", "text/größe", "a, b/c", "text/\n"]
        {
            assert!(!is_well_formed(name), "{name}");
        }
    }
}
