//! Content that is sent as it is.

use std::fmt;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

use http::HeaderValue;

use super::source::{Origin, Source};
use super::{Body, Piece};
use crate::error::RequestError;

/// A file or other content that is sent as it is.
///
/// Making one does no I/O: what is not in memory is opened when it is sent, once for each attempt.
///
/// ```
/// use formwork::Upload;
///
/// let scan = Upload::open("scans/passport.pdf").content_type("application/pdf");
/// let note = Upload::from("taken at the front desk").file_name("note.txt");
/// let zeros = Upload::reader(|| Ok(std::io::Read::take(std::io::repeat(0), 1 << 20))).length(1 << 20);
/// # let _ = (scan, note, zeros);
/// ```
///
/// Two are equal if they have the same bytes, or the same path, or are clones of the same reader, and the same name,
/// type and length.
#[derive(Clone)]
pub struct Upload {
    content: Content,
    length: Option<u64>,
    file_name: Option<String>,
    content_type: Option<String>,
    seed: [u64; 2],
}

#[derive(Clone)]
enum Content {
    Bytes(Arc<Vec<u8>>),
    Source(Origin),
}

impl Upload {
    /// A file, which is opened when it is sent. Its name goes with it, without the folder.
    #[must_use]
    pub fn open(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Self { file_name, ..Self::new(Content::Source(Origin::File(path.into()))) }
    }

    /// A source of readers. It makes a new one whenever the content is sent, so that a call can be retried.
    ///
    /// Reading may block. If the length is known, say so with [`length`](Self::length): some servers insist on it.
    #[must_use]
    pub fn reader<R: Read + Send + 'static>(
        open: impl Fn() -> io::Result<R> + Send + Sync + 'static,
    ) -> Self {
        let open = move || open().map(|reader| Box::new(reader) as Box<dyn Read + Send>);
        Self::new(Content::Source(Origin::Reader(Arc::new(open))))
    }

    /// How many bytes a reader or file gives. Sending fails if they are more or fewer. What is in memory has its own
    /// length, whatever is said here.
    #[must_use]
    pub fn length(mut self, bytes: u64) -> Self {
        self.length = Some(bytes);
        self
    }

    /// The file's name, as the server sees it in a multipart form.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The media type of the content, such as `image/png`. Any other text is an error when the request is built.
    #[must_use]
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    fn new(content: Content) -> Self {
        // The keys are drawn by the standard library, for each thread from the operating system.
        let random = RandomState::new();
        let seed = [random.hash_one(0), random.hash_one(1)];
        Self { content, length: None, file_name: None, content_type: None, seed }
    }

    /// The content for a body; `part` is the name that a form has for it.
    pub(super) fn piece(&self, part: Option<&str>) -> Piece {
        match &self.content {
            Content::Bytes(bytes) => Piece::Bytes(Arc::clone(bytes)),
            Content::Source(origin) => Piece::Source(Source {
                origin: origin.clone(),
                length: self.length,
                name: self.describe(part).into(),
            }),
        }
    }

    fn describe(&self, part: Option<&str>) -> String {
        match (part, &self.file_name) {
            (Some(part), Some(file_name)) => format!("the upload {part:?} ({file_name:?})"),
            (Some(name), None) => format!("the upload {name:?}"),
            (None, Some(name)) => format!("the upload {name:?}"),
            (None, None) => "the upload".to_owned(),
        }
    }

    /// The file's name, or this one where there is none: many servers see a file only where there is a name.
    pub(super) fn file_name_or<'a>(&'a self, name: &'a str) -> &'a str {
        self.file_name.as_deref().unwrap_or(name)
    }

    /// The media type, or this one if the user has given none.
    pub(super) fn content_type_or(&self, default: &str) -> Result<HeaderValue, RequestError> {
        media_type(self.content_type.as_deref().unwrap_or(default))
    }

    /// A secret number, so that a boundary made of it cannot occur in the content.
    pub(super) fn seed(&self) -> [u64; 2] {
        self.seed
    }
}

/// An upload as the whole body, with its media type or else the document's.
///
/// # Errors
///
/// Fails if the media type is none.
pub(crate) fn upload(
    default_content_type: &str,
    upload: &Upload,
) -> Result<(HeaderValue, Body), RequestError> {
    let content_type = upload.content_type_or(default_content_type)?;
    Ok((content_type, upload.clone().into()))
}

/// A media type that content can have: `type/subtype`, no range, and parameters that fit into a header.
pub(super) fn media_type(text: &str) -> Result<HeaderValue, RequestError> {
    let essence = text.split(';').next().unwrap_or_default().trim_matches([' ', '\t']);
    let is_name = |name: &str| {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'+-.^_`|~".contains(&byte);
        !name.is_empty() && name.bytes().all(is_allowed)
    };
    let is_type = essence.split_once('/').is_some_and(|(type_, subtype)| is_name(type_) && is_name(subtype));
    let value = HeaderValue::from_str(text).ok().filter(|_| is_type && text.is_ascii());
    value.ok_or_else(|| RequestError::ContentType { value: text.to_owned() })
}

impl From<Vec<u8>> for Upload {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(Content::Bytes(Arc::new(bytes)))
    }
}

impl From<&[u8]> for Upload {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl<const N: usize> From<&[u8; N]> for Upload {
    fn from(bytes: &[u8; N]) -> Self {
        bytes.to_vec().into()
    }
}

impl From<String> for Upload {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

impl From<&str> for Upload {
    fn from(text: &str) -> Self {
        text.as_bytes().into()
    }
}

impl PartialEq for Upload {
    fn eq(&self, other: &Self) -> bool {
        // The seed says nothing about what is sent.
        self.content == other.content
            && self.length == other.length
            && self.file_name == other.file_name
            && self.content_type == other.content_type
    }
}

impl Eq for Upload {}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(one), Self::Bytes(two)) => one == two,
            (Self::Source(Origin::File(one)), Self::Source(Origin::File(two))) => one == two,
            (Self::Source(Origin::Reader(one)), Self::Source(Origin::Reader(two))) => Arc::ptr_eq(one, two),
            _ => false,
        }
    }
}

/// Shows where the content comes from, and never the content.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("content", &self.content)
            .field("length", &self.length)
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Source(Origin::File(path)) => write!(f, "file {path:?}"),
            Self::Source(Origin::Reader(_)) => f.write_str("reader"),
        }
    }
}
