//! The properties of forms and of multipart bodies: each has an encoding of its own.

use formwork_openapi::{Site, Version};

use crate::Resolver;
use crate::model::{Encoding, Field, Part, PartFormat, RustName, Serialization, Side, Style, Type, WireName};
use crate::names::ModuleKey;
use crate::operation::body::encodings;
use crate::operation::media_type::{self, MediaTypeKind};
use crate::operation::parameter::{explodes, style_of};
use crate::schema::{DEEPEST_NESTING, Inside, Meaning, Object, SchemaSet, Strictness, Use, View};

/// How a property of a form is written that is text.
const PLAIN: Serialization = Serialization { style: Style::Form, explode: true, allow_reserved: false };

/// The kind of a property's value, as far as it decides how the property is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PropertyKind {
    Scalar,
    /// Text that stands for bytes.
    Base64,
    Bytes,
    List(Box<PropertyKind>),
    /// Something that no single text says.
    Object,
    /// One or the other.
    Mixed,
    /// A file or something else.
    FileOrOther,
}

impl PropertyKind {
    /// True if it is a file, may be one, or is a list of them. Deeper lists are JSON.
    fn has_file(&self) -> bool {
        let is_file = |kind: &Self| matches!(kind, Self::Bytes | Self::FileOrOther);
        match self {
            Self::List(elements) => is_file(elements),
            kind => is_file(kind),
        }
    }
}

impl<'d> Resolver<'d> {
    /// The properties of a form, or of a multipart body.
    pub(crate) fn members(
        &mut self,
        object: &Object<'d>,
        set: &SchemaSet<'d>,
        kind: MediaTypeKind,
        media_type: &Site<'d>,
        module: ModuleKey,
    ) -> (Vec<Field>, Vec<WireName>) {
        let owner = &set.first;
        let key = self.normal(set).map_or_else(|| set.key(), |normal| normal.set.key());
        let members = self.members_of(&key, object, Side::Form);
        let mut fields = Vec::new();
        let encodings = encodings(media_type, &mut self.reader);
        for (wire, set) in object.properties.iter().filter(|(wire, _)| members.has(wire)) {
            let declared = encodings.get(wire.as_str());
            let encoding = match kind {
                MediaTypeKind::Multipart => self.part_encoding(wire, set, declared),
                _ => self.pair_encoding(wire, set, declared),
            };
            let inside = Inside { side: side(&encoding), strictness: Strictness::Strict, module };
            let field = self.property(wire, set, inside, object.required.has(wire));
            fields.extend(field.map(|field| Field { encoding: fitting(encoding, &field.type_), ..field }));
        }
        let plain = match kind {
            MediaTypeKind::Multipart => {
                Encoding::Part(Part { format: PartFormat::Text, content_type: None, repeats: false })
            }
            _ => Encoding::Styled(PLAIN),
        };
        let undescribed = object.undescribed(owner, Side::Form).into_iter();
        let undescribed = undescribed.filter(|field| members.has(&field.wire.0));
        fields.extend(undescribed.map(|field| Field { encoding: plain.clone(), ..field }));
        self.note_fields_of(&key, fields.iter().map(|field| field.wire.0.as_str()));
        if kind == MediaTypeKind::Form && members.are_all() {
            let inside = Inside { side: Side::Form, strictness: Strictness::Strict, module };
            fields.extend(self.rest(object, owner, inside));
        }
        (fields, members.without(object.names()))
    }

    /// How a property of a form is written. Without any word about style, its content type decides: scalars are text,
    /// objects are JSON, and an array is a pair for each of its elements.
    fn pair_encoding(&mut self, wire: &str, set: &SchemaSet<'d>, declared: Option<&Site<'d>>) -> Encoding {
        if let Some(serialization) = declared.and_then(declared_style) {
            return Encoding::Styled(serialization);
        }
        let content_type = declared.and_then(|site| site.node.member("contentType")?.string());
        let kind = self.property_kind(set, 0);
        let is_json = content_type.as_ref().is_some_and(|it| media_type::kind(it) == MediaTypeKind::Json);
        match kind {
            _ if is_json => Encoding::Json { repeats: false },
            PropertyKind::Object => {
                if let (Some(site), Some(content_type)) = (declared, content_type) {
                    let problem = format!("`{wire}` is an object as `{content_type}`, which has no encoding");
                    self.reader.push(site.member("contentType").problem(problem).help("supported is JSON"));
                }
                Encoding::Json { repeats: false }
            }
            PropertyKind::Mixed | PropertyKind::FileOrOther => Encoding::ByType,
            PropertyKind::List(elements) => match *elements {
                PropertyKind::Scalar | PropertyKind::Base64 | PropertyKind::Bytes => Encoding::Styled(PLAIN),
                _ => Encoding::Json { repeats: true },
            },
            PropertyKind::Scalar | PropertyKind::Base64 | PropertyKind::Bytes => Encoding::Styled(PLAIN),
        }
    }

