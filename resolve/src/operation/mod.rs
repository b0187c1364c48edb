//! Operations: parameters, body and responses to a definition and its context.

mod body;
pub(crate) mod description;
pub(crate) mod header;
pub mod media_type;
pub(crate) mod member;
mod nesting;
pub mod pagination;
pub(crate) mod parameter;
pub(crate) mod response;
pub(crate) mod selection;
pub(crate) mod status;
pub(crate) mod template;
pub mod token;

use formwork_openapi::{self as openapi, Mark, OrderedMap, Site};

use crate::model::{Body, DefinitionId, Field, Location, Operation, Output, PathPart, Shape};
use crate::names::ModuleKey;
use crate::operation::parameter::LocatedParameter;
use crate::operation::selection::Selected;
use crate::operation::template::Template;
use crate::{Naming, Resolver, docs};

/// An operation without its errors and description.
pub(crate) struct Unfinished<'s, 'd> {
    selected: &'s Selected<'d>,
    operation: openapi::Operation<'d>,
    site: Site<'d>,
    path: Vec<PathPart>,
    params: DefinitionId,
    body: Body,
    output: Output,
}

impl<'d> Resolver<'d> {
    /// Resolves the request and the successes of an operation. Any mistake in them refuses it. `None` if the operation
    /// itself cannot be read.
    pub(crate) fn operation<'s>(&mut self, selected: &'s Selected<'d>) -> Option<Unfinished<'s, 'd>> {
        let Some((site, operation)) = self.selected_operation(selected) else {
            let site = Site { node: selected.operation.node.clone(), span: selected.span };
            self.stand_in(selected, &site);
            return None;
        };
        let params = self.define_operation(selected, &operation, &site);
        let module = ModuleKey::Of(params);

        let parameters = self.described_parameters(selected, &operation, &site);
        let path = self.path(&selected.operation.path, &parameters, &site);
        let members = self.members_of_operation(selected, &parameters);
        let names = parameters.iter().map(|located| located.parameter.name.as_str());
        let mut left_out = members.without(names);
        let mut fields =
            self.parameters((parameters, members), &selected.operation.path, &site, module, &path);
        sort_like_path(&mut fields, &path);
        let (body, of_body, of_body_left_out) = self.body(selected, &operation, &site, module);
        fields.extend(of_body);
        left_out.extend(of_body_left_out);
        if let Some(definition) = self.model.definitions.get_mut(params.0) {
            definition.left_out = left_out;
            definition.shape = Shape::Operation(fields);
        }

        let output = self.output(&selected.operation.method, &operation, &site, params);
        self.finish_pending();
        Some(Unfinished { selected, operation, site, path, params, body, output })
    }

    /// Resolves the errors and the description, and adds the operation to the model. Mistakes in these refuse nothing,
    /// so this runs after all refusing mistakes are known.
    pub(crate) fn finish_operation(&mut self, unfinished: Unfinished<'_, 'd>) {
        let Unfinished { selected, operation, site, path, params, body, output } = unfinished;
        let method = selected.operation.method.clone();
        self.failure(&method, &operation, &site, params);
        self.finish_pending();
        let description = self.describer.describe(selected, &mut self.reader);
        let span = selected.span;
        self.model.operations.push(Operation { method, path, params, body, output, description, span });
    }

    /// The parsed path template. Notes its slips.
    fn path(
        &mut self,
        template: &str,
        parameters: &[LocatedParameter<'d>],
        site: &Site<'d>,
    ) -> Vec<PathPart> {
        let is_query = |name: &str| {
            let mut parameters = parameters.iter();
            parameters.any(|it| it.location == Location::Query && it.parameter.name == name)
        };
        let Template { parts, slips } = Template::new(template, is_query);
        if !slips.is_empty() {
            let message = format!("the path is `{}`: {}", template.escape_debug(), slips.join("; "));
            self.reader.remark(Mark::Slip, "paths", site, message);
        }
        parts
    }

    /// Defines an empty type for an operation that cannot be read, so that the user's code has no further error.
    fn stand_in(&mut self, selected: &Selected<'d>, site: &Site<'d>) {
        self.define_named(selected, String::new(), false, site);
    }

    fn define_operation(
        &mut self,
        selected: &Selected<'d>,
        operation: &openapi::Operation<'d>,
        site: &Site<'d>,
    ) -> DefinitionId {
        let told = [&operation.summary, &operation.description].map(|text| docs(text.as_deref()));
        let paragraphs: Vec<String> = told.into_iter().filter(|text| !text.is_empty()).collect();
        self.define_named(selected, paragraphs.join("\n\n"), operation.deprecated, site)
    }

    fn define_named(
        &mut self,
        selected: &Selected<'d>,
        docs: String,
        deprecated: bool,
        site: &Site<'d>,
    ) -> DefinitionId {
        let naming = Naming::new(ModuleKey::Root, selected.name.clone(), site.node.place());
        let id = self.define(naming, docs, deprecated, Shape::Operation(Vec::new()), site);
        if let Some(definition) = self.model.definitions.get_mut(id.0) {
            definition.is_named = selected.is_named;
        }
        id
    }
}

/// Moves path parameters to the front, in path order: they are the first arguments of `new`.
fn sort_like_path(fields: &mut [Field], path: &[PathPart]) {
    let mut order: OrderedMap<String, usize> = OrderedMap::default();
    for (index, part) in path.iter().enumerate() {
        if let PathPart::Parameter(name) = part
            && !order.has(&name.0)
        {
            order.insert(name.0.clone(), index);
        }
    }
    let position = |field: &Field| match field.location {
        Location::Path => order.get(&field.wire.0).copied().unwrap_or(path.len()),
        _ => usize::MAX,
    };
    fields.sort_by_key(position);
}
