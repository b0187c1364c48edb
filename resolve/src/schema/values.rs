//! Enums: strings, numbers and other scalars whose values the document lists.

use formwork_openapi::{Kind as JsonKind, Listed, Mark, Place, Value, Version};

use super::view::Text;
use super::{About, Meaning, Normal, SchemaSet, Use};
use crate::model::{DefinitionId, Shape, Side, Type, Variant, WireName};
use crate::names::name;
use crate::{Resolver, docs};

impl<'d> Resolver<'d> {
    pub(crate) fn text(&mut self, text: &Text<'d>, about: &About, normal: &Normal<'d>, place: &Use) -> Type {
        let Some(mut values) = text.values.clone() else {
            if text.meaning == Meaning::Binary && place.side == Side::Parts {
                if text.format.as_deref() == Some("binary")
                    && normal.set.first.node.version() != Version::V3_0
                {
                    let message = "`format: binary` means nothing since 3.1: it is a file, as in 3.0";
                    self.reader.remark(Mark::Slip, "format", &normal.set.first, message);
                }
                return Type::Upload;
            }
            let secret = text.meaning == Meaning::Password || self.options.is_secret(&place.wire);
            let format = text.format.as_deref().filter(|_| !secret);
            let format = format.and_then(|format| self.options.format(format));
            return match format {
                _ if secret => Type::Secret,
                Some(format) => Type::Formatted(format),
                None => Type::String,
            };
        };
        for (_, listed) in &values {
            self.remark_quotes(listed, true, &normal.set);
        }
        let clears =
            place.side == Side::Form && values.len() > 1 && values.iter().any(|(value, _)| value.is_empty());
        if clears {
            values.retain(|(value, _)| !value.is_empty());
        }
        if let Some(constant) = self.text_constant(&values, normal, place) {
            return constant;
        }
        // The empty value clears on one side and is a variant on another, so such an enum is not shared between sides.
        let has_empty = clears || values.iter().any(|(value, _)| value.is_empty());
        let everywhere = if has_empty { None } else { place.everywhere() };
        let type_ = self.string_enum(&values, about, normal, everywhere.as_ref().unwrap_or(place));
        let type_ = Type::Named(type_);
        if clears { Type::Clearable(Box::new(type_)) } else { type_ }
    }

    /// The type of text that has one value, where nobody sets it: in a response, and for a required member of a request.
    /// A component keeps its enum, and so does whatever the user gives a name to.
    fn text_constant(
        &mut self,
        values: &[(String, Listed<'d>)],
        normal: &Normal<'d>,
        place: &Use,
    ) -> Option<Type> {
        let [(only, listed)] = values else { return None };
        let is_set = place.side.is_request() && (!place.is_required || normal.nullable);
        let mut is_named = |place: &Place| self.options.type_name(&place.pointer).is_some();
        let has_type = place.is_shared || is_named(&place.naming.place) || is_named(&listed.node.place());
        if is_set || has_type {
            return None;
        }
        self.model.constants.push(listed.node.offset());
        Some(Type::Constant(only.clone()))
    }

    /// Notes a value whose quotes do not match the schema's `type`. YAML reads an unquoted digit string as a number,
    /// and editors quote numbers.
    fn remark_quotes(&mut self, listed: &Listed<'d>, is_sent_as_text: bool, set: &SchemaSet<'d>) {
        let Listed { value, node, .. } = listed;
        if is_sent_as_text == (node.kind() == JsonKind::String) {
            return;
        }
        let keyword = if node.pointer().last() == "const" { "const" } else { "enum" };
        let message = if is_sent_as_text {
            format!("`{}` is sent as text, as `type` says: write it in quotes", node.authored())
        } else {
            format!(
                "{} is sent as the number {value}, as `type` says: write it without quotes",
                node.written()
            )
        };
        self.reader.remark(Mark::Slip, keyword, &set.first.with(node.clone()), message);
    }

    fn string_enum(
        &mut self,
        values: &[(String, Listed<'d>)],
        about: &About,
        normal: &Normal<'d>,
        place: &Use,
    ) -> DefinitionId {
        let variants = values.iter().map(|(value, listed)| (value.clone(), listed)).collect();
        self.define_enum(variants, Shape::Enum, about, normal, place)
    }

    /// An enum of integers, or of scalars of several types. It has the same values on every side.
    pub(crate) fn value_enum(
        &mut self,
        values: &[Listed<'d>],
        about: &About,
        normal: &Normal<'d>,
        place: &Use,
    ) -> Type {
        for listed in values {
            self.remark_quotes(listed, matches!(listed.value, Value::Text(_)), &normal.set);
        }
        let everywhere = place.everywhere();
        let literals = values.iter().map(|listed| listed.value.clone()).collect();
        let variants = values.iter().map(|listed| (plain(&listed.value), listed)).collect();
        let shape = |variants| Shape::ValueEnum(variants, literals);
        Type::Named(self.define_enum(variants, shape, about, normal, everywhere.as_ref().unwrap_or(place)))
    }

    fn define_enum(
        &mut self,
        values: Vec<(String, &Listed<'d>)>,
        shape: impl FnOnce(Vec<Variant>) -> Shape,
        about: &About,
        normal: &Normal<'d>,
        place: &Use,
    ) -> DefinitionId {
        if let Some(id) = self.known(normal, place) {
            return id;
        }
        let shape = shape(variants_of(values));
        self.define_once(normal, about, shape, place)
    }
}

fn variants_of(values: Vec<(String, &Listed<'_>)>) -> Vec<Variant> {
    let variant = |(value, listed): (String, &Listed<'_>)| Variant {
        docs: docs(listed.description.as_deref()),
        name: name::variant(listed.title.as_ref().unwrap_or(&value)),
        title: listed.title.clone(),
        wire: WireName(value),
        place: listed.node.place(),
    };
    values.into_iter().map(variant).collect()
}

/// The text that a value's variant is named after.
fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        other => other.to_string(),
    }
}
