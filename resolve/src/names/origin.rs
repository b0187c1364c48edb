//! The origins of names: the parts of the document that definitions are named after.

use formwork_openapi::{OrderedMap, Pointer};

use crate::model::{Definition, Field, Location, RustName};
use crate::names::{is_operation, name};

/// The origin of a definition's name.
pub(super) enum Origin {
    /// A component schema, by name.
    Component(String),
    /// Another target of a `$ref`: in another file, or a part of a schema.
    Target(Pointer),
    Operation,
    /// A property, parameter or header, by wire name and field name.
    Field(String, RustName),
    /// The role, such as `Output`.
    Role,
}

/// The fields of a definition that can have types of their own, by offset.
pub(super) fn fields(owner: &Definition) -> OrderedMap<usize, &Field> {
    let mut fields = OrderedMap::default();
    for field in owner.shape.fields().iter().filter(|field| field.location != Location::Body) {
        fields.insert(field.place.offset(), field);
    }
    fields
}

impl Origin {
    /// The origin of a definition. `fields` are those of the owner of its module, if there is one.
    pub(super) fn new(definition: &Definition, fields: Option<&OrderedMap<usize, &Field>>) -> Self {
        let Some(fields) = fields else { return Self::outer(definition) };
        let field = fields.get(&definition.place.offset()).copied();
        match field.filter(|field| definition.name == name::type_(&field.wire.0)) {
            Some(field) => Self::Field(field.wire.0.clone(), field.name.clone()),
            None => Self::Role,
        }
    }

    /// The origin of a definition in a module without an owner.
    fn outer(definition: &Definition) -> Self {
        let pointer = &definition.place.pointer;
        match component(pointer) {
            _ if is_operation(definition) => Self::Operation,
            Some(component) => Self::Component(component.to_owned()),
            None => Self::Target(pointer.clone()),
        }
    }
}

/// The name of the component schema at this pointer.
pub(super) fn component(pointer: &Pointer) -> Option<&str> {
    match pointer.parts().as_slice() {
        ["components", "schemas", name] if pointer.file().is_none() => Some(name),
        _ => None,
    }
}
