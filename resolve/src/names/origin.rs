//! The origins of definitions' names.

use formwork_openapi::{OrderedMap, Pointer};

use crate::model::{Definition, Field, Location, RustName};
use crate::names::{is_operation, name};

/// The origin of a definition's name.
pub(super) enum Origin {
    /// A component schema, by its name.
    Component(String),
    /// Another schema that a `$ref` leads to: one in another file, or a part of one.
    Target(Pointer),
    Operation,
    /// A property, parameter or header, by its name and that of its field.
    Field(String, RustName),
    /// Its role, such as `Output`.
    Role,
}

/// The fields of a definition that can have types of their own, by the place of these.
pub(super) fn fields(owner: &Definition) -> OrderedMap<usize, &Field> {
    let mut fields = OrderedMap::default();
    for field in owner.shape.fields().iter().filter(|field| field.location != Location::Body) {
        fields.insert(field.place.offset(), field);
    }
    fields
}

impl Origin {
    /// The origin of a definition in the module of another one that has these fields, or in no such module.
    pub(super) fn new(definition: &Definition, fields: Option<&OrderedMap<usize, &Field>>) -> Self {
        let Some(fields) = fields else { return Self::outer(definition) };
        let field = fields.get(&definition.place.offset()).copied();
        match field.filter(|field| definition.name == name::type_(&field.wire.0)) {
            Some(field) => Self::Field(field.wire.0.clone(), field.name.clone()),
            None => Self::Role,
        }
    }

    /// The origin of a definition that is in no other one's module.
    fn outer(definition: &Definition) -> Self {
        let pointer = &definition.place.pointer;
        match component(pointer) {
            _ if is_operation(definition) => Self::Operation,
            Some(component) => Self::Component(component.to_owned()),
            None => Self::Target(pointer.clone()),
        }
    }
}

/// The name of the component schema at this place.
pub(super) fn component(pointer: &Pointer) -> Option<&str> {
    match pointer.parts().as_slice() {
        ["components", "schemas", name] if pointer.file().is_none() => Some(name),
        _ => None,
    }
}
