//! URI references, resolved against a base (RFC 3986 section 5.2) as far as `$id` needs it.

use super::path::{has_scheme, normal};

/// Resolves a reference without its fragment. The base may also be the path of a file.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    if reference.is_empty() {
        return base.to_owned();
    }
    if has_scheme(reference) {
        return reference.to_owned();
    }
    let (scheme, rest) = match base.split_once(':') {
        Some((scheme, rest)) if has_scheme(base) => (format!("{scheme}:"), rest),
        _ => (String::new(), base),
    };
    if reference.starts_with("//") {
        return format!("{scheme}{reference}");
    }
    let authority = rest.strip_prefix("//").map_or(0, |after| 2 + after.find('/').unwrap_or(after.len()));
    let (authority, path) = rest.split_at_checked(authority).unwrap_or((rest, ""));
    let path = path.split('?').next().unwrap_or_default();
    let merged = match path.rsplit_once('/') {
        _ if reference.starts_with('/') => reference.to_owned(),
        Some((folder, _)) => format!("{folder}/{reference}"),
        None if authority.is_empty() => reference.to_owned(),
        None => format!("/{reference}"),
    };
    format!("{scheme}{authority}{}", normal(&merged))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn references_are_relative_to_a_base() {
        for (base, reference, uri) in [
            ("https://example.com/schemas/a.json", "b.json", "https://example.com/schemas/b.json"),
            ("https://example.com/schemas/a.json", "../b.json", "https://example.com/b.json"),
            ("https://example.com/schemas/a.json?x=/y", "/b", "https://example.com/b"),
            ("https://example.com", "b", "https://example.com/b"),
            ("https://example.com/a", "", "https://example.com/a"),
            ("https://example.com/a", "//other.com/b", "https://other.com/b"),
            ("https://example.com/a", "urn:x", "urn:x"),
            ("spec/api.json", "tree", "spec/tree"),
            ("api.json", "./tree", "tree"),
            ("/srv/api.json", "/tree", "/tree"),
        ] {
            assert_eq!(resolve(base, reference), uri, "{base} {reference}");
        }
    }
}
