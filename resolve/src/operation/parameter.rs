//! Parameters: location, type and encoding.

use formwork_openapi::{
    Change, Found, Mark, Node, Operation, OrderedMap, OrderedSet, Parameter, Site, Version,
};

use crate::model::{Encoding, Field, Format, Location, PathPart, Serialization, Side, Style, Type, WireName};
use crate::names::{ModuleKey, name};
use crate::narrowing::Members;
use crate::operation::media_type;
use crate::operation::selection::Selected;
use crate::operation::template::Template;
use crate::schema::{Resolved, Use, clearable};
use crate::{Naming, Resolver, docs};

/// Header parameters that OpenAPI ignores (OAS 3.1.1, 4.8.12.2.1): media types and security schemes describe them.
const IGNORED_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

/// A parameter and its location.
pub(crate) struct LocatedParameter<'d> {
    pub(crate) location: Location,
    pub(crate) site: Site<'d>,
    pub(crate) parameter: Parameter<'d>,
}

impl<'d> Resolver<'d> {
    /// The fields of an operation's parameters, including those that only its path template has.
    pub(crate) fn parameters(
        &mut self,
        (parameters, members): (Vec<LocatedParameter<'d>>, Members),
        template: &str,
        site: &Site<'d>,
        module: ModuleKey,
        path: &[PathPart],
    ) -> Vec<Field> {
        let names: OrderedSet<&str> = path.iter().filter_map(PathPart::parameter).collect();
        let in_template = Template::query_names(template);
        let mut fields = Vec::new();
        for LocatedParameter { location, site, mut parameter } in parameters {
            // A parameter in the template's query is sent with every request.
            parameter.required |= location == Location::Query && in_template.has(&parameter.name);
            if location == Location::Path && !names.has(parameter.name.as_str()) {
                let name = &parameter.name;
                let message = format!("`{name}` is left out: the path has no `{{{name}}}`");
                self.reader.remark(Mark::Slip, "parameters", &site, message);
            } else if location == Location::Path || members.has(&parameter.name) {
                fields.extend(self.parameter(&site, &parameter, module, location));
            }
        }
        fields.extend(self.undeclared_parameters(&names, &fields, site));
        fields
    }

    /// The parameters that become fields: all, or those that `select` names.
    pub(crate) fn members_of_operation(
        &mut self,
        selected: &Selected<'d>,
        parameters: &[LocatedParameter<'d>],
    ) -> Members {
        if !self.narrowings.has_operation(&selected.name.0) {
            return Members::default();
        }
        let in_template = Template::query_names(&selected.operation.path);
        let mut named = Vec::new();
        for LocatedParameter { location, site, parameter } in parameters {
            let is_in_template = *location == Location::Query && in_template.has(&parameter.name);
            let is_required = is_in_template || self.is_required(parameter, *location, site);
            named.push((parameter.name.as_str(), is_required));
        }
        self.parameters_of(&selected.name.0, named.into_iter())
    }

    /// Parameters of the path without a declaration (OAS 3.1.1, 4.8.8.2 requires one). They become strings.
    fn undeclared_parameters(
        &mut self,
        names: &OrderedSet<&str>,
        fields: &[Field],
        operation: &Site<'d>,
    ) -> Vec<Field> {
        let declared = fields.iter().filter(|field| field.location == Location::Path);
        let declared: OrderedSet<&str> = declared.map(|field| field.wire.0.as_str()).collect();
        let names = names.iter().copied().filter(|name| !name.is_empty());
        let missing: Vec<&str> = names.filter(|name| !declared.has(name)).collect();
        if let [first, others @ ..] = missing.as_slice() {
            let more = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
            let message = format!("the path has `{{{first}}}`{more} without a path parameter: any text");
            self.reader.remark(Mark::Slip, "parameters", operation, message);
        }
        missing.into_iter().map(|name| undeclared_parameter(name, operation)).collect()
    }

    /// The described parameters of the operation and of its path items, in document order. A parameter of the operation
    /// overrides one of the path item with the same name and location.
    pub(crate) fn described_parameters(
        &mut self,
        selected: &Selected<'d>,
        operation: &Operation<'d>,
        site: &Site<'d>,
    ) -> Vec<LocatedParameter<'d>> {
        let mut sites = Vec::new();
        // All members are read, and not only `parameters`, so that a repeated method is reported.
        let members = selected.operation.path_items.iter().flat_map(Node::members);
        for (_, parameters) in members.filter(|(name, _)| name == "parameters") {
            let elements = self.reader.elements(&site.with(parameters), "parameters").into_iter();
            sites.extend(elements.map(|node| site.with(node)));
        }
        sites.extend(operation.parameters.iter().map(|node| site.with(node.clone())));

        let mut found = OrderedMap::default();
        for site in sites {
            let Some((site, parameter)) = self.reader.read::<Parameter<'d>>(&site) else { continue };
            let location = location(&parameter);
            // Header names are case-insensitive (RFC 9110 section 5.1).
            let name = match location {
                Location::Header => parameter.name.to_ascii_lowercase(),
                _ => parameter.name.clone(),
            };
            if location != Location::Header || !IGNORED_HEADERS.contains(&name.as_str()) {
                let key = format!("{} {name}", parameter.location);
                found.insert(key, LocatedParameter { location, site, parameter });
            }
        }
        let found: Vec<_> = found.into_entries().into_iter().map(|(_, parameter)| parameter).collect();
        self.report_two_queries(&found);
        found
    }

    /// Reports a `querystring` parameter beside `query` parameters, which OAS 3.2.0 (4.12.1) forbids.
    fn report_two_queries(&mut self, found: &[LocatedParameter<'d>]) {
        let in_query = found.iter().filter(|it| it.location == Location::Query);
        let whole = in_query.clone().find(|it| is_whole_query(&it.parameter));
        if let (Some(LocatedParameter { site, parameter, .. }), true) = (whole, in_query.count() > 1) {
            let problem =
                format!("`{}` is the whole query, and there are other parameters in it", parameter.name);
            self.reader.push(
                site.problem(problem).help("an operation has parameters in `query` or one in `querystring`"),
            );
        }
    }

    fn parameter(
        &mut self,
        site: &Site<'d>,
        parameter: &Parameter<'d>,
        module: ModuleKey,
        location: Location,
    ) -> Option<Field> {
        if is_whole_query(parameter) {
            return self.whole_query(site, parameter, module);
        }
        let is_clearable = self.is_made_clearable(parameter, site);
        let (schema, encoding) = self.written(parameter, site, location)?;
        let mut resolved = self.parameter_type(parameter, schema, &encoding, site, module);
        if location == Location::Path {
            if !is_clearable {
                resolved.type_ = self.without_empty(resolved.type_, parameter, site);
            }
            self.note_path_slip(parameter, site);
        }
        let docs = docs(parameter.description.as_deref());
        if !docs.is_empty() {
            resolved.docs = docs;
        }
        resolved.deprecated |= self.is_deprecated(parameter, site);
        let required = self.is_required(parameter, location, site);
        if !required {
            resolved.type_ = clearable(resolved.type_);
        }
        let field = resolved.field(&parameter.name, site, required, location);
        Some(Field { encoding, ..field })
    }

    /// The schema and encoding of a parameter. Without a schema the value is a string that the caller formats, or any
    /// JSON.
    fn written(
        &mut self,
        parameter: &Parameter<'d>,
        site: &Site<'d>,
        location: Location,
    ) -> Option<(Option<Node<'d>>, Encoding)> {
        let (schema, encoding) = match &parameter.schema {
            Some(schema) => (Some(schema.clone()), Encoding::Styled(serialization(parameter, location))),
            None => self.content(parameter, site, location)?,
        };
        let at = schema.as_ref().map(|schema| site.with(schema.clone()));
        let by_caller = at.and_then(|at| self.written_by_caller(&parameter.name, &at, &encoding, location));
        Some(by_caller.map_or((schema, encoding), |encoding| (None, encoding)))
    }

    /// The type of a parameter. Without a schema it is any JSON or a string; after a mistake it is a string.
    fn parameter_type(
        &mut self,
        parameter: &Parameter<'d>,
        schema: Option<Node<'d>>,
        encoding: &Encoding,
        site: &Site<'d>,
        module: ModuleKey,
    ) -> Resolved {
        let is_json = matches!(encoding, Encoding::Json { .. });
        let Some(schema) = schema else {
            return if is_json { Resolved::json() } else { Resolved::text() };
        };
        let on = if is_json { Side::Json } else { Side::Form };
        let naming = Naming::new(module, name::type_(&parameter.name), site.node.place());
        let resolved = self.schema(&site.with(schema), &Use::new(on, naming, &parameter.name));
        resolved.unwrap_or_else(Resolved::text)
    }

    /// Removes the empty value from the type of a path parameter: it would change the path.
    fn without_empty(&mut self, type_: Type, parameter: &Parameter<'d>, site: &Site<'d>) -> Type {
        let Type::Clearable(inner) = type_ else { return type_ };
        let message =
            format!("the path parameter `{}` cannot be empty: the value is left out", parameter.name);
        self.reader.remark(Mark::NotRepresented, "enum", site, message);
        *inner
    }

    /// Notes a path parameter without `required: true`, which OAS 3.1.1 (4.8.12.2.1) requires.
    fn note_path_slip(&mut self, parameter: &Parameter<'d>, site: &Site<'d>) {
        if !parameter.required {
            let message = format!("the path parameter `{}` must have `required: true`", parameter.name);
            self.reader.remark(Mark::Slip, "required", site, message);
        }
    }

    /// True if `patch` makes the parameter clearable.
    fn is_made_clearable(&self, parameter: &Parameter<'d>, site: &Site<'d>) -> bool {
        let schema = parameter.schema.clone().map(|schema| site.with(schema));
        let mut entries = schema.iter().flat_map(|schema| self.reader.overlay(schema));
        entries.any(|entry| entry.change == Change::Clearable)
    }

    /// A parameter in `querystring`: the whole query in the media type of its `content`, which is a form, JSON or text.
    fn whole_query(
        &mut self,
        site: &Site<'d>,
        parameter: &Parameter<'d>,
        module: ModuleKey,
    ) -> Option<Field> {
        if site.node.version() < Version::V3_2 {
            let message = "`in: querystring` came with OpenAPI 3.2: it is sent all the same";
            self.reader.remark(Mark::Slip, "in", site, message);
        }
        let name = &parameter.name;
        if site.node.member("name").is_none() {
            let message = format!("the whole query has no `name`, which is not sent: it is called `{name}`");
            self.reader.remark(Mark::Slip, "name", site, message);
        }
        let [only] = parameter.content.as_slice() else {
            let at = site.member("content");
            self.reader.push(at.problem(format!("`{name}` is the whole query, which has one media type")));
            return None;
        };
        let at = site.with(only.node.clone());
        let naming = Naming::new(module, name::type_(name), site.node.place());
        let (type_, format) = match self.body_value(&only.name, only.schema.clone(), &at, naming)? {
            (_, Format::Upload | Format::Multipart) => {
                let problem = format!("`{name}` is `{}`, which no query can be", only.name);
                self.reader.push(at.problem(problem).help("supported are forms, JSON and text"));
                return None;
            }
            (_, Format::Text) if media_type::kind(&only.name) == media_type::MediaTypeKind::Form => {
                let problem = format!("`{name}` is a form, and no schema says what is in it");
                self.reader.push(at.problem(problem).help("it needs a schema with `properties`, or a map"));
                return None;
            }
            known => known,
        };
        let docs = docs(parameter.description.as_deref());
        let deprecated = self.is_deprecated(parameter, site);
        let required = self.is_required(parameter, Location::Query, site);
        let type_ = if required { type_ } else { clearable(type_) };
        let resolved = Resolved { type_, docs, deprecated, ..Resolved::text() };
        let field = resolved.field(name, site, required, Location::Query);
        Some(Field { encoding: Encoding::Whole(format), ..field })
    }

    /// True if the document or the arguments deprecate a parameter.
    fn is_deprecated(&mut self, parameter: &Parameter<'d>, site: &Site<'d>) -> bool {
        let is_said = parameter.deprecated;
        let mut is_deprecated = is_said;
        for entry in self.reader.overlay(site).iter().filter(|entry| entry.change == Change::Deprecated) {
            entry.mark_changed(!is_said);
            is_deprecated = true;
        }
        is_deprecated
    }

    /// True if a parameter is required. Path parameters always are.
    fn is_required(&mut self, parameter: &Parameter<'d>, location: Location, site: &Site<'d>) -> bool {
        let mut is_required = parameter.required || location == Location::Path;
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

    /// The schema and encoding of a parameter with `content`, which must have exactly one media type.
    fn content(
        &mut self,
        parameter: &Parameter<'d>,
        site: &Site<'d>,
        location: Location,
    ) -> Option<(Option<Node<'d>>, Encoding)> {
        let at = site.member("content");
        let name = &parameter.name;
        let problem = match parameter.content.as_slice() {
            [only] => {
                let media_type = &only.name;
                if let Some(problem) = media_type::problem(media_type, &site.with(only.node.clone())) {
                    self.reader.push(problem);
                    return None;
                }
                match media_type::kind(media_type) {
                    media_type::MediaTypeKind::Json => {
                        return Some((only.schema.clone(), Encoding::Json { repeats: false }));
                    }
                    media_type::MediaTypeKind::Text => {
                        // The media type decides: the value is text, whatever the schema says.
                        let style = default_style(location);
                        let plain = Serialization { style, explode: explodes(style), allow_reserved: false };
                        return Some((None, Encoding::Styled(plain)));
                    }
                    _ => at
                        .problem(format!("`{name}` is `{media_type}`, which a parameter has no encoding for"))
                        .help("supported are JSON and text"),
                }
            }
            [] => at.problem(format!("`{name}` has `content` without a media type")),
            _ => at.problem(format!("`{name}` has several media types, and a parameter has one")),
        };
        self.reader.push(problem);
        None
    }
}

fn undeclared_parameter(name: &str, operation: &Site<'_>) -> Field {
    // The pointer of a declaration that does not exist, so that `rename` can tell these parameters apart.
    let mut place = operation.node.place();
    place.pointer = place.pointer.child("parameters").child(name);
    let plain = Serialization { style: Style::Simple, explode: false, allow_reserved: false };
    Field {
        wire: WireName(name.to_owned()),
        name: name::field(name),
        place,
        docs: String::new(),
        deprecated: false,
        required: true,
        location: Location::Path,
        encoding: Encoding::Styled(plain),
        type_: Resolved::text().type_,
        constant: None,
    }
}

fn is_whole_query(parameter: &Parameter<'_>) -> bool {
    parameter.location == "querystring"
}

fn location(parameter: &Parameter<'_>) -> Location {
    match parameter.location.as_str() {
        "path" => Location::Path,
        "header" => Location::Header,
        "cookie" => Location::Cookie,
        _ => Location::Query,
    }
}

/// The declared style of a parameter, with OpenAPI's defaults.
fn serialization(parameter: &Parameter<'_>, location: Location) -> Serialization {
    let style = parameter.style.as_deref().map_or_else(|| default_style(location), style_of);
    let explode = parameter.explode.unwrap_or_else(|| explodes(style));
    // It applies only to `in: query` (OAS 3.1.1, 4.8.12.2.2).
    let allow_reserved = parameter.allow_reserved && location == Location::Query;
    Serialization { style, explode, allow_reserved }
}

/// The default of `style` (OAS 3.1.1, 4.8.12.2.2).
fn default_style(location: Location) -> Style {
    match location {
        Location::Path | Location::Header => Style::Simple,
        _ => Style::Form,
    }
}

/// The default of `explode`. OpenAPI's is false for `deepObject`, but there it has no effect: only one encoding exists.
pub(crate) fn explodes(style: Style) -> bool {
    matches!(style, Style::Form | Style::Cookie | Style::DeepObject)
}

/// Parses a style. Each location's keyword table has checked it already.
pub(crate) fn style_of(style: &str) -> Style {
    match style {
        "simple" => Style::Simple,
        "label" => Style::Label,
        "matrix" => Style::Matrix,
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "deepObject" => Style::DeepObject,
        "cookie" => Style::Cookie,
        _ => Style::Form,
    }
}
