//! The shape of a container: what is written under which name. Whatever has no form is a mistake here.

use std::collections::BTreeMap;

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::{Data, DataEnum, DeriveInput, Fields, Ident, LitStr, Path, Type, parse_quote};

use super::attributes::{self, Attributes};
use super::key::Place;
use super::problems::Problems;
use super::rename::Convention;

/// The struct or enum that `Form` is derived for.
pub(super) struct Container<'a> {
    pub(super) input: &'a DeriveInput,
    /// The path of the runtime.
    pub(super) runtime: Path,
    pub(super) body: Body<'a>,
}

pub(super) enum Body<'a> {
    Struct(Content<'a>),
    /// Written as the variant that it holds, without a tag.
    Enum(Vec<Variant<'a>>),
}

pub(super) struct Variant<'a> {
    pub(super) ident: &'a Ident,
    pub(super) written: Written<'a>,
}

pub(super) enum Written<'a> {
    /// Written as this name.
    Name(String),
    /// Written as its content.
    Content(Content<'a>),
}

pub(super) enum Content<'a> {
    /// Written as its only field.
    Newtype(&'a Type),
    /// Written as an object with a member for each named field.
    Object(Object<'a>),
}

/// The members of an object in the order of their declaration.
pub(super) struct Object<'a> {
    pub(super) members: Vec<Member<'a>>,
    /// True if there are fields that are not members.
    pub(super) skips: bool,
}

pub(super) struct Member<'a> {
    pub(super) ident: &'a Ident,
    pub(super) ty: &'a Type,
    /// The name on the wire.
    pub(super) name: String,
    pub(super) required: bool,
}

impl<'a> Container<'a> {
    /// The types whose values are written.
    pub(super) fn written_types(&self) -> Vec<&'a Type> {
        match &self.body {
            Body::Struct(content) => content.types(),
            Body::Enum(variants) => variants
                .iter()
                .filter_map(|variant| match &variant.written {
                    Written::Name(_) => None,
                    Written::Content(content) => Some(content.types()),
                })
                .flatten()
                .collect(),
        }
    }
}

impl<'a> Content<'a> {
    fn types(&self) -> Vec<&'a Type> {
        match self {
            Self::Newtype(ty) => vec![*ty],
            Self::Object(object) => object.members.iter().map(|member| member.ty).collect(),
        }
    }
}

/// Reads the container. After a mistake, what this returns is only good for a fallback.
pub(super) fn read<'a>(input: &'a DeriveInput, problems: &mut Problems) -> Container<'a> {
    let attributes = attributes::read(&input.attrs, Place::Container, problems);
    let body = match &input.data {
        Data::Struct(data) => Body::Struct(read_fields(&data.fields, &attributes, problems)),
        Data::Enum(data) => Body::Enum(read_enum(data, &attributes, problems)),
        Data::Union(data) => {
            let message = "a union cannot be written as a form: nothing tells which of its fields is set";
            problems.add(data.union_token.span, message, "use an enum");
            Body::Enum(Vec::new())
        }
    };
    Container { input, runtime: attributes.runtime.unwrap_or_else(|| parse_quote!(::formwork)), body }
}

fn read_enum<'a>(data: &'a DataEnum, attributes: &Attributes, problems: &mut Problems) -> Vec<Variant<'a>> {
    let mut names = Names::new("variants");
    let mut variants = Vec::new();
    for variant in &data.variants {
        let own = attributes::read(&variant.attrs, Place::Variant, problems);
        let written = if is_unit(&variant.fields) {
            forbid_rename_all(
                &own,
                "this variant has no named fields to rename",
                "remove `rename_all`",
                problems,
            );
            let rename = |rust: &str| attributes.convention().map(|convention| convention.variant(rust));
            Written::Name(names.take(&variant.ident, own.rename.as_ref(), rename, problems))
        } else {
            forbid_rename(&own, problems);
            Written::Content(read_fields(&variant.fields, &own, problems))
        };
        variants.push(Variant { ident: &variant.ident, written });
    }
    if !variants.is_empty() && !variants.iter().any(|variant| matches!(variant.written, Written::Name(_))) {
        let message = "on an enum, `rename_all` renames the variants without fields, and there are none";
        forbid_rename_all(attributes, message, "write it on a variant to rename its fields", problems);
    }
    variants
}

/// True if a variant with these fields is written as its name.
fn is_unit(fields: &Fields) -> bool {
    fields.is_empty() && !matches!(fields, Fields::Named(_))
}

