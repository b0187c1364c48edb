//! Parameters: where each goes, and how the document says it is written.

use indexmap::IndexMap;
use openapiv3::{
    MediaType, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr, Schema,
};

use super::schema::{Resolved, Use, clearable};
use super::selection::Selected;
use super::{Naming, Resolver, media_type, name};
use crate::model::{Encoding, Field, Location, RustName, Serialization, Side, Style};
use crate::openapi::{Change, Found, Site};

/// Header parameters that OpenAPI ignores, because other parts of the document say what they are.
const IGNORED_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

impl<'d> Resolver<'d> {
    /// The parameters of the operation and, where it has no own ones of the same name and place, of its path item.
    pub(super) fn parameters(
        &mut self,
        selected: &Selected<'d>,
        operation: &openapiv3::Operation,
        site: &Site<'d>,
        module: &[RustName],
    ) -> Vec<Field> {
        let found = self.described_parameters(selected, operation, site).into_iter();
        found
            .filter_map(|(location, site, parameter)| self.parameter(&site, parameter, module, location))
            .collect()
    }

    /// The parameters as they are described, in the order of the document.
    pub(super) fn described_parameters(
        &mut self,
        selected: &Selected<'d>,
        operation: &openapiv3::Operation,
        site: &Site<'d>,
    ) -> Vec<(Location, Site<'d>, Parameter)> {
        let path_items = selected.operation.path_items.iter().filter_map(|item| item.member("parameters"));
        let mut sites: Vec<Site<'d>> =
            path_items.flat_map(|parameters| parameters.elements()).map(|node| site.with(node)).collect();
        sites.extend(operation.parameters.iter().filter_map(|child| self.reader.place(child, site)));

        let mut by_place: IndexMap<(String, Location), (Site<'d>, Parameter)> = IndexMap::new();
        for site in sites {
            if let Some((site, parameter)) = self.reader.read::<Parameter>(&site) {
                by_place.insert(identity(&parameter), (site, parameter));
            }
        }
        by_place.retain(|(name, location), _| {
            *location != Location::Header || !IGNORED_HEADERS.contains(&name.as_str())
        });
        let found = by_place.into_iter();
        found.map(|((_, location), (site, parameter))| (location, site, parameter)).collect()
    }

    fn parameter(
        &mut self,
        site: &Site<'d>,
        parameter: Parameter,
        module: &[RustName],
        location: Location,
    ) -> Option<Field> {
        let serialization = serialization(&parameter);
        let data = parameter.parameter_data();
        let (schema, encoding) = match &data.format {
            ParameterSchemaOrContent::Schema(schema) => (Some(schema), Encoding::Styled(serialization)),
            ParameterSchemaOrContent::Content(content) => self.content(&data, content, site)?,
        };
        let on = if matches!(encoding, Encoding::Json { .. }) { Side::Json } else { Side::Form };
        let resolved = schema.and_then(|schema| {
            let at = self.reader.place(schema, site)?;
            let naming =
                Naming { module: module.to_vec(), name: name::type_(&data.name), place: site.node.place() };
            self.schema(&at, &Use::new(on, naming, &data.name))
        });
        // JSON without a schema is any JSON, and what has a mistake stands as text.
        let is_any = schema.is_none() && on == Side::Json;
        let mut resolved = resolved.unwrap_or_else(if is_any { Resolved::json } else { Resolved::text });
        let docs = self.docs(data.description.as_deref());
        if !docs.is_empty() {
            resolved.docs = docs;
        }
        resolved.deprecated |= self.is_deprecated(&data, site);
        let required = self.is_required(&data, location, site);
        if !required {
            resolved.type_ = clearable(resolved.type_);
        }
        let field = self.field(&data.name, site, resolved, required, location);
        Some(Field { encoding, ..field })
    }

    /// Whether a parameter is deprecated, by the document or the arguments.
    fn is_deprecated(&mut self, data: &ParameterData, site: &Site<'d>) -> bool {
        let is_said = data.deprecated.unwrap_or(false);
        let mut is_deprecated = is_said;
        for entry in self.reader.overlay(site).iter().filter(|entry| entry.change == Change::Deprecated) {
            entry.mark_changed(!is_said);
            is_deprecated = true;
        }
        is_deprecated
    }

    /// Whether a parameter must be there. A path is none without its parameters.
    fn is_required(&mut self, data: &ParameterData, location: Location, site: &Site<'d>) -> bool {
        let mut is_required = data.required || location == Location::Path;
        for entry in self.reader.overlay(site) {
            match entry.change {
                Change::Required => {
                    entry.mark_changed(!is_required);
                    is_required = true;
                }
                Change::Optional if location == Location::Path => {
                    entry.mark(Found::Unfit("a path needs all of its parameters"));
                }
                Change::Optional => {
                    entry.mark_changed(is_required);
                    is_required = false;
                }
                _ => {}
            }
        }
        is_required
    }

    /// The schema and encoding of a parameter with `content`, which has exactly one media type.
    fn content<'c>(
        &mut self,
        data: &ParameterData,
        content: &'c IndexMap<String, MediaType>,
        site: &Site<'d>,
    ) -> Option<(Option<&'c ReferenceOr<Schema>>, Encoding)> {
        let at = site.member("content");
        let name = &data.name;
        let problem = match content.iter().next() {
            Some((media_type, _)) if content.len() == 1 => {
                if let Some(problem) = media_type::problem(media_type, &at.member(media_type)) {
                    self.reader.push(problem);
                    return None;
                }
                let content = content.values().next().and_then(|content| content.schema.as_ref());
                match media_type::family(media_type) {
                    media_type::Family::Json => return Some((content, Encoding::Json { repeats: false })),
                    media_type::Family::Text => {
                        // Whatever the schema says, it is a text of that kind.
                        let plain =
                            Serialization { style: Style::Form, explode: true, allow_reserved: false };
                        return Some((None, Encoding::Styled(plain)));
                    }
                    _ => at
                        .problem(format!("`{name}` is `{media_type}`, which a parameter has no encoding for"))
                        .help("supported are JSON and text"),
                }
            }
            Some(_) => at.problem(format!("`{name}` has several media types, and a parameter has one")),
            None => at.problem(format!("`{name}` has `content` without a media type")),
        };
        self.reader.push(problem);
        None
    }
}

