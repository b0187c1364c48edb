//! The properties of forms and of multipart bodies: each has an encoding of its own.

use std::collections::BTreeSet;

use openapiv3::Schema;

use super::Resolver;
use super::body::{PropertySchema, encodings};
use super::media_type::{self, Family};
use super::parameter::explodes;
use super::schema::DEEPEST;
use super::view::{Meaning, Object, View};
use crate::model::{Encoding, Field, Part, PartFormat, RustName, Serialization, Side, Style};
use crate::openapi::Site;

/// What a property is made of, as far as that decides how it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Made {
    Scalar,
    /// Text that stands for bytes.
    Base64,
    Bytes,
    List(Box<Made>),
    /// Something that no single text says.
    Object,
}

impl<'d> Resolver<'d> {
    /// The properties of a form.
    pub(super) fn pairs(
        &mut self,
        object: &Object,
        owner: &Site<'d>,
        media_type: &Site<'d>,
        module: &[RustName],
    ) -> Vec<Field> {
        let mut fields = Vec::new();
        let encodings = encodings(media_type);
        let required: BTreeSet<&String> = object.required.iter().collect();
        for (wire, child) in &object.properties {
            let declared = encodings.get(wire.as_str());
            let encoding = self.pair_encoding(wire, child, owner, declared);
            let side = if matches!(encoding, Encoding::Json { .. }) { Side::Json } else { Side::Form };
            let required = required.contains(wire);
            let field = self.property(wire, child, owner, side, module, required);
            fields.extend(field.map(|field| Field { encoding, ..field }));
        }
        self.report_missing_properties(object, owner);
        fields
    }

    /// How a property of a form is written. Without any word about style, its content type decides: scalars are text,
    /// objects are JSON, and an array is a pair for each of its elements.
    fn pair_encoding(
        &mut self,
        wire: &str,
        child: &PropertySchema,
        owner: &Site<'d>,
        declared: Option<&Site<'d>>,
    ) -> Encoding {
        let text = |keyword: &str| declared.and_then(|site| site.node.member(keyword)?.string());
        let flag =
            |keyword: &str| declared.and_then(|site| site.node.member(keyword)?.value().ok()?.as_bool());
        let style = text("style").map(|style| match style.as_str() {
            "spaceDelimited" => Style::SpaceDelimited,
            "pipeDelimited" => Style::PipeDelimited,
            "deepObject" => Style::DeepObject,
            _ => Style::Form,
        });
        let (explode, allow_reserved) = (flag("explode"), flag("allowReserved"));
        if style.is_some() || explode.is_some() || allow_reserved.is_some() {
            let style = style.unwrap_or(Style::Form);
            let explode = explode.unwrap_or_else(|| explodes(style));
            let allow_reserved = allow_reserved.unwrap_or(false);
            return Encoding::Styled(Serialization { style, explode, allow_reserved });
        }
        let plain = Serialization { style: Style::Form, explode: true, allow_reserved: false };
        let made = self.made(child, owner, 0);
        let is_json = text("contentType").is_some_and(|it| media_type::family(&it) == Family::Json);
        match made {
            _ if is_json => Encoding::Json { repeats: false },
            Made::Object => {
                if let (Some(site), Some(content_type)) = (declared, text("contentType")) {
                    let problem = format!("`{wire}` is an object as `{content_type}`, which has no encoding");
                    self.reader.push(site.member("contentType").problem(problem).help("supported is JSON"));
                }
                Encoding::Json { repeats: false }
            }
            Made::List(elements) if !matches!(*elements, Made::Scalar | Made::Base64 | Made::Bytes) => {
                Encoding::Json { repeats: true }
            }
            _ => Encoding::Styled(plain),
        }
    }

