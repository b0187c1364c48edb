//! JSON pointers (RFC 6901), in the fragment form that `$ref` has.

use std::fmt;

/// A place in a document: `#/paths/~1v1~1files/get`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pointer(String);

impl Pointer {
    pub(crate) fn root() -> Self {
        Self("#".to_owned())
    }

    /// Reads a local reference such as `#/components/schemas/error`, which may be percent-encoded.
    /// `None` for everything else, other documents included.
    pub(crate) fn parse(reference: &str) -> Option<Self> {
        let fragment = reference.strip_prefix('#')?;
        if !(fragment.is_empty() || fragment.starts_with('/')) {
            return None;
        }
        Some(Self(format!("#{}", percent_decode(fragment)?)))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn child(&self, part: &str) -> Self {
        Self(format!("{}/{}", self.0, part.replace('~', "~0").replace('/', "~1")))
    }

    /// The place that this one is a part of. `None` for the whole document.
    pub(crate) fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(parent, _)| Self(parent.to_owned()))
    }

    /// The last part, with its escapes undone. Empty for the whole document.
    pub(crate) fn last(&self) -> String {
        self.parts().pop().unwrap_or_default()
    }

    /// The parts from the root, with their escapes undone.
    pub(crate) fn parts(&self) -> Vec<String> {
        self.0.split('/').skip(1).map(|part| part.replace("~1", "/").replace("~0", "~")).collect()
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `None` if an escape is broken or what it stands for is not UTF-8.
fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn parts_undo_what_child_escapes() {
        let pointer = Pointer::root().child("paths").child("/v1/a~b").child("get");
        assert_eq!(pointer.as_str(), "#/paths/~1v1~1a~0b/get");
        assert_eq!(pointer.parts(), ["paths", "/v1/a~b", "get"]);
    }

    #[test]
    fn references_may_be_percent_encoded() {
        let pointer = Pointer::parse("#/paths/~1sessions~1%7Bsession%7D").unwrap();
        assert_eq!(pointer.parts(), ["paths", "/sessions/{session}"]);
        assert_eq!(Pointer::parse("#/a%zz"), None);
        assert_eq!(Pointer::parse("other.json#/a"), None);
        assert_eq!(Pointer::parse("#name"), None);
    }
}
