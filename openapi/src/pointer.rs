//! JSON pointers (RFC 6901), in the fragment form that `$ref` has.

use std::fmt;
use std::rc::Rc;

/// The longest part that is displayed whole, in characters. Longer ones appear only in hostile documents.
const LONGEST: usize = 200;

/// A place in a document: `#/paths/~1v1~1files/get`, or `common.json#/schemas/pet` in a file other than the main one. A
/// linked list from the last part to the root, so that places share their ancestors and a long name is stored once.
#[derive(Clone, Debug, Default)]
pub struct Pointer(Option<Rc<Part>>);

#[derive(Debug)]
enum Part {
    /// The root of a file other than the main one, with its path.
    File(String),
    /// A member name or index, unescaped.
    Name { above: Pointer, name: String },
}

impl Pointer {
    pub fn root() -> Self {
        Self::default()
    }

    /// The root of a file other than the main one.
    pub(crate) fn in_file(path: &str) -> Self {
        Self(Some(Rc::new(Part::File(path.to_owned()))))
    }

    pub fn is_root(&self) -> bool {
        !matches!(self.0.as_deref(), Some(Part::Name { .. }))
    }

    /// Parses a pointer in its displayed form, such as `#/components/schemas/error`. It may be percent-encoded.
    pub fn parse(text: &str) -> Option<Self> {
        let (path, fragment) = text.split_once('#')?;
        let root = if path.is_empty() { Self::root() } else { Self::in_file(path) };
        Some(parts_of(fragment)?.iter().fold(root, |above, part| above.child(part)))
    }

    pub fn child(&self, part: &str) -> Self {
        Self(Some(Rc::new(Part::Name { above: self.clone(), name: part.to_owned() })))
    }

    /// The parent in the same file.
    pub fn parent(&self) -> Option<Self> {
        match self.0.as_deref()? {
            Part::Name { above, .. } => Some(above.clone()),
            Part::File(_) => None,
        }
    }

    /// The last part, unescaped. For the root of a file other than the main one, the file name without folder and
    /// extension; empty for the root of the main document.
    pub fn last(&self) -> &str {
        match self.0.as_deref() {
            Some(Part::Name { name, .. }) => name,
            Some(Part::File(path)) => {
                let name = path.rsplit('/').next().unwrap_or(path);
                name.split_once('.').map_or(name, |(stem, _)| stem)
            }
            None => "",
        }
    }

    /// The parts from the root, unescaped.
    pub fn parts(&self) -> Vec<&str> {
        let mut parts: Vec<&str> = self.upwards().collect();
        parts.reverse();
        parts
    }

    /// The parts from the last one to the first.
    fn upwards(&self) -> impl Iterator<Item = &str> {
        self.pointers().map_while(|pointer| match pointer.0.as_deref() {
            Some(Part::Name { name, .. }) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The path of the file, unless it is the main one.
    pub fn file(&self) -> Option<&str> {
        match self.pointers().last()?.0.as_deref() {
            Some(Part::File(path)) => Some(path),
            _ => None,
        }
    }

    /// This pointer and its ancestors.
    fn pointers(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |pointer| match pointer.0.as_deref() {
            Some(Part::Name { above, .. }) => Some(above),
            _ => None,
        })
    }
}

/// Compares from the end, because names differ there more often.
impl PartialEq for Pointer {
    fn eq(&self, other: &Self) -> bool {
        self.upwards().eq(other.upwards()) && self.file() == other.file()
    }
}

impl Eq for Pointer {}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#", self.file().unwrap_or_default())?;
        for part in self.parts() {
            let end = part.char_indices().nth(LONGEST).map(|(end, _)| end);
            let shown = end.and_then(|end| part.get(..end)).unwrap_or(part);
            let cut = if end.is_some() { "..." } else { "" };
            write!(f, "/{}{cut}", shown.replace('~', "~0").replace('/', "~1"))?;
        }
        Ok(())
    }
}

/// True if a fragment is a JSON pointer and not an anchor. It is percent-decoded first (RFC 6901 section 6), so the
/// leading `/` may be escaped. Broken escapes after it are left for [`parts_of`] to reject.
pub(crate) fn is_pointer(fragment: &str) -> bool {
    let is_escaped = fragment.get(..3).is_some_and(|first| first.eq_ignore_ascii_case("%2F"));
    fragment.is_empty() || fragment.starts_with('/') || is_escaped
}

/// The parts of a fragment, unescaped. `None` if it is not a JSON pointer.
pub(crate) fn parts_of(fragment: &str) -> Option<Vec<String>> {
    if !is_pointer(fragment) {
        return None;
    }
    let decoded = percent_decode(fragment)?;
    // `~1` first, as RFC 6901 section 4 requires: otherwise `~01` would become a slash.
    Some(decoded.split('/').skip(1).map(|part| part.replace("~1", "/").replace("~0", "~")).collect())
}

/// Returns `None` if an escape is broken or the decoded bytes are not UTF-8.
pub(crate) fn percent_decode(text: &str) -> Option<String> {
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
        assert_eq!(Pointer::parse("#%2Fpaths/~1a"), Pointer::parse("#/paths/~1a"));
        assert_eq!(Pointer::parse("#/a%zz"), None);
        assert_eq!(Pointer::parse("#/a%4"), None);
        assert_eq!(Pointer::parse("#/%ff"), None);
        assert_eq!(Pointer::parse("#name"), None);
    }

    #[test]
    fn places_in_other_files() {
        let pet = Pointer::in_file("spec/pet.v2.json");
        assert!(pet.is_root());
        assert_eq!((pet.last(), pet.to_string().as_str()), ("pet", "spec/pet.v2.json#"));
        let name = pet.child("properties").child("name");
        assert_eq!((name.last(), name.to_string().as_str()), ("name", "spec/pet.v2.json#/properties/name"));
        assert_eq!(Pointer::parse("spec/pet.v2.json#/properties/name"), Some(name.clone()));
        assert_ne!(Pointer::parse("#/properties/name"), Some(name.clone()));
        assert_ne!(Pointer::parse("pet.v2.json#/properties/name"), Some(name));
        assert_ne!(Some(pet), Pointer::parse("#"));
        assert_eq!(Pointer::parse("pet.json"), None);
    }

    #[test]
    fn empty_parts_are_parts() {
        assert!(Pointer::parse("#").unwrap().is_root());
        assert_eq!(Pointer::parse("#/").unwrap().parts(), [""]);
        assert_eq!(Pointer::parse("#//a/").unwrap().parts(), ["", "a", ""]);
        assert_eq!(Pointer::root().last(), "");
        assert_ne!(Pointer::parse("#/"), Pointer::parse("#"));
    }

    /// `~01` is `~1`, and not a slash (RFC 6901 section 4).
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
