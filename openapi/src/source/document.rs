//! The document that the arguments name, and the files that it refers to.

use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::sync::Arc;

use proc_macro2::Span;

use super::file::File;
use super::node::{Node, Place};
use super::text::{HELP_FOR_PAGE, IS_PAGE, Text, is_page};
use super::{Files, path};
use crate::diagnostic::{Diagnostic, Position};
use crate::ordered::{OrderedMap, OrderedSet};
use crate::pointer::Pointer;

/// The OpenAPI version that a document declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 3.0, with a schema dialect of its own.
    V3_0,
    /// 3.1, with JSON Schema 2020-12.
    V3_1,
    /// 3.2, with more methods and parameter locations, and `$ref` in more places.
    V3_2,
}

/// A document and the files that it refers to, each read once.
pub struct Document<'f> {
    files: &'f dyn Files,
    /// The span of the argument that named the document.
    span: Span,
    version: Version,
    first: Link,
    /// Faults of the text that was read, by offset: syntax errors and repeated member names.
    faults: RefCell<OrderedMap<usize, (Pointer, String)>>,
    /// The reached objects, if they are recorded. See [`Document::watched`].
    reached: Option<RefCell<Reached>>,
}

/// The parts of a document that the selected operations use.
#[derive(Debug, Default)]
pub struct Reached {
    /// The offsets of the objects that were read; true for a schema.
    pub objects: OrderedMap<usize, bool>,
    /// The component schemas whose names affect the names of other types.
    pub names: OrderedSet<String>,
}

/// A linked list of files. It can grow while its files are borrowed, which a `Vec` cannot.
struct Link {
    file: File,
    next: OnceCell<Box<Link>>,
}

/// The reason why a file could not be opened.
#[derive(Clone, Debug)]
pub(super) enum Missing {
    /// The path, and a phrase that follows it in a message.
    Unreadable(String, String),
    /// The file exists, and has this mistake.
    Broken(Diagnostic),
}

impl<'f> Document<'f> {
    /// Reads the document at this path and finds the end of every value. Of the content only the version is read.
    pub fn load(path: &str, files: &'f dyn Files, span: Span) -> Result<Self, Diagnostic> {
        let text = text_of(path, files, span).map_err(|missing| match missing {
            Missing::Unreadable(path, _) if path.contains("://") => {
                let message = format!("`{path}` is a URL, and no connection is opened while compiling");
                Diagnostic::new(span, message).help("download the document, check it in, and give its path")
            }
            Missing::Unreadable(path, reason) => {
                let help = match with_another_ending(&path, files) {
                    Some(other) => format!("did you mean `{other}`?"),
                    None => "the path is relative to the folder of this crate's Cargo.toml".to_owned(),
                };
                Diagnostic::new(span, format!("the document `{path}` {reason}")).help(help)
            }
            Missing::Broken(problem) => problem,
        })?;
        let file = File::new(path, Pointer::root(), 0, text, span)?;
        let first = Link { file, next: OnceCell::new() };
        let mut document =
            Self { files, span, version: Version::V3_0, first, faults: RefCell::default(), reached: None };
        document.version = document.declared_version()?;
        Ok(document)
    }

    /// Records from now on which objects are reached.
    pub fn watched(self) -> Self {
        Self { reached: Some(RefCell::default()), ..self }
    }

    /// Returns what was reached since the last call. Forgets the faults found until now.
    pub fn take_reached(&self) -> Reached {
        self.faults.take();
        self.reached.as_ref().map(RefCell::take).unwrap_or_default()
    }

    /// Records a reached object, if objects are recorded.
    pub(super) fn reach(&self, note: impl FnOnce(&mut Reached)) {
        if let Some(reached) = &self.reached {
            note(&mut reached.borrow_mut());
        }
    }