    /// The encoding of a property as parts. OpenAPI 3.0 lets `style` count in forms alone; but a document that has one
    /// in a multipart body means the server that reads the same names in both.
    fn part_encoding(&mut self, wire: &str, set: &SchemaSet<'d>, declared: Option<&Site<'d>>) -> Encoding {
        self.report_part_headers(wire, declared);
        let content_type = declared.and_then(|site| site.node.member("contentType")?.string());
        // In a list or range of media types the user picks one: a file says which.
        let is_one = |content_type: &String| !content_type.contains([',', '*']);
        let is_json = content_type.as_ref().is_some_and(|it| media_type::kind(it) == MediaTypeKind::Json);
        let (kind, repeats) = match self.property_kind(set, 0) {
            PropertyKind::List(elements) => (*elements, true),
            kind => (kind, false),
        };
        let has_file = matches!(kind, PropertyKind::Bytes | PropertyKind::FileOrOther);
        if let Some(serialization) = declared.and_then(declared_style).filter(|_| !has_file) {
            return Encoding::Styled(serialization);
        }
        let (format, content_type) = match kind {
            PropertyKind::Bytes => (PartFormat::File, content_type.filter(is_one)),
            PropertyKind::FileOrOther => (PartFormat::Choice, content_type.filter(is_one)),
            PropertyKind::Scalar if !is_json => (PartFormat::Text, content_type.filter(is_one)),
            PropertyKind::Base64 if !is_json => {
                let default = || Some("application/octet-stream".to_owned());
                (PartFormat::Text, content_type.filter(is_one).or_else(default))
            }
            _ => (PartFormat::Json, content_type.filter(is_one)),
        };
        Encoding::Part(Part { format, content_type, repeats })
    }

    /// A part's own headers have no place in the generated types, so a server must be able to do without them.
    fn report_part_headers(&mut self, wire: &str, declared: Option<&Site<'d>>) {
        let Some(headers) = declared.and_then(|site| Some(site.with(site.node.member("headers")?))) else {
            return;
        };
        // `Content-Type` is described separately (OAS 3.1.1, section 4.8.15.1).
        let named = self.reader.behind(&headers, "headers").map(|node| node.members());
        let members = named.unwrap_or_default().into_iter();
        for (name, header) in members.filter(|(name, _)| !name.eq_ignore_ascii_case("content-type")) {
            let header = headers.with(header);
            let site = self.reader.follow(&header).unwrap_or_else(|| header.clone());
            if site.node.member("required").and_then(|it| it.flag()) == Some(true) {
                let problem =
                    format!("the part `{wire}` requires the header `{name}`, which is not supported");
                let help = "a part's header that is not required is left out";
                self.reader.push(header.problem(problem).help(help));
            }
        }
    }

    /// The place of a variant of a choice. Where one variant is a file, each is a part of its own kind: a file, text or
    /// JSON.
    pub(crate) fn variant_place(&mut self, branch: &SchemaSet<'d>, place: Use) -> Use {
        if place.side != Side::Parts {
            return place;
        }
        let side = match self.property_kind(branch, 0) {
            kind if kind.has_file() => Side::Parts,
            PropertyKind::Scalar | PropertyKind::Base64 => Side::Form,
            _ => Side::Json,
        };
        Use { side, ..place }
    }

    /// The name of a variant that has that of its type: a file is `File`, not `Text`.
    pub(crate) fn variant_name(&mut self, branch: &SchemaSet<'d>, name: RustName, side: Side) -> RustName {
        let is_file =
            side == Side::Parts && name.0 == "Text" && self.property_kind(branch, 0) == PropertyKind::Bytes;
        if is_file { RustName("File".to_owned()) } else { name }
    }

