//! Properties of forms and multipart bodies, and their encodings.

use formwork_openapi::{Site, Version};

use crate::Resolver;
use crate::model::{Encoding, Field, Part, PartFormat, RustName, Serialization, Side, Style, Type, WireName};
use crate::names::ModuleKey;
use crate::operation::body::encodings;
use crate::operation::media_type::{self, MediaTypeKind};
use crate::operation::parameter::{explodes, style_of};
use crate::schema::{DEEPEST_NESTING, Inside, Meaning, Object, SchemaSet, Strictness, Use, View};

/// The encoding of a scalar property of a form.
const PLAIN: Serialization = Serialization { style: Style::Form, explode: true, allow_reserved: false };

/// The kind of a property's value, as far as its encoding depends on it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PropertyKind {
    Scalar,
    /// Bytes as text.
    Base64,
    Bytes,
    List(Box<PropertyKind>),
    /// A value that needs a structured encoding.
    Object,
    /// Scalar or structured, by value.
    Mixed,
    /// A file or another value.
    FileOrOther,
}

impl PropertyKind {
    /// True for a file, a possible file, and a list of them. Deeper lists are JSON.
    fn has_file(&self) -> bool {
        let is_file = |kind: &Self| matches!(kind, Self::Bytes | Self::FileOrOther);
        match self {
            Self::List(elements) => is_file(elements),
            kind => is_file(kind),
        }
    }
}

impl<'d> Resolver<'d> {
    /// The fields of a form or multipart body, and the members that `select` leaves out.
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

    /// The encoding of a property of a form. Without a declared style the content type decides (OAS 3.1.1, 4.8.15.1):
    /// scalars are text, objects are JSON, and an array becomes a pair for each element.
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

    /// The encoding of a property of a multipart body. OpenAPI 3.0 ignores `style` there, but a document that declares
    /// one usually has a server that reads the same names from forms and multipart bodies.
    fn part_encoding(&mut self, wire: &str, set: &SchemaSet<'d>, declared: Option<&Site<'d>>) -> Encoding {
        self.report_part_headers(wire, declared);
        let content_type = declared.and_then(|site| site.node.member("contentType")?.string());
        // From a list or range of media types the user chooses one, for a file.
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

    /// Refuses required headers of a part, because generated types have no place for them. Others are left out.
    fn report_part_headers(&mut self, wire: &str, declared: Option<&Site<'d>>) {
        let Some(headers) = declared.and_then(|site| Some(site.with(site.node.member("headers")?))) else {
            return;
        };
        // `Content-Type` is described separately and ignored here (OAS 3.1.1, 4.8.15.1).
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

    /// The use of a branch's type. In a choice that may be a file, each branch is a kind of part of its own: a file,
    /// text or JSON.
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

    /// The name of a variant, which is `File` instead of `Text` for a file.
    pub(crate) fn variant_name(&mut self, branch: &SchemaSet<'d>, name: RustName, side: Side) -> RustName {
        let is_file =
            side == Side::Parts && name.0 == "Text" && self.property_kind(branch, 0) == PropertyKind::Bytes;
        if is_file { RustName("File".to_owned()) } else { name }
    }

    /// The kind of a property's value. Mistakes and excessive nesting are reported when it is resolved.
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
        // An object until the kind is known, so that recursion ends.
        self.property_kinds.insert(offset, PropertyKind::Object);
        let kind = self.own_kind(&SchemaSet::new(site), depth + 1);
        self.property_kinds.insert(offset, kind.clone());
        kind
    }

    fn own_kind(&mut self, set: &SchemaSet<'d>, depth: usize) -> PropertyKind {
        match self.view_of(set) {
            // Binary strings with listed values are an enum.
            Some(View::Text(text)) if text.meaning == Meaning::Binary && text.values.is_none() => {
                PropertyKind::Bytes
            }
            Some(View::Text(text)) if text.meaning == Meaning::Base64 => PropertyKind::Base64,
            Some(View::Array(Some(items))) => PropertyKind::List(Box::new(self.property_kind(&items, depth))),
            Some(View::Array(None)) => PropertyKind::List(Box::new(PropertyKind::Scalar)),
            Some(View::OneOf(choice)) => self.kind_of_choice(&choice.branches, depth),
            // An empty schema is a file in OpenAPI 3.1 (OAS 3.1.0, "Considerations for File Uploads").
            Some(View::Any) if set.first.node.version() != Version::V3_0 => PropertyKind::Bytes,
            Some(View::Object(_) | View::Tuple(_) | View::Several | View::Any) => PropertyKind::Object,
            _ => PropertyKind::Scalar,
        }
    }

    /// The kind of a choice's values. The empty string, which clears, is text beside the other values.
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

/// Adjusts the encoding of a value that is not a single list type, but a choice between lists: each variant encodes
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

/// The side of a value with this encoding.
fn side(encoding: &Encoding) -> Side {
    match encoding {
        Encoding::Json { .. } | Encoding::ByType | Encoding::Part(Part { format: PartFormat::Json, .. }) => {
            Side::Json
        }
        Encoding::Part(Part { format: PartFormat::File | PartFormat::Choice, .. }) => Side::Parts,
        Encoding::Inherited | Encoding::Styled(_) | Encoding::Part(_) | Encoding::Whole(_) => Side::Form,
    }
}

/// The declared style of a property, with defaults. `None` if none of its keywords is present.
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
