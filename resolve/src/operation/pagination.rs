//! Finds the operations that return paginated lists, in the finished model.

use formwork_openapi::Method;

use crate::model::{Definition, Field, Location, Model, Operation, Output, Payload, RustName, Shape, Type};

/// A paginated list by one of Stripe's conventions: a response with `data` and `has_more`, and a cursor.
#[derive(Debug)]
pub struct List<'m> {
    /// The definition of a page.
    pub response: &'m Definition,
    /// The element type of `data`.
    pub item: &'m Type,
    /// The definition of the element type, if it is one.
    pub element: Option<&'m Definition>,
    pub data: &'m RustName,
    pub has_more: &'m RustName,
    pub cursor: Cursor<'m>,
}

/// The cursor that requests the next page.
#[derive(Debug)]
pub enum Cursor<'m> {
    /// The `id` of the last item in `starting_after`, or of the first item in `ending_before` if the operation has that
    /// parameter. The id may be optional.
    Id { id: &'m RustName, is_option: bool, after: &'m RustName, before: Option<&'m RustName> },
    /// The response's `next_page`, in `page`.
    Token { token: &'m RustName, page: &'m RustName },
}

/// The paginated list of an operation, if it has one.
pub fn list<'m>(model: &'m Model, operation: &'m Operation) -> Option<List<'m>> {
    let params = model.definition(operation.params).filter(|_| operation.method == Method::Get)?;
    let response = response(model, &operation.output)?;
    let data = required(response, "data")?;
    let Type::Array(item) = &data.type_ else { return None };
    let has_more = required(response, "has_more").filter(|field| field.type_ == Type::Boolean)?;
    let element = match **item {
        Type::Named(id) => model.definition(id),
        _ => None,
    };
    let by_id = || {
        let fields = received(element?)?.shape.fields();
        let id = fields.iter().find(|field| field.wire.0 == "id")?;
        let is_option = is_optional_text(id);
        let after = optional_text(params, "starting_after", Location::Query)?;
        let before = optional_text(params, "ending_before", Location::Query);
        let is_id = is_option || id.type_ == Type::String;
        is_id.then_some(Cursor::Id { id: &id.name, is_option, after, before })
    };
    let by_token = || {
        let token = optional_text(response, "next_page", Location::Member)?;
        let page = optional_text(params, "page", Location::Query)?;
        Some(Cursor::Token { token, page })
    };
    let cursor = by_id().or_else(by_token)?;
    Some(List { response, item, element, data: &data.name, has_more: &has_more.name, cursor })
}

/// The response object, if the operation has a single success.
fn response<'m>(model: &'m Model, output: &'m Output) -> Option<&'m Definition> {
    let Output::One(case) = output else { return None };
    let Payload::Json(Type::Named(id)) = case.payload else { return None };
    received(model.definition(id)?)
}

fn received(definition: &Definition) -> Option<&Definition> {
    matches!(definition.shape, Shape::Response(_)).then_some(definition)
}

fn required<'m>(definition: &'m Definition, wire: &str) -> Option<&'m Field> {
    definition.shape.fields().iter().find(|field| field.wire.0 == wire && field.required)
}

/// The name of an optional string field.
fn optional_text<'m>(definition: &'m Definition, wire: &str, location: Location) -> Option<&'m RustName> {
    let is_it = |field: &&Field| field.wire.0 == wire && field.location == location;
    let field = definition.shape.fields().iter().find(is_it)?;
    is_optional_text(field).then_some(&field.name)
}

fn is_optional_text(field: &Field) -> bool {
    match &field.type_ {
        Type::String => !field.required,
        Type::Nullable(inner) => **inner == Type::String,
        _ => false,
    }
}
