//! Media types, as far as it matters here what they are.

/// What kinds of media types have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Json,
    Form,
    Multipart,
    /// Whatever is text and nothing more is known of: plain, CSV, XML, ...
    Text,
    /// Many media types, of which the user decides: `image/*`.
    Range,
    Binary,
}

/// The family of a media type, whatever its parameters and case are.
pub(super) fn family(media_type: &str) -> Family {
    let essence = essence(media_type);
    let (top, sub) = essence.split_once('/').unwrap_or((essence.as_str(), ""));
    match (top, sub) {
        ("application" | "text", "json") => Family::Json,
        _ if sub.ends_with("+json") => Family::Json,
        ("application", "x-www-form-urlencoded") => Family::Form,
        ("multipart", "form-data") => Family::Multipart,
        _ if sub.contains('*') => Family::Range,
        ("text", _) | ("application", "xml") => Family::Text,
        _ if sub.ends_with("+xml") => Family::Text,
        _ => Family::Binary,
    }
}

/// A media type without its parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