    /// The node of the whole document.
    pub fn root(&self) -> Node<'_> {
        Node::root(self, &self.first.file)
    }

    /// The OpenAPI version. It holds for the files that the document refers to as well, whatever they declare.
    pub fn version(&self) -> Version {
        self.version
    }

    fn declared_version(&self) -> Result<Version, Diagnostic> {
        let supported = "supported are OpenAPI 3.0, 3.1 and 3.2";
        let root = self.root();
        let version = root.member("openapi");
        if let Some(fault) = self.faults().into_iter().next() {
            return Err(fault);
        }
        let Some(version) = version else {
            if root.text().is_ok_and(|text| is_page(&text)) {
                return Err(root.problem(self.span, IS_PAGE).help(HELP_FOR_PAGE));
            }
            let message = match root.member("swagger") {
                Some(_) => "this is a Swagger 2.0 document, which is not supported",
                None => "this is not an OpenAPI document: it has no `openapi` member with the version",
            };
            return Err(root.problem(self.span, message).help(supported));
        };
        let text =
            version.text().map_err(|reason| version.problem(self.span, format!("`openapi` {reason}")))?;
        match text.split('.').take(2).collect::<Vec<_>>().as_slice() {
            ["3", "0"] => Ok(Version::V3_0),
            ["3", "1"] => Ok(Version::V3_1),
            ["3", "2"] => Ok(Version::V3_2),
            _ => Err(version.problem(self.span, format!("OpenAPI {text} is not supported")).help(supported)),
        }
    }

    /// A diagnostic at a place in any of the files.
    pub fn problem(&self, place: &Place, span: Span, message: impl Into<String>) -> Diagnostic {
        let (path, position) = self.locate(place);
        Diagnostic::new(span, message).at(path, position).pointer(place.pointer.clone())
    }

    /// The path of the file of a place, and the position in it.
    pub fn locate(&self, place: &Place) -> (&str, Position) {
        let file = self.file_of(place.offset);
        (&file.path, file.position(place.offset.saturating_sub(file.base)))
    }

    /// The file, line and column of a place.
    pub fn position(&self, place: &Place) -> (String, usize, usize) {
        let file = self.file_of(place.offset);
        let Position { line, column } = file.position(place.offset.saturating_sub(file.base));
        (file.path.clone(), line, column)
    }

    /// The file that contains this offset.
    fn file_of(&self, offset: usize) -> &File {
        let file = self.links().map(|link| &link.file).find(|file| offset < file.end());
        file.unwrap_or(&self.first.file)
    }

    /// The root of the file at this path. Reads the file if it is new.
    pub(super) fn open(&self, path: &str) -> Result<Node<'_>, Missing> {
        let mut last = &self.first;
        for link in self.links() {
            if path::normal(&link.file.path) == path {
                return Ok(Node::root(self, &link.file));
            }
            last = link;
        }
        let text = text_of(path, self.files, self.span)?;
        let pointer = Pointer::in_file(path);
        let file = File::new(path, pointer, last.file.end(), text, self.span).map_err(Missing::Broken)?;
        let link = last.next.get_or_init(|| Box::new(Link { file, next: OnceCell::new() }));
        Ok(Node::root(self, &link.file))
    }

    /// The roots of the files that were read so far.
    pub(super) fn roots(&self) -> impl Iterator<Item = Node<'_>> {
        self.links().map(|link| Node::root(self, &link.file))
    }

    fn links(&self) -> impl Iterator<Item = &Link> {
        std::iter::successors(Some(&self.first), |link| link.next.get().map(|next| &**next))
    }

    /// Records a fault of the text. Reading goes on as if the value was absent.
    pub(super) fn met(&self, pointer: &Pointer, offset: usize, message: String) {
        self.faults.borrow_mut().change(offset, (pointer.clone(), message), |_| ());
    }

    /// All faults so far, in the order of the text. Other mistakes may only be consequences of them.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let faults = self.faults.borrow();
        let diagnostic = |(offset, (pointer, message)): &(usize, (Pointer, String))| {
            let place = Place { pointer: pointer.clone(), offset: *offset };
            self.problem(&place, self.span, message)
        };
        let mut faults: Vec<_> = faults.iter().collect();
        faults.sort_unstable_by_key(|(offset, _)| *offset);
        faults.into_iter().map(diagnostic).collect()
    }
}

/// The document of this name in the other format, if there is one.
fn with_another_ending(path: &str, files: &dyn Files) -> Option<String> {
    let (stem, _) = path.rsplit_once('.')?;
    let others = ["json", "yaml", "yml"].map(|ending| format!("{stem}.{ending}"));
    others.into_iter().find(|other| other != path && files.read(other).is_ok())
}