/// What makes two parameters the same one. The names of headers have no case.
fn identity(parameter: &Parameter) -> (String, Location) {
    let name = parameter.parameter_data_ref().name.as_str();
    match parameter {
        Parameter::Query { .. } => (name.to_owned(), Location::Query),
        Parameter::Header { .. } => (name.to_ascii_lowercase(), Location::Header),
        Parameter::Path { .. } => (name.to_owned(), Location::Path),
        Parameter::Cookie { .. } => (name.to_owned(), Location::Cookie),
    }
}

/// What is said of how a parameter is written, with the defaults for what is not.
fn serialization(parameter: &Parameter) -> Serialization {
    let (style, allow_reserved) = match parameter {
        Parameter::Query { style, allow_reserved, .. } => (style_of(style), *allow_reserved),
        Parameter::Header { .. } | Parameter::Path { style: PathStyle::Simple, .. } => (Style::Simple, false),
        Parameter::Path { style: PathStyle::Label, .. } => (Style::Label, false),
        Parameter::Path { style: PathStyle::Matrix, .. } => (Style::Matrix, false),
        Parameter::Cookie { .. } => (Style::Form, false),
    };
    let explode = parameter.parameter_data_ref().explode.unwrap_or_else(|| explodes(style));
    Serialization { style, explode, allow_reserved }
}

/// The default of `explode`. Of `deepObject` it is false, and means nothing: there is no other way to write it.
pub(super) fn explodes(style: Style) -> bool {
    matches!(style, Style::Form | Style::DeepObject)
}

pub(super) fn style_of(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}
