//! Response headers. The headers of an operation's successes become one struct, whose fields are all optional.

use std::rc::Rc;

use formwork_openapi::{Header, Node, OrderedMap, Site};

use crate::model::{Encoding, Field, Location, RustName, Serialization, Shape, Side, Style, Type};
use crate::names::{ModuleKey, name};
use crate::operation::media_type::{self, MediaTypeKind};
use crate::schema::SchemaSet;
use crate::schema::{Integer, Meaning, View};
use crate::schema::{LONGEST_REPEATED, Resolved, Use};
use crate::{Naming, Resolver, docs};

/// Headers that are always secret.
const SECRET_HEADERS: [&str; 3] = ["authorization", "proxy-authorization", "set-cookie"];

/// The description of a header. Cached, because many responses may refer to it.
#[derive(Debug)]
pub(crate) struct HeaderDescription<'d> {
    site: Site<'d>,
    docs: String,
    deprecated: bool,
    schema: Option<Site<'d>>,
    is_json: bool,
    /// `None` if the schema has no type for headers.
    kind: Option<HeaderKind>,
}

/// The type of a header's value.
#[derive(Debug, PartialEq)]
enum HeaderKind {
    Text,
    Secret,
    Enum(Vec<String>),
    Boolean,
    Int32,
    Int64,
    Uint64,
    Number,
    Timestamp,
    List(Box<HeaderKind>),
}

/// A header of an operation's responses.
struct UsedHeader<'d> {
    /// The name in its first declaration.
    name: String,
    description: Rc<HeaderDescription<'d>>,
    is_shared: bool,
    /// True if the responses declare different types.
    differs: bool,
}

impl<'d> Resolver<'d> {
    /// Defines the struct of these headers, each of which comes with its response. A header without a usable schema
    /// becomes a string: an operation is not refused because of its headers.
    pub(crate) fn define_headers<'r>(
        &mut self,
        declared: impl Iterator<Item = (&'r str, &'r Node<'d>, &'r Site<'d>)>,
        operation: &Site<'d>,
        module: ModuleKey,
    ) where
        'd: 'r,
    {
        let mut place = None;
        let mut used: OrderedMap<String, UsedHeader<'d>> = OrderedMap::default();
        for (name, header, response) in declared {
            let key = name.to_ascii_lowercase();
            // `Content-Type` is described by `content`; OpenAPI ignores it here (OAS 3.1.1, 4.8.17.1).
            if key == "content-type" {
                continue;
            }
            let at = response.with(header.clone());
            let description = self.header(&at);
            place.get_or_insert_with(|| response.member("headers").node.place());
            match used.get_mut(&key) {
                Some(known) => {
                    known.differs |= known.description.kind != description.kind
                        || known.description.is_json != description.is_json;
                }
                None => {
                    let is_shared = at.node.offset() != description.site.node.offset();
                    let name = name.to_owned();
                    used.insert(key, UsedHeader { name, description, is_shared, differs: false });
                }
            }
        }
        let Some(place) = place else { return };
        let naming = Naming::new(module, RustName("Headers".to_owned()), place);
        let id = self.define(naming, String::new(), false, Shape::Headers(Vec::new()), operation);
        let module = ModuleKey::Of(id);
        let fields = used.iter().map(|(key, used)| self.header_field(key, used, module)).collect();
        if let Some(slot) = self.model.definitions.get_mut(id.0).and_then(|it| it.shape.fields_mut()) {
            *slot = fields;
        }
    }

