//! JSON pointers (RFC 6901), in the fragment form that `$ref` has.

use std::fmt;
use std::rc::Rc;

/// The longest part that is printed whole. Documents have longer ones only to do harm.
const LONGEST: usize = 200;

/// A place in a document: `#/paths/~1v1~1files/get`. Places share what is above them, so that a long name costs its
/// length once, and not once for each place below it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pointer(Option<Rc<Part>>);

#[derive(Debug)]
struct Part {
    above: Pointer,
    /// With its escapes undone.
    name: String,
}

impl Pointer {
    pub(crate) fn root() -> Self {
        Self::default()
    }

    pub(crate) fn is_root(&self) -> bool {
        self.0.is_none()
    }

    /// Reads a local reference such as `#/components/schemas/error`, which may be percent-encoded.
    /// `None` for everything else, other documents included.
    pub(crate) fn parse(reference: &str) -> Option<Self> {
        let fragment = reference.strip_prefix('#')?;
        if !(fragment.is_empty() || fragment.starts_with('/')) {
            return None;
        }
        let decoded = percent_decode(fragment)?;
        let parts = decoded.split('/').skip(1).map(|part| part.replace("~1", "/").replace("~0", "~"));
        Some(parts.fold(Self::root(), |above, part| above.child(&part)))
    }

    pub(crate) fn child(&self, part: &str) -> Self {
        Self(Some(Rc::new(Part { above: self.clone(), name: part.to_owned() })))
    }

    /// The last part, with its escapes undone. Empty for the whole document.
    pub(crate) fn last(&self) -> &str {
        self.upwards().next().unwrap_or_default()
    }

    /// The parts from the root, with their escapes undone.
    pub(crate) fn parts(&self) -> Vec<&str> {
        let mut parts: Vec<&str> = self.upwards().collect();
        parts.reverse();
        parts
    }

    /// The parts from the last one to the first.
    fn upwards(&self) -> impl Iterator<Item = &str> {
        let parts = std::iter::successors(self.0.as_deref(), |part| part.above.0.as_deref());
        parts.map(|part| part.name.as_str())
    }
}

/// Names differ at the end more often than at the start.
impl PartialEq for Pointer {
    fn eq(&self, other: &Self) -> bool {
        self.upwards().eq(other.upwards())
    }
}

impl Eq for Pointer {}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("#")?;
        for part in self.parts() {
            let end = part.char_indices().nth(LONGEST).map(|(end, _)| end);
            let shown = end.and_then(|end| part.get(..end)).unwrap_or(part);
            let cut = if end.is_some() { "..." } else { "" };
            write!(f, "/{}{cut}", shown.replace('~', "~0").replace('/', "~1"))?;
        }
        Ok(())
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
    use super::{LONGEST, Pointer};

    #[test]
    fn parts_undo_what_child_escapes() {
        let pointer = Pointer::root().child("paths").child("/v1/a~b").child("get");
        assert_eq!(pointer.to_string(), "#/paths/~1v1~1a~0b/get");
        assert_eq!(pointer.parts(), ["paths", "/v1/a~b", "get"]);
        assert_eq!(pointer.last(), "get");
        assert_eq!(Pointer::parse("#/paths/~1v1~1a~0b/get"), Some(pointer));
    }

    #[test]
    fn references_may_be_percent_encoded() {
        let pointer = Pointer::parse("#/paths/~1sessions~1%7Bsession%7D").unwrap();
        assert_eq!(pointer.parts(), ["paths", "/sessions/{session}"]);
        assert_eq!(Pointer::parse("#/a%zz"), None);
        assert_eq!(Pointer::parse("#/a%4"), None);
        assert_eq!(Pointer::parse("#/%ff"), None);
        assert_eq!(Pointer::parse("other.json#/a"), None);
        assert_eq!(Pointer::parse("#name"), None);
    }

    #[test]
    fn empty_parts_are_parts() {
        assert!(Pointer::parse("#").unwrap().is_root());
        assert_eq!(Pointer::parse("#/").unwrap().parts(), [""]);
        assert_eq!(Pointer::parse("#//a/").unwrap().parts(), ["", "a", ""]);
        assert_eq!(Pointer::root().last(), "");
        assert_ne!(Pointer::parse("#/"), Pointer::parse("#"));
    }

    /// `~01` is `~1`, and not a slash.
    #[test]
    fn escapes_are_undone_once() {
        assert_eq!(Pointer::parse("#/~01").unwrap().parts(), ["~1"]);
        assert_eq!(Pointer::root().child("~1").to_string(), "#/~01");
    }

    #[test]
    fn long_parts_are_cut_where_they_are_printed() {
        let printed = Pointer::root().child(&"ä".repeat(LONGEST + 1)).child("b").to_string();
        assert_eq!(printed, format!("#/{}.../b", "ä".repeat(LONGEST)));
        let printed = Pointer::root().child(&"ä".repeat(LONGEST)).to_string();
        assert_eq!(printed, format!("#/{}", "ä".repeat(LONGEST)));
    }
}
