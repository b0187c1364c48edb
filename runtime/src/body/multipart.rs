//! Multipart forms: RFC 7578, with names escaped as browsers do.

use std::sync::Arc;

use http::HeaderValue;

use super::upload::media_type;
use super::{Body, Piece, Upload, boundary};
use crate::error::RequestError;

const LINE: &[u8] = b"\r\n";

/// A form in the making. Generated code adds the parts in the document's order; the first error is kept and comes out
/// at the end.
#[derive(Default)]
pub struct Multipart {
    parts: Vec<Part>,
    /// How many there were before the latest parameter of several parts.
    before: usize,
    seeds: Vec<[u64; 2]>,
    error: Option<RequestError>,
}

/// A part of the body, between two boundaries.
struct Part {
    /// The headers, an empty line, and the content unless that is an upload.
    head: Vec<u8>,
    upload: Option<Piece>,
}

impl Multipart {
    /// A form without parts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds text. It has a media type only if the document gives one, as in the forms of browsers.
    pub fn text(&mut self, name: &str, content_type: Option<&str>, text: &str) -> &mut Self {
        let content_type = content_type.map(media_type).transpose();
        self.part(name, None, content_type, |head| {
            head.extend_from_slice(text.as_bytes());
            None
        })
    }

    /// Adds JSON, `application/json` or what the document gives.
    pub fn json(&mut self, name: &str, content_type: &str, json: &[u8]) -> &mut Self {
        self.part(name, None, media_type(content_type).map(Some), |head| {
            head.extend_from_slice(json);
            None
        })
    }

    /// Adds an upload, with its media type or else this one.
    pub fn file(&mut self, name: &str, default_content_type: &str, upload: &Upload) -> &mut Self {
        self.seeds.push(upload.seed());
        let content_type = upload.content_type_or(default_content_type).map(Some);
        self.part(name, Some(upload.file_name_or(name)), content_type, |_| Some(upload.piece(Some(name))))
    }

    /// The body, and the header `Content-Type` that goes with it.
    ///
    /// # Errors
    ///
    /// Fails with the first media type that is none.
    pub fn finish(self) -> Result<(HeaderValue, Body), RequestError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let boundary = boundary(&self.seeds, &self.parts);
        let content_type = media_type(&format!("multipart/form-data; boundary={boundary}"))?;
        let mut pieces = Vec::new();
        let mut bytes = Vec::new();
        for part in self.parts {
            bytes.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
            bytes.extend_from_slice(&part.head);
            if let Some(upload) = part.upload {
                pieces.push(Piece::Bytes(Arc::new(std::mem::take(&mut bytes))));
                pieces.push(upload);
            }
            bytes.extend_from_slice(LINE);
        }
        bytes.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        pieces.push(Piece::Bytes(Arc::new(bytes)));
        Ok((content_type, Body { pieces }))
    }

    fn part(
        &mut self,
        name: &str,
        file_name: Option<&str>,
        content_type: Result<Option<HeaderValue>, RequestError>,
        content: impl FnOnce(&mut Vec<u8>) -> Option<Piece>,
    ) -> &mut Self {
        match content_type {
            Ok(content_type) => {
                let mut head = headers(name, file_name, content_type.as_ref());
                let upload = content(&mut head);
                self.parts.push(Part { head, upload });
            }
            Err(error) => drop(self.failed(error)),
        }
        self
    }

    /// The first error stays.
    pub(super) fn failed(&mut self, error: RequestError) -> &mut Self {
        self.error.get_or_insert(error);
        self
    }

    /// Remembers that what comes now is one parameter.
    pub(super) fn begin(&mut self) -> &mut Self {
        self.before = self.parts.len();
        self
    }

    pub(super) fn part_count(&self) -> usize {
        self.parts.len()
    }

    /// Remembers that the parts from this one on are one parameter.
    pub(super) fn begin_at(&mut self, before: usize) -> &mut Self {
        self.before = before;
        self
    }

    /// Fails unless the parameter before, which is the one of this name, has any part.
    pub fn needed(&mut self, name: &'static str) -> &mut Self {
        if self.parts.len() > self.before {
            return self;
        }
        self.failed(RequestError::Missing { name })
    }
}

fn boundary(seeds: &[[u64; 2]], parts: &[Part]) -> String {
    let heads: Vec<&[u8]> = parts.iter().map(|part| part.head.as_slice()).collect();
    let in_memory = parts.iter().filter_map(|part| match &part.upload {
        Some(Piece::Bytes(bytes)) => Some(bytes.as_slice()),
        Some(Piece::Source(_)) | None => None,
    });
    boundary::choose(seeds, &heads, &in_memory.collect::<Vec<_>>())
}

/// The headers of a part, to the end of the empty line.
fn headers(name: &str, file_name: Option<&str>, content_type: Option<&HeaderValue>) -> Vec<u8> {
    let mut head = format!("Content-Disposition: form-data; name=\"{}\"", escape(name)).into_bytes();
    if let Some(file_name) = file_name {
        head.extend_from_slice(format!("; filename=\"{}\"", escape(file_name)).as_bytes());
    }
    if let Some(content_type) = content_type {
        head.extend_from_slice(b"\r\nContent-Type: ");
        head.extend_from_slice(content_type.as_bytes());
    }
    head.extend_from_slice(b"\r\n\r\n");
    head
}

/// Escapes characters that would end the name or the line. Everything else stays as it is, in UTF-8.
fn escape(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
