//! Media types: which are the same, and which are JSON, forms or text.

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
    match essence(media_type).as_str() {
        essence if is_json(essence) => Family::Json,
        "application/x-www-form-urlencoded" => Family::Form,
        "multipart/form-data" => Family::Multipart,
        essence if essence.contains('*') => Family::Range,
        essence if is_text(essence) => Family::Text,
        _ => Family::Binary,
    }
}

/// A media type without its parameters, in lower case.
pub(super) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether this has the form of a media type or a range of them (RFC 9110, section 8.3.1).
pub(super) fn is_well_formed(essence: &str) -> bool {
    let is_token = |part: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        !part.is_empty() && part.bytes().all(allowed)
    };
    essence.split_once('/').is_some_and(|(type_, subtype)| is_token(type_) && is_token(subtype))
}

pub(super) fn is_json(essence: &str) -> bool {
    matches!(essence, "application/json" | "text/json") || essence.ends_with("+json")
}

pub(super) fn is_text(essence: &str) -> bool {
    essence.starts_with("text/") || essence == "application/xml" || essence.ends_with("+xml")
}

/// What it is called where several stand side by side: by its subtype, or by its type if it is a range of subtypes.
pub(super) fn short(essence: &str) -> &str {
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
    fn what_is_no_media_type() {
        for name in
            ["", "json", "/", "text/", "/csv", "text/a/b", "text/c s v", "text/größe", "a, b/c", "text/\n"]
        {
            assert!(!is_well_formed(name), "{name}");
        }
    }
}
