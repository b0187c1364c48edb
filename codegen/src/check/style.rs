//! Rules about how parameters and the properties of forms are written: what OpenAPI leaves open is never guessed.

use formwork_openapi::Diagnostic;
use formwork_resolve::model::{
    DefinitionId, Depth, Dialect, Encoding, Field, Location, Model, Serialization, Shape, Style, Type,
};

use super::Checked;
use super::path::operations;

/// A mistake in a style, and the way out.
struct Wrong {
    message: String,
    help: String,
}

/// A value has a style that can say it.
pub(super) fn values_have_a_style(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let rule = Rule { model: checked.model, ambiguous: ambiguous_definitions(checked.model) };
    for (operation, fields) in operations(checked) {
        let bodies = fields.iter().filter(|field| field.location == Location::Body);
        let of_bodies = bodies.flat_map(|field| body_members(checked.model, &field.type_));
        for field in fields.iter().chain(of_bodies) {
            let Encoding::Styled(serialization) = field.encoding else { continue };
            if let Some(Wrong { message, help }) = rule.wrong(field, serialization) {
                problems.push(checked.problem(field, operation.span, message).help(help));
            }
        }
    }
    problems
}

/// The fields of a form that is one value, or of each form among the media types that a body can have, or among the
/// variants of a choice.
fn body_members<'m>(model: &'m Model, body: &Type) -> Vec<&'m Field> {
    let shape = |type_: &Type| Some(&model.definition(type_.named()?)?.shape);
    let of_value = |type_: &Type| match shape(type_) {
        Some(Shape::Union(union)) => {
            let shapes = union.branches.iter().filter_map(|branch| shape(&branch.type_));
            shapes.flat_map(Shape::fields).collect()
        }
        shape => shape.map(Shape::fields).unwrap_or_default().iter().collect::<Vec<_>>(),
    };
    match shape(body) {
        Some(Shape::Bodies(bodies)) => {
            bodies.iter().flat_map(|(branch, _)| of_value(&branch.type_)).collect()
        }
        _ => of_value(body),
    }
}

/// The input of the rule.
struct Rule<'m> {
    model: &'m Model,
    /// True if only indices can say a definition, by its number.
    ambiguous: Vec<bool>,
}

impl Rule<'_> {
    fn wrong(&self, field: &Field, serialization: Serialization) -> Option<Wrong> {
        let Serialization { style, explode, .. } = serialization;
        let depth = self.model.depth(&field.type_);
        let name = &field.wire.0;
        if field.location == Location::Path && matches!(field.type_, Type::Clearable(_)) {
            let message = format!("the path parameter `{name}` can be empty, which would be another path");
            return Some(Wrong { message, help: "a path parameter needs a value".to_owned() });
        }
        let nested = |help: &str| {
            let message =
                format!("`{name}` has nested values, which `style: {}` does not define", style.as_str());
            let pointer = &field.place.pointer;
            let help = format!("{help}; or write the text yourself: opaque = [\"{pointer}\"]");
            Some(Wrong { message, help })
        };
        match (style, depth) {
            (_, Depth::Scalar) => None,
            (Style::SpaceDelimited | Style::PipeDelimited, _) if explode => {
                let style = style.as_str();
                let message =
                    format!("`{name}` has `style: {style}` with `explode: true`, which is not defined");
                Some(Wrong { message, help: "the style needs `explode: false`".to_owned() })
            }
            (Style::Form, Depth::Deep) if explode => match self.model.dialect {
                None if self.is_ambiguous(field) => {
                    nested("if the server reads names such as name[0][key], say so: `dialect = indexed`")
                }
                None => nested(
                    "say what the server reads: `dialect = indexed` is name[0]=..., `brackets` is name[]=..., \
                     `repeat` is name=... for each element",
                ),
                Some(dialect) => self.ambiguous(field, dialect),
            },
            (Style::DeepObject, _) => self.ambiguous(field, self.model.dialect.unwrap_or(Dialect::Indexed)),
            (Style::Form | Style::SpaceDelimited | Style::PipeDelimited, Depth::Deep)
                if field.location != Location::Cookie =>
            {
                nested("`style: deepObject` can say them, or `content` with JSON")
            }
            (_, Depth::Deep) => nested("`content` with JSON can say them"),
            (_, Depth::Flat) => None,
        }
    }

    /// Without indices nobody could tell the elements of an array of arrays or objects apart.
    fn ambiguous(&self, field: &Field, dialect: Dialect) -> Option<Wrong> {
        let name = match dialect {
            Dialect::Indexed => return None,
            Dialect::Brackets => "brackets",
            Dialect::Repeat => "repeat",
        };
        self.is_ambiguous(field).then(|| Wrong {
            message: format!(
                "`{}` has an array of arrays or objects, which `dialect = {name}` cannot tell apart",
                field.wire.0
            ),
            help: "`dialect = indexed` can: name[0][key]=...".to_owned(),
        })
    }

    fn is_ambiguous(&self, field: &Field) -> bool {
        let named = field.type_.named();
        has_array_of_more(self.model, &field.type_)
            || named.is_some_and(|id| self.ambiguous.get(id.0) == Some(&true))
    }
}

/// The definitions that hold an array of arrays or objects, or lead to one that does. Each is looked at once, and then
/// those that lead to it.
fn ambiguous_definitions(model: &Model) -> Vec<bool> {
    let mut found = vec![false; model.definitions.len()];
    if model.dialect == Some(Dialect::Indexed) {
        return found;
    }
    let mut leading: Vec<Vec<DefinitionId>> = vec![Vec::new(); model.definitions.len()];
    let mut left = Vec::new();
    for (index, definition) in model.definitions.iter().enumerate() {
        let id = DefinitionId(index);
        for type_ in definition.shape.types() {
            if has_array_of_more(model, type_) {
                left.push(id);
            }
            if let Some(leading) = type_.named().and_then(|named| leading.get_mut(named.0)) {
                leading.push(id);
            }
        }
    }
    while let Some(id) = left.pop() {
        if let Some(found) = found.get_mut(id.0).filter(|found| !**found) {
            *found = true;
            left.extend(leading.get_mut(id.0).map(std::mem::take).unwrap_or_default());
        }
    }
    found
}

fn has_array_of_more(model: &Model, type_: &Type) -> bool {
    match type_ {
        Type::Array(inner) => model.depth(inner) != Depth::Scalar,
        Type::Map(inner) | Type::Clearable(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            has_array_of_more(model, inner)
        }
        _ => false,
    }
}
