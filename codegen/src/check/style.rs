//! Rules about how parameters and the properties of forms are written: what OpenAPI leaves open is never guessed.

use std::collections::BTreeSet;

use super::Checked;
use super::path::operations;
use crate::diagnostic::Diagnostic;
use crate::model::{
    DefinitionId, Depth, Dialect, Encoding, Field, Location, Model, Serialization, Shape, Style, Type,
};

/// What is wrong with a style, and the way out.
struct Wrong {
    message: String,
    help: &'static str,
}

/// A value has a style that can say it.
pub(super) fn values_have_a_style(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (operation, fields) in operations(checked) {
        let bodies = fields.iter().filter(|field| field.location == Location::Body);
        let of_bodies = bodies.flat_map(|field| body_members(checked.model, &field.type_));
        for field in fields.iter().chain(of_bodies) {
            let Encoding::Styled(serialization) = field.encoding else { continue };
            if let Some(Wrong { message, help }) = wrong(checked.model, field, serialization) {
                problems.push(checked.problem(field, operation.span, message).help(help));
            }
        }
    }
    problems
}

/// The fields of a form that is one value, or of each form among the media types that a body can have.
fn body_members<'m>(model: &'m Model, body: &Type) -> Vec<&'m Field> {
    let shape = |type_: &Type| Some(&model.definition(type_.named()?)?.shape);
    match shape(body) {
        Some(Shape::Bodies(bodies)) => {
            let shapes = bodies.iter().filter_map(|(branch, _)| shape(&branch.type_));
            shapes.flat_map(Shape::fields).collect()
        }
        shape => shape.map(Shape::fields).unwrap_or_default().iter().collect(),
    }
}

fn wrong(model: &Model, field: &Field, serialization: Serialization) -> Option<Wrong> {
    let Serialization { style, explode, .. } = serialization;
    let depth = model.depth(&field.type_);
    let name = &field.wire.0;
    if field.location == Location::Path && matches!(field.type_, Type::Clearable(_) | Type::Nullable(_)) {
        let message = format!("the path parameter `{name}` can be empty, which would be another path");
        return Some(Wrong { message, help: "a path parameter needs a value" });
    }
    let nested = |help| {
        let message =
            format!("`{name}` has nested values, which `style: {}` does not define", style.as_str());
        Some(Wrong { message, help })
    };
    match (style, depth) {
        (_, Depth::Scalar) => None,
        (Style::SpaceDelimited | Style::PipeDelimited, _) if explode => {
            let style = style.as_str();
            let message = format!("`{name}` has `style: {style}` with `explode: true`, which is not defined");
            Some(Wrong { message, help: "the style needs `explode: false`" })
        }
        (Style::Form, _) if field.location == Location::Cookie && explode => {
            let message = format!("`{name}` is an array or object in a cookie with `explode: true`");
            Some(Wrong { message, help: "a cookie has one value: `explode: false`, or `content` with JSON" })
        }
        (Style::Form, Depth::Deep) if explode => match model.dialect {
            None => nested(
                "say what the server reads: `dialect = indexed` is name[0][key]=..., `brackets` is name[]=..., \
                 `repeat` is name=... for each element",
            ),
            Some(dialect) => ambiguous(model, field, dialect),
        },
        (Style::DeepObject, _) => ambiguous(model, field, model.dialect.unwrap_or(Dialect::Indexed)),
        (Style::Form | Style::SpaceDelimited | Style::PipeDelimited, Depth::Deep) => {
            nested("`style: deepObject` can say them, or `content` with JSON")
        }
        (_, Depth::Deep) => nested("`content` with JSON can say them"),
        (_, Depth::Flat) => None,
    }
}

/// Without indices nobody could tell the elements of an array of arrays or objects apart.
fn ambiguous(model: &Model, field: &Field, dialect: Dialect) -> Option<Wrong> {
    let name = match dialect {
        Dialect::Indexed => return None,
        Dialect::Brackets => "brackets",
        Dialect::Repeat => "repeat",
    };
    let has_ambiguous = has_array_of_more(model, &field.type_, &mut BTreeSet::new());
    has_ambiguous.then(|| Wrong {
        message: format!(
            "`{}` has an array of arrays or objects, which `dialect = {name}` cannot tell apart",
            field.wire.0
        ),
        help: "`dialect = indexed` can: name[0][key]=...",
    })
}

fn has_array_of_more(model: &Model, type_: &Type, seen: &mut BTreeSet<DefinitionId>) -> bool {
    match type_ {
        Type::Array(inner) => model.depth(inner) != Depth::Scalar,
        Type::Map(inner) | Type::Clearable(inner) | Type::Nullable(inner) | Type::Boxed(inner) => {
            has_array_of_more(model, inner, seen)
        }
        Type::Named(id) if seen.insert(*id) => {
            let shape = model.definition(*id).map(|definition| &definition.shape);
            shape.map(Shape::types).unwrap_or_default().iter().any(|it| has_array_of_more(model, it, seen))
        }
        _ => false,
    }
}
