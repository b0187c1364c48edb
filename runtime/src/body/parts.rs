//! Values as the parts of a multipart form, and as a body in one of several media types.

use super::{Multipart, Upload};
use crate::form::{Form, OrNull, Serialization, Style, Writer, to_json};
use crate::request::RequestBuilder;

/// An object that is written as parts. Generated code implements it.
pub trait Parts {
    /// Adds a part for each member that is there.
    fn write(&self, parts: &mut Multipart);
}

impl<T: Parts> Parts for Box<T> {
    fn write(&self, parts: &mut Multipart) {
        (**self).write(parts);
    }
}

/// A value that is a file or something else, each of which is a part of its own kind. Generated code implements it.
pub trait PartChoice {
    /// Adds the part. The content type is that of a file that has none of its own.
    fn write(&self, name: &str, content_type: &str, parts: &mut Multipart);
}

/// A choice of which nothing is left but the file.
impl PartChoice for Upload {
    fn write(&self, name: &str, content_type: &str, parts: &mut Multipart) {
        parts.file(name, content_type, self);
    }
}

/// A value that may be absent.
impl<T: PartChoice> PartChoice for Option<T> {
    fn write(&self, name: &str, content_type: &str, parts: &mut Multipart) {
        if let Some(value) = self {
            value.write(name, content_type, parts);
        }
    }
}

impl<T: PartChoice> PartChoice for Box<T> {
    fn write(&self, name: &str, content_type: &str, parts: &mut Multipart) {
        (**self).write(name, content_type, parts);
    }
}

/// A body in one of several media types. Generated code implements it.
pub trait Bodies {
    /// Sets the body in the media type that was chosen.
    #[must_use]
    fn write(&self, request: RequestBuilder) -> RequestBuilder;
}

/// A body that may be absent.
impl<T: Bodies> Bodies for Option<T> {
    fn write(&self, request: RequestBuilder) -> RequestBuilder {
        match self {
            Some(body) => body.write(request),
            None => request,
        }
    }
}

impl Multipart {
    /// Adds a part of text, unless the value is absent.
    pub fn text_of<T: Form + ?Sized>(&mut self, name: &str, value: &T) -> &mut Self {
        self.written_text(name, None, value)
    }

    /// Adds them with a media type.
    pub fn text_as<T: Form + ?Sized>(&mut self, name: &str, content_type: &str, value: &T) -> &mut Self {
        self.written_text(name, Some(content_type), value)
    }

    /// Adds a part of text for each element.
    pub fn texts<'v, T: Form + 'v>(
        &mut self,
        name: &str,
        elements: impl IntoIterator<Item = &'v T>,
    ) -> &mut Self {
        elements.into_iter().fold(self.begin(), |parts, element| parts.text_of(name, element))
    }

    /// Adds them with a media type.
    pub fn texts_as<'v, T: Form + 'v>(
        &mut self,
        name: &str,
        content_type: &str,
        elements: impl IntoIterator<Item = &'v T>,
    ) -> &mut Self {
        elements.into_iter().fold(self.begin(), |parts, element| parts.text_as(name, content_type, element))
    }

    fn written_text<T: Form + ?Sized>(
        &mut self,
        name: &str,
        content_type: Option<&str>,
        value: &T,
    ) -> &mut Self {
        let mut text = Writer::plain(Serialization::new(Style::Simple));
        text.parameter(name, value);
        let is_there = !text.is_untouched();
        match text.finish() {
            Ok(text) if is_there => self.text(name, content_type, &String::from_utf8_lossy(&text)),
            Ok(_) => self,
            Err(error) => self.failed(error.into()),
        }
    }

    /// Adds a part of JSON, unless the value is absent.
    pub fn json_of<T: Form + ?Sized>(&mut self, name: &str, content_type: &str, value: &T) -> &mut Self {
        match to_json(value) {
            Ok(Some(json)) => self.json(name, content_type, json.as_bytes()),
            Ok(None) => self,
            Err(error) => self.failed(error.into()),
        }
    }

    /// Adds a part of JSON for each element, also for one that is null.
    pub fn jsons<'v, T: Form + 'v>(
        &mut self,
        name: &str,
        content_type: &str,
        elements: impl IntoIterator<Item = &'v T>,
    ) -> &mut Self {
        elements
            .into_iter()
            .fold(self.begin(), |parts, element| parts.json_of(name, content_type, &OrNull(element)))
    }

    /// Adds a part of text for each pair that the value is in a form, as servers read them that take both.
    pub fn styled<T: Form + ?Sized>(
        &mut self,
        name: &str,
        value: &T,
        serialization: Serialization,
    ) -> &mut Self {
        let mut pairs = Writer::pairs(Vec::new());
        pairs.root().object().styled(name, value, serialization);
        self.begin();
        match pairs.finish() {
            Ok(pairs) => {
                for pair in pairs.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
                    let text = String::from_utf8_lossy(pair);
                    let (name, value) = text.split_once('=').unwrap_or((&text, ""));
                    let plain = |text| percent_encoding::percent_decode_str(text).decode_utf8_lossy();
                    self.text(&plain(name), None, &plain(value));
                }
            }
            Err(error) => drop(self.failed(error.into())),
        }
        self
    }

    /// Adds the part of a value that is a file or something else.
    pub fn choice<T: PartChoice>(&mut self, name: &str, content_type: &str, value: &T) -> &mut Self {
        value.write(name, content_type, self);
        self
    }

    /// Adds a part for each element.
    pub fn choices<'v, T: PartChoice + 'v>(
        &mut self,
        name: &str,
        content_type: &str,
        elements: impl IntoIterator<Item = &'v T>,
    ) -> &mut Self {
        let before = self.part_count();
        elements.into_iter().for_each(|element| element.write(name, content_type, self));
        self.begin_at(before)
    }

    /// Adds a part for each upload.
    pub fn files<'v>(
        &mut self,
        name: &str,
        content_type: &str,
        uploads: impl IntoIterator<Item = &'v Upload>,
    ) -> &mut Self {
        uploads.into_iter().fold(self.begin(), |parts, upload| parts.file(name, content_type, upload))
    }
}