/// The text of a file, from the cache or read now.
fn text_of(path: &str, files: &dyn Files, span: Span) -> Result<Arc<Text>, Missing> {
    if let Some(text) = files.known(path) {
        return Ok(text);
    }
    let bytes = files.read(path).map_err(|reason| Missing::Unreadable(path.to_owned(), reason))?;
    let text = Arc::new(Text::read(path, bytes, span).map_err(Missing::Broken)?);
    files.keep(path, &text);
    Ok(text)
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.links().map(|link| &link.file.path)).finish()
    }
}

/// Drops the list iteratively, so that many files do not overflow the stack.
impl Drop for Link {
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut link) = next {
            next = link.next.take();
        }
    }
}

#[cfg(test)]
impl Document<'_> {
    /// A document with this text and no other files.
    pub(super) fn from_text(text: &str) -> Self {
        struct Nothing;

        impl Files for Nothing {
            fn read(&self, _: &str) -> Result<Vec<u8>, String> {
                Err("does not exist".to_owned())
            }
        }

        let span = Span::call_site();
        let text = Text::read("a.json", text.as_bytes().to_vec(), span).unwrap();
        let file = File::new("a.json", Pointer::root(), 0, Arc::new(text), span).unwrap();
        let first = Link { file, next: OnceCell::new() };
        Self {
            files: &Nothing,
            span,
            version: Version::V3_0,
            first,
            faults: RefCell::default(),
            reached: None,
        }
    }
}

#[cfg(test)]
impl Document<'_> {
    pub(super) fn set_version(&mut self, version: Version) {
        self.version = version;
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use proc_macro2::Span;

    use super::super::Files;
    use super::{Document, Version};

    /// Contains every path. The text of a file has its path in it. Records the paths that were read.
    struct Endless(RefCell<Vec<String>>);

    impl Files for Endless {
        fn read(&self, path: &str) -> Result<Vec<u8>, String> {
            self.0.borrow_mut().push(path.to_owned());
            Ok(format!(r#"{{"openapi": "3.1.0", "path": "{path}"}}"#).into_bytes())
        }
    }

    #[test]
    fn versions() {
        for (text, version) in [
            ("3.0", Version::V3_0),
            ("3.0.0", Version::V3_0),
            ("3.0.4", Version::V3_0),
            ("3.1", Version::V3_1),
            ("3.1.1-rc0", Version::V3_1),
            ("3.2.0", Version::V3_2),
        ] {
            let document = Document::from_text(&format!(r#"{{"openapi": "{text}"}}"#));
            assert_eq!(document.declared_version().ok(), Some(version), "{text}");
        }
        for text in ["2.0", "3", "3.", "3.00", "3.10", "30.0", "v3.0", "", "3.3.0"] {
            let document = Document::from_text(&format!(r#"{{"openapi": "{text}"}}"#));
            assert!(document.declared_version().is_err(), "{text}");
        }
    }

    /// Opens many files: each is read once, and offsets are unique across files.
    #[test]
    fn files_are_read_once() {
        let files = Endless(RefCell::default());
        let document = Document::load("./main.json", &files, Span::call_site()).unwrap();
        assert_eq!(document.version(), Version::V3_1);
        let mut offsets = vec![document.root().offset()];
        for number in 0..2_000 {
            let root = document.open(&format!("{number}.json")).unwrap();
            let path = root.member("path").unwrap();
            assert_eq!((path.string(), path.version()), (Some(format!("{number}.json")), Version::V3_1));
            offsets.extend([root.offset(), path.offset()]);
            let problem = path.problem(Span::call_site(), "odd").to_string();
            assert_eq!(problem, format!("{number}.json:1:30: odd\n  at {number}.json#/path"));
        }
        assert!(offsets.is_sorted_by(|one, next| one < next));
        assert_eq!(document.open("7.json").unwrap().offset(), offsets[15]);
        assert_eq!(document.open("main.json").unwrap().offset(), 0);
        assert_eq!(files.0.borrow().len(), 2_001);
    }
}
