//! `$self`: the URI of a document, against which its references are resolved (OAS 3.2.0, 4.1.2.2.1). Nothing is
//! fetched: a URI beside `$self` is looked up as a file beside the document's file.

use std::borrow::Cow;

use super::document::Version;
use super::node::Node;
use super::path::{has_scheme, normal};

/// The file that a reference leads to, by the `$self` of its own document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ByUri<'p> {
    /// The document that contains the reference.
    Itself,
    /// A path relative to that document's file.
    Beside(Cow<'p, str>),
}

/// Resolves the part of a reference before the `#` against the `$self` of its file.
pub(super) fn resolve<'p>(reference: &Node<'_>, path: &'p str) -> ByUri<'p> {
    let uri =
        if reference.version() < Version::V3_2 { None } else { reference.file_root().quiet_member("$self") };
    match uri.and_then(|uri| uri.string()) {
        Some(uri) => against(&uri, path),
        None => ByUri::Beside(path.into()),
    }
}

fn against<'p>(uri: &str, path: &'p str) -> ByUri<'p> {
    let uri = uri.split(['#', '?']).next().unwrap_or_default();
    let (authority, own) = halves(uri);
    let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
    let meant: Cow<'_, str> = match halves(path) {
        (other, meant) if has_scheme(path) && other == authority => normal(meant).into(),
        _ if has_scheme(path) => return ByUri::Beside(path.into()),
        (_, meant) if meant.starts_with('/') => normal(meant).into(),
        (_, meant) => normal(&format!("{folder}/{meant}")).into(),
    };
    if meant.trim_start_matches('/') == normal(own).trim_start_matches('/') {
        return ByUri::Itself;
    }
    if !has_scheme(path) && !path.starts_with('/') {
        return ByUri::Beside(path.into());
    }
    // A path relative to the folder of `$self`, with one `..` for each folder that the two do not share.
    let folder = normal(folder);
    let folders: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = meant.split('/').filter(|part| !part.is_empty()).collect();
    let shared = folders.iter().zip(&parts).take_while(|(one, other)| one == other).count();
    let up = folders.iter().skip(shared).map(|_| "..");
    let beside: Vec<&str> = up.chain(parts.iter().skip(shared).copied()).collect();
    ByUri::Beside(beside.join("/").into())
}

/// Splits a URI into scheme with authority, and path.
fn halves(uri: &str) -> (&str, &str) {
    let after_scheme = uri.find("://").map_or(0, |at| at + 3);
    let rest = uri.get(after_scheme..).unwrap_or_default();
    let path = if after_scheme == 0 { 0 } else { rest.find('/').unwrap_or(rest.len()) };
    uri.split_at_checked(after_scheme + path).unwrap_or(("", uri))
}

#[cfg(test)]
mod tests {
    use super::{ByUri, against};

    #[test]
    fn references_are_resolved_against_the_document_s_uri() {
        let beside = |path: &'static str| ByUri::Beside(path.into());
        for (uri, path, meant) in [
            ("https://a.example/v1/api.json", "https://a.example/v1/api.json", ByUri::Itself),
            ("https://a.example/v1/api.json", "/v1/api.json", ByUri::Itself),
            ("https://a.example/v1/api.json", "api.json", ByUri::Itself),
            ("https://a.example/v1/api.json", "./../v1/api.json", ByUri::Itself),
            ("/v1/api.json", "/v1/api.json", ByUri::Itself),
            ("api.json", "api.json", ByUri::Itself),
            ("https://a.example/v1/api.json", "pet.json", beside("pet.json")),
            (
                "https://a.example/v1/api.json",
                "https://a.example/v1/parts/pet.json",
                beside("parts/pet.json"),
            ),
            ("https://a.example/v1/api.json", "https://a.example/pet.json", beside("../pet.json")),
            ("https://a.example/v1/api.json", "/v2/pet.json", beside("../v2/pet.json")),
            (
                "https://a.example/v1/api.json",
                "https://b.example/v1/api.json",
                beside("https://b.example/v1/api.json"),
            ),
            ("https://a.example", "https://a.example/pet.json", beside("pet.json")),
            ("urn:books", "pet.json", beside("pet.json")),
        ] {
            assert_eq!(against(uri, path), meant, "{uri} {path}");
        }
    }
}