    /// The description of the header at this place. One with a mistake is empty, but still becomes a field.
    fn header(&mut self, at: &Site<'d>) -> Rc<HeaderDescription<'d>> {
        let site = self.reader.follow(at).unwrap_or_else(|| at.clone());
        let offset = site.node.offset();
        if let Some(known) = self.headers.get(&offset) {
            return Rc::clone(known);
        }
        let description = Rc::new(self.describe_header(&site));
        self.headers.insert(offset, Rc::clone(&description));
        description
    }

    fn describe_header(&mut self, site: &Site<'d>) -> HeaderDescription<'d> {
        let header = self.reader.read_here::<Header<'d>>(site).unwrap_or_default();
        if header.schema.is_some() && site.node.member("content").is_some() {
            self.reader.push(site.problem("a header has both `schema` and `content`"));
        }
        let (schema, is_json) = match (header.schema, header.content.as_slice()) {
            (None, [only]) if media_type::kind(&only.name) == MediaTypeKind::Json => {
                (only.schema.clone(), true)
            }
            (schema, _) => (schema, false),
        };
        let schema = schema.map(|schema| site.with(schema));
        let kind = schema.as_ref().and_then(|schema| self.header_kind(schema));
        let docs = docs(header.description.as_deref());
        HeaderDescription { site: site.clone(), docs, deprecated: header.deprecated, schema, is_json, kind }
    }

    /// The type of a header with this schema. Mistakes are reported when the schema is resolved.
    fn header_kind(&mut self, schema: &Site<'d>) -> Option<HeaderKind> {
        match self.view_of(&SchemaSet::new(schema.clone()))? {
            View::Array(Some(items)) => Some(HeaderKind::List(Box::new(scalar(self.view_of(&items)?)?))),
            view => scalar(view),
        }
    }

    fn header_field(&mut self, key: &str, used: &UsedHeader<'d>, module: ModuleKey) -> Field {
        let UsedHeader { name, description, differs, .. } = used;
        let plain = Serialization { style: Style::Simple, explode: false, allow_reserved: false };
        let is_json = description.is_json && !differs;
        let encoding = if is_json { Encoding::Json { repeats: false } } else { Encoding::Styled(plain) };
        let mut resolved = self.header_type(used, module).unwrap_or_else(Resolved::text);
        resolved.type_ = match resolved.type_ {
            Type::Nullable(inner) => *inner,
            type_ => type_,
        };
        if !is_json {
            resolved.type_ = without_null(resolved.type_);
        }
        let hidden = hidden(resolved.type_.clone());
        if hidden != resolved.type_ && self.is_secret_header(name, key) {
            resolved.type_ = hidden;
        }
        if key == "set-cookie" && matches!(resolved.type_, Type::Secret) {
            // `Set-Cookie` lines cannot be combined into one list (RFC 9110 section 5.3), so each line is a value.
            resolved.type_ = Type::Array(Box::new(Type::Secret));
        }
        if !description.docs.is_empty() {
            resolved.docs.clone_from(&description.docs);
        }
        if used.is_shared && resolved.docs.len() > LONGEST_REPEATED {
            resolved.docs.clear();
        }
        resolved.deprecated |= description.deprecated;
        let field = resolved.field(name, &description.site, false, Location::Header);
        Field { encoding, ..field }
    }

    /// The type of a header with a usable schema. `None` leads to a string.
    fn header_type(&mut self, used: &UsedHeader<'d>, module: ModuleKey) -> Option<Resolved> {
        let UsedHeader { name, description, differs, .. } = used;
        match (&description.schema, &description.kind) {
            _ if *differs => None,
            // An integer enum becomes `i64`: header values have no open enum, so unlisted numbers would be lost.
            (_, Some(HeaderKind::Int64)) => Some(Resolved::plain(Type::Int64)),
            (Some(schema), Some(_)) => {
                let place = description.site.node.place();
                let naming = Naming::new(module, name::type_(name), place);
                self.schema(schema, &Use::new(Side::Response, naming, name))
            }
            _ if description.is_json => Some(Resolved { type_: Type::Json, ..Resolved::text() }),
            _ => None,
        }
    }

    /// True if a header is secret by its name. A dash counts as the underscore of a property name.
    fn is_secret_header(&mut self, name: &str, key: &str) -> bool {
        SECRET_HEADERS.contains(&key)
            || self.options.is_secret(name)
            || self.options.makes_secret(&key.replace('-', "_"))
    }
}

/// The type of a header that is not a list.
fn scalar(view: View<'_>) -> Option<HeaderKind> {
    Some(match view {
        View::Text(text) => match (text.values, text.meaning) {
            (Some(values), _) => HeaderKind::Enum(values.into_iter().map(|(value, _)| value).collect()),
            (None, Meaning::Password) => HeaderKind::Secret,
            (None, _) => HeaderKind::Text,
        },
        View::Boolean => HeaderKind::Boolean,
        View::Integer(Integer::Int32) => HeaderKind::Int32,
        View::Integer(Integer::Int64) => HeaderKind::Int64,
        View::Integer(Integer::Uint64) => HeaderKind::Uint64,
        View::Values(values) if values.iter().all(|listed| listed.value.as_i64().is_some()) => {
            HeaderKind::Int64
        }
        View::Integer(Integer::UnixTime) => HeaderKind::Timestamp,
        View::Number => HeaderKind::Number,
        View::Array(None) => HeaderKind::Text,
        View::Array(Some(_))
        | View::Tuple(_)
        | View::Values(_)
        | View::Object(_)
        | View::OneOf(_)
        | View::Several
        | View::Null
        | View::Nothing(_)
        | View::Any => return None,
    })
}

/// Removes null: a header is absent instead.
fn without_null(type_: Type) -> Type {
    match type_ {
        // The user's format types do not apply to headers, which are read as strings.
        Type::Formatted(_) => Type::String,
        Type::Nullable(inner) => without_null(*inner),
        Type::Array(inner) => Type::Array(Box::new(without_null(*inner))),
        type_ => type_,
    }
}

/// Makes strings in a type secret.
fn hidden(type_: Type) -> Type {
    match type_ {
        Type::String => Type::Secret,
        Type::Array(inner) => Type::Array(Box::new(hidden(*inner))),
        Type::Nullable(inner) => Type::Nullable(Box::new(hidden(*inner))),
        type_ => type_,
    }
}
