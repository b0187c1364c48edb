//! Required members that lead back to their own object. No finite value has them, so they become optional.
//!
//! Documents have them by mistake: `required` lists a member of the object's own type, which the API sometimes leaves
//! out.

use formwork_openapi::{Mark, OrderedMap, Reader, Site};

use crate::model::{Definition, DefinitionId, Field, Location, Shape, Type};

/// The sites of required members whose type is a definition, by their definition and wire name.
pub(crate) type RequiredMembers<'d> = OrderedMap<(DefinitionId, String), Site<'d>>;

/// Makes required members optional until every definition has a finite value, and notes each as a slip.
pub(crate) fn end_recursion<'d>(
    definitions: &mut [Definition],
    members: &RequiredMembers<'d>,
    reader: &mut Reader<'d>,
) {
    loop {
        let finite = finite(definitions);
        let Some((id, wire)) = make_optional(definitions, &finite) else { return };
        if let Some(site) = members.get(&(id, wire.clone())) {
            let message = format!(
                "`{wire}` is required and leads back to its own object, which no value can; it is read as optional"
            );
            reader.remark(Mark::Slip, "required", site, message);
        }
    }
}

/// Makes one required member without a finite value optional. A boxed one is preferred: it is the back edge of a cycle.
fn make_optional(definitions: &mut [Definition], finite: &[bool]) -> Option<(DefinitionId, String)> {
    let is_endless = |field: &Field| is_required(field) && !is_finite(&field.type_, finite);
    for wants_box in [true, false] {
        for (index, definition) in definitions.iter_mut().enumerate() {
            let Some(fields) = definition.shape.fields_mut() else { continue };
            let is_wanted = |field: &&mut Field| is_endless(field) && (has_box(&field.type_) || !wants_box);
            if let Some(field) = fields.iter_mut().find(is_wanted) {
                field.required = false;
                return Some((DefinitionId(index), field.wire.0.clone()));
            }
        }
    }
    None
}

/// True for each definition with a finite value. Definitions mostly refer to later ones, so going backward finds nearly
/// all in one round.
fn finite(definitions: &[Definition]) -> Vec<bool> {
    let mut finite = vec![false; definitions.len()];
    loop {
        let mut has_changed = false;
        for (index, definition) in definitions.iter().enumerate().rev() {
            let is_new =
                !finite.get(index).is_some_and(|it| *it) && has_finite_value(&definition.shape, &finite);
            if let Some(slot) = finite.get_mut(index).filter(|_| is_new) {
                *slot = true;
                has_changed = true;
            }
        }
        if !has_changed {
            return finite;
        }
    }
}

fn has_finite_value(shape: &Shape, finite: &[bool]) -> bool {
    match shape {
        Shape::Operation(fields)
        | Shape::Params(fields)
        | Shape::Response(fields)
        | Shape::Parts(fields)
        | Shape::Headers(fields) => {
            fields.iter().all(|field| !is_required(field) || is_finite(&field.type_, finite))
        }
        Shape::Union(union) => {
            union.is_received || union.branches.iter().any(|branch| is_finite(&branch.type_, finite))
        }
        Shape::Enum(_) | Shape::ValueEnum(..) | Shape::Bodies(_) | Shape::Output(_) | Shape::Failure(_) => {
            true
        }
    }
}

fn is_required(field: &Field) -> bool {
    field.required && field.location != Location::Rest
}

fn is_finite(type_: &Type, finite: &[bool]) -> bool {
    match type_ {
        Type::Named(id) => finite.get(id.0).is_none_or(|is_finite| *is_finite),
        Type::Boxed(inner) => is_finite(inner, finite),
        Type::Tuple(tuple) => {
            let least = tuple.least.unwrap_or(tuple.items.len());
            tuple.items.iter().take(least).all(|item| is_finite(item, finite))
        }
        _ => true,
    }
}

fn has_box(type_: &Type) -> bool {
    match type_ {
        Type::Boxed(_) => true,
        Type::Tuple(tuple) => tuple.types().any(has_box),
        _ => false,
    }
}