/// The fields of a struct or variant that is described by `attributes`.
fn read_fields<'a>(fields: &'a Fields, attributes: &Attributes, problems: &mut Problems) -> Content<'a> {
    let Fields::Unnamed(unnamed) = fields else {
        return Content::Object(read_object(fields, attributes.convention(), problems));
    };
    for field in &unnamed.unnamed {
        forbid_all(&attributes::read(&field.attrs, Place::Field, problems), problems);
    }
    forbid_rename_all(attributes, "there are no named fields to rename", "remove `rename_all`", problems);
    if let (Some(field), 1) = (unnamed.unnamed.first(), unnamed.unnamed.len()) {
        return Content::Newtype(&field.ty);
    }
    if !unnamed.unnamed.is_empty() {
        let message = "several fields need names: a form is made of named pairs";
        problems.add_at(unnamed, message, "use named fields, or keep one field");
    }
    Content::Object(Object { members: Vec::new(), skips: true })
}

fn read_object<'a>(
    fields: &'a Fields,
    convention: Option<Convention>,
    problems: &mut Problems,
) -> Object<'a> {
    let mut names = Names::new("fields");
    let mut object = Object { members: Vec::new(), skips: false };
    for field in fields {
        let Some(ident) = &field.ident else { continue };
        let own = attributes::read(&field.attrs, Place::Field, problems);
        if let Some(skip) = own.skip {
            forbid_beside_skip(&own, skip, problems);
            object.skips = true;
            continue;
        }
        let rename = |rust: &str| convention.map(|convention| convention.field(rust));
        let name = names.take(ident, own.rename.as_ref(), rename, problems);
        object.members.push(Member { ident, ty: &field.ty, name, required: own.required.is_some() });
    }
    object
}

/// The names that the fields or variants of one container have on the wire so far.
struct Names<'a> {
    kind: &'static str,
    taken: BTreeMap<String, &'a Ident>,
}

impl<'a> Names<'a> {
    fn new(kind: &'static str) -> Self {
        Self { kind, taken: BTreeMap::new() }
    }

    /// The name of `ident` on the wire, which nothing before it may have.
    fn take(
        &mut self,
        ident: &'a Ident,
        given: Option<&LitStr>,
        rename_all: impl FnOnce(&str) -> Option<String>,
        problems: &mut Problems,
    ) -> String {
        let rust = ident.unraw().to_string();
        let name = match given {
            Some(given) => given.value(),
            None => rename_all(&rust).unwrap_or(rust),
        };
        let span = given.map_or(ident.span(), LitStr::span);
        if name.is_empty() {
            let help = "give it a name with `#[form(rename = \"name\")]`";
            problems.add(span, "`rename_all` leaves nothing of this name", help);
        }
        if let Some(first) = self.taken.insert(name.clone(), ident) {
            let message =
                format_args!("the {} `{first}` and `{ident}` are both written as `{name}`", self.kind);
            problems.add(span, message, "give one of them another name with `#[form(rename = \"...\")]`");
        }
        name
    }
}

fn forbid_rename(variant: &Attributes, problems: &mut Problems) {
    if let Some(name) = &variant.rename {
        let message = "a variant with fields is written as what it holds, not as its name";
        problems.add(name.span(), message, "remove `rename`");
    }
}

fn forbid_rename_all(attributes: &Attributes, message: &str, help: &str, problems: &mut Problems) {
    if let Some((_, span)) = attributes.rename_all {
        problems.add(span, message, help);
    }
}

/// A field without a name is written as the whole struct or variant: it is neither renamed nor left out.
fn forbid_all(field: &Attributes, problems: &mut Problems) {
    let rename = field.rename.as_ref().map(|name| ("rename", name.span()));
    let flags = [field.required.map(|span| ("required", span)), field.skip.map(|span| ("skip", span))];
    for (key, span) in rename.into_iter().chain(flags.into_iter().flatten()) {
        let message = format_args!("`{key}` has no effect on a field without a name");
        problems.add(span, message, format_args!("remove `{key}`, or give the field a name"));
    }
}

fn forbid_beside_skip(field: &Attributes, skip: Span, problems: &mut Problems) {
    let rename = field.rename.is_some().then_some("rename");
    let required = field.required.is_some().then_some("required");
    for key in rename.into_iter().chain(required) {
        let message = format_args!("a field that is skipped has no use for `{key}`");
        problems.add(skip, message, format_args!("keep either `skip` or `{key}`"));
    }
}