    /// The properties of a multipart body.
    pub(super) fn parts(
        &mut self,
        object: &Object,
        owner: &Site<'d>,
        media_type: &Site<'d>,
        module: &[RustName],
    ) -> Vec<Field> {
        let mut fields = Vec::new();
        let encodings = encodings(media_type);
        let required: BTreeSet<&String> = object.required.iter().collect();
        for (wire, child) in &object.properties {
            let declared = encodings.get(wire.as_str());
            let part = self.part(child, owner, declared);
            let side = match part.format {
                PartFormat::Text => Side::Form,
                PartFormat::Json => Side::Json,
                PartFormat::File => Side::Parts,
            };
            self.report_part_headers(wire, declared);
            let required = required.contains(wire);
            let field = self.property(wire, child, owner, side, module, required);
            fields.extend(field.map(|field| Field { encoding: Encoding::Part(part), ..field }));
        }
        self.report_missing_properties(object, owner);
        fields
    }

    fn part(&mut self, child: &PropertySchema, owner: &Site<'d>, declared: Option<&Site<'d>>) -> Part {
        let content_type = declared.and_then(|site| site.node.member("contentType")?.string());
        // Of a list or range the user picks one, for which a file has a place.
        let is_one = |content_type: &String| !content_type.contains([',', '*']);
        let is_json = content_type.as_ref().is_some_and(|it| media_type::family(it) == Family::Json);
        let (made, repeats) = match self.made(child, owner, 0) {
            Made::List(elements) => (*elements, true),
            made => (made, false),
        };
        let (format, content_type) = match made {
            Made::Bytes => (PartFormat::File, content_type.filter(is_one)),
            Made::Scalar if !is_json => (PartFormat::Text, content_type.filter(is_one)),
            Made::Base64 if !is_json => {
                let default = || Some("application/octet-stream".to_owned());
                (PartFormat::Text, content_type.filter(is_one).or_else(default))
            }
            _ => (PartFormat::Json, content_type.filter(is_one)),
        };
        Part { format, content_type, repeats }
    }

    /// A part's own headers have no place in the generated types, so a server must be able to do without them.
    fn report_part_headers(&mut self, wire: &str, declared: Option<&Site<'d>>) {
        let Some(headers) = declared.and_then(|site| Some(site.with(site.node.member("headers")?))) else {
            return;
        };
        for (name, header) in headers.node.members() {
            let is_required = header.member("required").and_then(|it| it.value().ok()?.as_bool());
            if is_required == Some(true) && !name.eq_ignore_ascii_case("content-type") {
                let problem =
                    format!("the part `{wire}` requires the header `{name}`, which is not supported");
                let help = "a part's header that is not required is left out";
                self.reader.push(headers.with(header).problem(problem).help(help));
            }
        }
    }

    /// What a property is made of. Mistakes are found when it is resolved, and so is what is nested too deep.
    fn made(&mut self, child: &PropertySchema, owner: &Site<'d>, depth: usize) -> Made {
        if depth > DEEPEST {
            return Made::Object;
        }
        let Some(site) = self.reader.place(child, owner).and_then(|site| self.reader.follow(&site)) else {
            return Made::Scalar;
        };
        let offset = site.node.offset();
        if let Some(made) = self.made.get(&offset) {
            return made.clone();
        }
        // What is made of itself is no scalar, and not looked at for ever.
        self.made.insert(offset, Made::Object);
        let made = match self.reader.read_here::<Schema>(&site) {
            Some(schema) => self.made_of(View::of(schema.schema_kind), &site, depth + 1),
            None => Made::Scalar,
        };
        self.made.insert(offset, made.clone());
        made
    }

    fn made_of(&mut self, view: View, site: &Site<'d>, depth: usize) -> Made {
        match view {
            View::Text(text) if text.meaning == Meaning::Binary => Made::Bytes,
            View::Text(text) if text.meaning == Meaning::Base64 => Made::Base64,
            View::Text(_) | View::Boolean | View::Integer(_) | View::Number => Made::Scalar,
            View::Array(Some(items)) => Made::List(Box::new(self.made(&items, site, depth))),
            View::Same(child) => self.made(&child, site, depth),
            View::OneOf(branches) => {
                let made = branches.iter().map(|branch| self.made(branch, site, depth));
                let made: Vec<Made> = made.filter(|made| *made != Made::Scalar).collect();
                made.into_iter().next().unwrap_or(Made::Scalar)
            }
            View::Object(_) | View::Array(None) | View::Any | View::Unsupported(_) => Made::Object,
        }
    }
}