    /// The kind of a property's value. Mistakes are found when it is resolved, and so is what is nested too deep.
    fn property_kind(&mut self, set: &SchemaSet<'d>, depth: usize) -> PropertyKind {
        if depth > DEEPEST_NESTING {
            return PropertyKind::Object;
        }
        let Some(site) = set.single() else { return self.own_kind(set, depth) };
        let Some(site) = self.reader.schema_at(site) else { return PropertyKind::Scalar };
        let offset = site.node.offset();
        if let Some(kind) = self.property_kinds.get(&offset) {
            return kind.clone();
        }
        // Mark as an object first, so that recursion ends.
        self.property_kinds.insert(offset, PropertyKind::Object);
        let kind = self.own_kind(&SchemaSet::new(site), depth + 1);
        self.property_kinds.insert(offset, kind.clone());
        kind
    }

    fn own_kind(&mut self, set: &SchemaSet<'d>, depth: usize) -> PropertyKind {
        match self.view_of(set) {
            // Bytes that are listed are one of these texts.
            Some(View::Text(text)) if text.meaning == Meaning::Binary && text.values.is_none() => {
                PropertyKind::Bytes
            }
            Some(View::Text(text)) if text.meaning == Meaning::Base64 => PropertyKind::Base64,
            Some(View::Array(Some(items))) => PropertyKind::List(Box::new(self.property_kind(&items, depth))),
            Some(View::Array(None)) => PropertyKind::List(Box::new(PropertyKind::Scalar)),
            Some(View::OneOf(choice)) => self.kind_of_choice(&choice.branches, depth),
            // A file, as 3.1 describes it.
            Some(View::Any) if set.first.node.version() != Version::V3_0 => PropertyKind::Bytes,
            Some(View::Object(_) | View::Tuple(_) | View::Several | View::Any) => PropertyKind::Object,
            _ => PropertyKind::Scalar,
        }
    }

    /// The kind of a choice's values. The empty value, which clears, is text beside whatever else there is.
    fn kind_of_choice(&mut self, branches: &[SchemaSet<'d>], depth: usize) -> PropertyKind {
        let mut values: Vec<PropertyKind> = Vec::new();
        let mut clears = false;
        for branch in branches {
            let kind = self.property_kind(branch, depth);
            if self.is_clear(branch) {
                clears = true;
            } else if !values.contains(&kind) {
                values.push(kind);
            }
        }
        match values.as_slice() {
            [] => PropertyKind::Scalar,
            [PropertyKind::Object] if clears => PropertyKind::Mixed,
            [PropertyKind::Bytes] if clears => PropertyKind::FileOrOther,
            [only] => only.clone(),
            several if several.iter().any(PropertyKind::has_file) => PropertyKind::FileOrOther,
            _ => PropertyKind::Mixed,
        }
    }
}

/// The encoding of a value that may be one list or another, but is not a list to iterate over: each variant writes
/// itself.
fn fitting(encoding: Encoding, type_: &Type) -> Encoding {
    match encoding {
        Encoding::Part(part) if part.repeats && !is_list(type_) => match part.format {
            PartFormat::Text => Encoding::Styled(PLAIN),
            PartFormat::Json => Encoding::Part(Part { repeats: false, ..part }),
            PartFormat::File | PartFormat::Choice => {
                Encoding::Part(Part { format: PartFormat::Choice, repeats: false, ..part })
            }
        },
        Encoding::Json { repeats: true } if !is_list(type_) => Encoding::ByType,
        encoding => encoding,
    }
}

fn is_list(type_: &Type) -> bool {
    match type_ {
        Type::Clearable(inner) | Type::Nullable(inner) => is_list(inner),
        type_ => matches!(type_, Type::Array(_)),
    }
}

/// The side on which a value stands that is written in this way.
fn side(encoding: &Encoding) -> Side {
    match encoding {
        Encoding::Json { .. } | Encoding::ByType | Encoding::Part(Part { format: PartFormat::Json, .. }) => {
            Side::Json
        }
        Encoding::Part(Part { format: PartFormat::File | PartFormat::Choice, .. }) => Side::Parts,
        Encoding::Inherited | Encoding::Styled(_) | Encoding::Part(_) | Encoding::Whole(_) => Side::Form,
    }
}

/// The style that an encoding declares, if it says any word about it, with the defaults for the others.
fn declared_style(declared: &Site<'_>) -> Option<Serialization> {
    let style = declared.node.member("style").and_then(|style| style.string());
    let flag = |keyword: &str| declared.node.member(keyword)?.flag();
    let (explode, allow_reserved) = (flag("explode"), flag("allowReserved"));
    if style.is_none() && explode.is_none() && allow_reserved.is_none() {
        return None;
    }
    let style = style.as_deref().map_or(Style::Form, style_of);
    let explode = explode.unwrap_or_else(|| explodes(style));
    Some(Serialization { style, explode, allow_reserved: allow_reserved.unwrap_or(false) })
}
