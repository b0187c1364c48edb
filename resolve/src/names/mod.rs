//! Gives every name of the model that the user has not chosen, once all of them are known: two things of one scope are
//! never called the same. See [`share`] for who gets a name that several want.

pub(crate) mod alike;
mod module;
pub mod name;
pub(crate) mod scope;
mod spelling;

use formwork_openapi::{OrderedMap, OrderedSet, Pointer};

pub(crate) use module::ModuleKey;

use crate::Resolver;
use crate::model::{
    Branch, Case, Definition, DefinitionId, Field, Location, RustName, Shape, Union, Variant,
};
use crate::names::alike::{ComponentNames, longer};
use crate::names::name::{Kind, letters};
use crate::names::scope::{Fit, Others, Wish, share};
use crate::operation::selection::Selected;
use crate::operation::status::Status;

/// What an operation can have in its module beside the types of its parameters.
const OF_OPERATION: [&str; 4] = ["Output", "Failure", "Headers", "Body"];

/// What a definition is named after.
enum Origin {
    /// A component schema, by its name.
    Component(String),
    /// Another schema that a `$ref` leads to: one in another file, or a part of one.
    Target(Pointer),
    Operation,
    /// A property, parameter or header, by its name and that of its field.
    Field(String, RustName),
    /// What it is there for, such as `Output`.
    Role,
}

/// The definitions of one module, with what each is named after.
struct Members<'m> {
    module: ModuleKey,
    indices: Vec<usize>,
    origins: &'m [Origin],
}

impl<'m> Members<'m> {
    fn of<'a>(
        &'a self,
        definitions: &'a [Definition],
        number: usize,
    ) -> Option<(&'a Definition, &'m Origin)> {
        let index = *self.indices.get(number)?;
        Some((definitions.get(index)?, self.origins.get(index)?))
    }

    /// The same for all of them.
    fn all<'a>(
        &'a self,
        definitions: &'a [Definition],
    ) -> impl Iterator<Item = (&'a Definition, &'m Origin)> {
        (0..self.indices.len()).filter_map(|number| self.of(definitions, number))
    }

    /// The definition whose own module this is.
    fn owner<'a>(&self, definitions: &'a [Definition]) -> Option<&'a Definition> {
        definitions.get(self.module.owner()?.0)
    }
}

impl Resolver<'_> {
    pub(crate) fn give_names(&mut self) {
        let mut definitions = std::mem::take(&mut self.model.definitions);
        let mut changed: OrderedMap<usize, OrderedMap<RustName, RustName>> = OrderedMap::default();
        for (index, definition) in definitions.iter_mut().enumerate() {
            if let Some(chosen) = self.options.type_name(&definition.place.pointer) {
                (definition.name, definition.is_named) = (chosen, true);
            }
            self.name_fields(definition);
            self.name_values(&mut definition.shape);
            let renamed = self.name_branches(&mut definition.shape);
            if !renamed.is_empty() {
                changed.insert(index, renamed);
            }
            self.name_cases(definition);
        }
        if !changed.is_empty() {
            // The type of a variant is called as the variant.
            for definition in definitions.iter_mut().filter(|definition| !definition.is_named) {
                let renamed = definition.key.owner().and_then(|owner| changed.get(&owner.0));
                if let Some(name) = renamed.and_then(|renamed| renamed.get(&definition.name)) {
                    definition.name.clone_from(name);
                }
            }
        }
        let origins = origins(&definitions);
        let mut modules: OrderedMap<ModuleKey, Vec<usize>> = OrderedMap::default();
        for (index, definition) in definitions.iter().enumerate() {
            modules.change(definition.key, Vec::new(), |indices| indices.push(index));
        }
        let mut modules = modules.into_entries();
        // What is outside comes first.
        modules.sort_unstable();
        for (module, indices) in modules {
            // Operations make way for types.
            let (operations, mut indices): (Vec<usize>, Vec<usize>) =
                indices.into_iter().partition(|index| definitions.get(*index).is_some_and(is_operation));
            indices.extend(operations);
            let members = Members { module, indices, origins: &origins };
            self.name_types(&members, &mut definitions);
            self.name_modules(&members, &mut definitions);
            let path = match members.owner(&definitions) {
                Some(owner) => owner.inner_module(),
                None => module.name().map(|name| RustName(name.to_owned())).into_iter().collect(),
            };
            for index in members.indices {
                if let Some(definition) = definitions.get_mut(index) {
                    definition.module.clone_from(&path);
                }
            }
        }
        self.model.definitions = definitions;
    }

    fn name_fields(&mut self, definition: &mut Definition) {
        let own = match definition.shape {
            Shape::Headers(_) => None,
            Shape::Response(_) => Some("extra"),
            _ => Some("new"),
        };
        let is_operation = is_operation(definition);
        let Some(fields) = definition.shape.fields_mut() else { return };
        let has_body = fields.iter().any(|field| field.location == Location::Body);
        let wish = |field: &Field| {
            let wish = Wish::new(&field.name, self.options.field_name(&field.place.pointer));
            // What is named like the body itself makes way for it.
            let is_in_the_way = has_body && field.location != Location::Body && wish.name.0 == "body";
            if is_in_the_way { Wish::new(&RustName("body_".to_owned()), None) } else { wish }
        };
        let wishes: Vec<Wish> = fields.iter().map(wish).collect();
        let taken = own.map(|own| RustName(own.to_owned())).into_iter().collect();
        let names = share(&wishes, taken, &|index| {
            fields.get(index).map_or_else(none, |field| other_fields(field, is_operation))
        });
        for (field, name) in fields.iter_mut().zip(names) {
            field.name = name;
        }
    }

    /// Names the values of an enum.
    fn name_values(&mut self, shape: &mut Shape) {
        let (Shape::Enum(values) | Shape::ValueEnum(values, _)) = shape else { return };
        let wish = |value: &Variant| Wish::new(&value.name, self.options.type_name(&value.place.pointer));
        let wishes: Vec<Wish> = values.iter().map(wish).collect();
        let taken = OrderedSet::from_iter([RustName("Other".to_owned())]);
        let title = |value: &Variant| value.title.clone().unwrap_or_else(|| value.wire.0.clone());
        let names = share(&wishes, taken, &|index| longer(values.get(index).map(title), Kind::Variant));
        for (value, name) in values.iter_mut().zip(names) {
            value.name = name;
        }
    }

    /// Names the variants of a union or body. Gives those that are called otherwise now, with what they were called.
    fn name_branches(&mut self, shape: &mut Shape) -> OrderedMap<RustName, RustName> {
        let mut taken = OrderedSet::default();
        let mut branches: Vec<&mut Branch> = match shape {
            Shape::Union(Union { branches, is_received, .. }) => {
                taken.extend(is_received.then(|| RustName("Other".to_owned())));
                branches.iter_mut().collect()
            }
            Shape::Bodies(bodies) => bodies.iter_mut().map(|(branch, _)| branch).collect(),
            _ => return OrderedMap::default(),
        };
        let wish = |branch: &&mut Branch| wish(&branch.name, self.options.type_name(&branch.place.pointer));
        let wishes: Vec<Wish> = branches.iter().map(wish).collect();
        let names = share(&wishes, taken, &|index| {
            branches.get(index).map_or_else(none, |branch| other_branches(branch))
        });
        let mut changed = OrderedMap::default();
        for (branch, name) in branches.iter_mut().zip(names) {
            if branch.name != name {
                changed.insert(std::mem::replace(&mut branch.name, name.clone()), name);
            }
        }
        changed
    }

    fn name_cases(&mut self, definition: &mut Definition) {
        let Some(cases) = definition.cases_mut() else { return };
        let wish = |case: &Case| wish(&case.name, self.options.type_name(&case.place.pointer));
        let wishes: Vec<Wish> = cases.iter().map(wish).collect();
        let names =
            share(&wishes, OrderedSet::default(), &|index| cases.get(index).map_or_else(none, other_cases));
        for (case, name) in cases.iter_mut().zip(names) {
            case.name = name;
        }
    }

    fn name_types(&mut self, members: &Members<'_>, definitions: &mut [Definition]) {
        let is_of_operation = members.owner(definitions).is_some_and(is_operation);
        for (index, origin) in members.indices.iter().filter_map(|it| Some((*it, members.origins.get(*it)?)))
        {
            let Some(definition) = definitions.get_mut(index).filter(|definition| !definition.is_named)
            else {
                continue;
            };
            match origin {
                Origin::Component(wire) => definition.name = self.components.name(wire).type_,
                // A component of the document may be reached by the next operation that the user selects.
                Origin::Target(pointer) if self.components.has_type(&definition.name) => {
                    let names = longer_targets(pointer, self.components.path());
                    let last = names.last().cloned();
                    let free = names.into_iter().find(|name| !self.components.has_type(name)).or(last);
                    definition.name = free.unwrap_or_else(|| definition.name.clone());
                }
                Origin::Field(..)
                    if is_of_operation && OF_OPERATION.contains(&definition.name.0.as_str()) =>
                {
                    definition.name.0.push('_');
                }
                _ => {}
            }
        }
        let wish =
            |definition: &Definition| Wish { name: definition.name.clone(), is_chosen: definition.is_named };
        let wishes: Vec<Wish> = members.all(definitions).map(|(definition, _)| wish(definition)).collect();
        let root = self.components.path();
        let names = share(&wishes, OrderedSet::default(), &|number| {
            let member = members.of(definitions, number);
            member.map_or_else(none, |(definition, origin)| other_types(definition, origin, root))
        });
        for (index, name) in members.indices.iter().zip(names) {
            if let Some(definition) = definitions.get_mut(*index) {
                definition.name = name;
            }
        }
    }

    /// Types and modules share a namespace.
    fn name_modules(&mut self, members: &Members<'_>, definitions: &mut [Definition]) {
        let mut taken: OrderedSet<RustName> =
            members.all(definitions).map(|(definition, _)| definition.name.clone()).collect();
        if members.module == ModuleKey::Root {
            taken.extend(ModuleKey::SHARED.map(|shared| RustName(shared.to_owned())));
        }
        let wishes = members.all(definitions).map(|(definition, origin)| {
            let component = match origin {
                Origin::Component(wire) => Some(self.components.name(wire)),
                _ => None,
            };
            let component = component.filter(|component| component.type_ == definition.name);
            let name = component.map_or_else(|| name::module(&definition.name), |component| component.module);
            let is_shared = members.module == ModuleKey::Root && ModuleKey::SHARED.contains(&name.0.as_str());
            let name = if is_shared { RustName(format!("{name}_")) } else { name };
            Wish { name, is_chosen: false }
        });
        let wishes: Vec<Wish> = wishes.collect();
        let names = share(&wishes, taken, &|number| {
            members.of(definitions, number).map_or_else(none, |(_, origin)| other_modules(origin))
        });
        for (index, name) in members.indices.iter().zip(names) {
            if let Some(definition) = definitions.get_mut(*index) {
                definition.own_module = name;
            }
        }
    }

    /// What a union's variant for the target of a `$ref` is called.
    pub(crate) fn name_of_target(&mut self, target: &Pointer) -> RustName {
        match component(target) {
            Some(wire) => self.components.name(wire).type_,
            None => name::component(target.last()),
        }
    }
}

/// Names the operations that the user has not. One that would be called like a component of the document makes way for
/// it, whether the component is reached or not: it may be by the next operation that the user selects.
pub(crate) fn name_operations(selected: &mut [Selected<'_>], components: &mut ComponentNames<'_>) {
    let wish = |it: &Selected<'_>| Wish { name: it.name.clone(), is_chosen: it.is_named };
    let wishes: Vec<Wish> = selected.iter().map(wish).collect();
    let mut taken = OrderedSet::default();
    for Wish { name, .. } in wishes.iter().filter(|wish| !wish.is_chosen) {
        if components.has(name) {
            taken.insert(name.clone());
        }
    }
    let names = share(&wishes, taken, &|index| {
        let name = wishes.get(index).map(|wish| of_operation(&wish.name));
        Others { fit: Fit::Exact, names: name.into_iter().collect() }
    });
    for (selected, name) in selected.iter_mut().zip(names) {
        selected.name = name;
    }
}

fn origins(definitions: &[Definition]) -> Vec<Origin> {
    let mut fields: OrderedMap<(usize, usize), &Field> = OrderedMap::default();
    for (owner, definition) in definitions.iter().enumerate() {
        for field in definition.shape.fields().iter().filter(|field| field.location != Location::Body) {
            fields.insert((owner, field.place.offset()), field);
        }
    }
    let origin = |definition: &Definition| {
        let Some(DefinitionId(owner)) = definition.key.owner() else { return outer_origin(definition) };
        let field = fields.get(&(owner, definition.place.offset()));
        match field.filter(|field| definition.name == name::type_(&field.wire.0)) {
            Some(field) => Origin::Field(field.wire.0.clone(), field.name.clone()),
            None => Origin::Role,
        }
    };
    definitions.iter().map(origin).collect()
}

/// What a definition is named after that is in no other one's module.
fn outer_origin(definition: &Definition) -> Origin {
    let pointer = &definition.place.pointer;
    match component(pointer) {
        _ if is_operation(definition) => Origin::Operation,
        Some(component) => Origin::Component(component.to_owned()),
        None => Origin::Target(pointer.clone()),
    }
}

/// The name of the component schema at this place.
fn component(pointer: &Pointer) -> Option<&str> {
    match pointer.parts().as_slice() {
        ["components", "schemas", name] if pointer.file().is_none() => Some(name),
        _ => None,
    }
}

fn is_operation(definition: &Definition) -> bool {
    matches!(definition.shape, Shape::Operation(_))
}

fn wish(name: &RustName, chosen: Option<RustName>) -> Wish {
    let is_chosen = chosen.is_some_and(|chosen| chosen == *name);
    Wish { name: name.clone(), is_chosen }
}

fn none() -> Others {
    Others { fit: Fit::Exact, names: Vec::new() }
}

fn of_operation(name: &RustName) -> RustName {
    RustName(format!("{}Operation", name.0.trim_end_matches('_')))
}

/// A parameter goes by its place, too, because the same name in another place is another parameter. Headers do so first:
/// they are written in a way of their own.
fn other_fields(field: &Field, is_operation: bool) -> Others {
    let wire = &field.wire.0;
    let mut others = longer(Some(wire), Kind::Field);
    let at = |place: &str| name::field(&format!("{place} {wire}"));
    match field.location {
        Location::Path => others.names.push(at("path")),
        Location::Query => others.names.push(at("query")),
        Location::Cookie => others.names.push(at("cookie")),
        Location::Header if is_operation => others.names.insert(0, at("header")),
        Location::Member if is_operation => others.names.push(at("body")),
        // A property of this very name has it.
        Location::Rest => others.names = vec![RustName(format!("{}_", field.name))],
        Location::Header | Location::Member | Location::Body => {}
    }
    others
}

/// A body goes by all of its media type.
fn other_branches(branch: &Branch) -> Others {
    match branch.place.pointer.parts().as_slice() {
        [.., "content", media_type] => longer(Some(media_type), Kind::Type),
        _ => none(),
    }
}

/// A response goes by all of its media type.
fn other_cases(case: &Case) -> Others {
    let status = name::type_(&Status::of_key(&case.status).words());
    let Others { fit, names } = longer(case.media_type.as_ref(), Kind::Type);
    let names = names.iter().map(|media_type| RustName(format!("{status}{media_type}"))).collect();
    Others { fit, names }
}

fn other_types(definition: &Definition, origin: &Origin, root: &str) -> Others {
    let suffixed = |suffix: &str| RustName(format!("{}{suffix}", definition.name.0.trim_end_matches('_')));
    match origin {
        Origin::Operation => Others { fit: Fit::Loose, names: vec![of_operation(&definition.name)] },
        // The type is called as its field, if that had to be called otherwise.
        Origin::Field(wire, field) => {
            let mut others = longer(Some(wire), Kind::Field);
            if *field != name::field(wire) {
                others.fit = Fit::Loose;
            }
            others.names = name::longer(wire, Kind::Type);
            others.names.insert(0, name::type_(&field.0));
            others
        }
        Origin::Component(wire) => {
            // The same component can be sent in two ways, and a name of the user's be that of a component.
            let (fit, suffix) = match definition.shape {
                Shape::Parts(_) => (Fit::Loose, "Parts"),
                _ => (Fit::Exact, "Schema"),
            };
            Others { fit, names: vec![name::type_(wire), suffixed(suffix)] }
        }
        Origin::Target(pointer) => Others { fit: Fit::Loose, names: longer_targets(pointer, root) },
        Origin::Role => none(),
    }
}

/// The names of a type that say more and more of the way to it, from its end: first without what only leads from
/// schema to schema, and at last all of it. The way through files begins at the folder of the root document, so that
/// it is the same wherever that lies.
fn longer_targets(pointer: &Pointer, root: &str) -> Vec<RustName> {
    let is_name = |part: &&str| {
        !matches!(*part, "components" | "schemas" | "definitions" | "$defs" | "properties" | "allOf")
    };
    let file = pointer.file().map(|path| path.rsplit_once('.').map_or(path, |(stem, _)| stem));
    let way: Vec<&str> = file.map(|file| from_folder(root, file)).unwrap_or_default();
    let way: Vec<&str> = way.into_iter().chain(pointer.parts()).collect();
    let mut short: Vec<&str> = way.iter().copied().filter(is_name).collect();
    // A schema is often called as its file.
    short.dedup_by(|next, part| letters(next) == letters(part));
    let mut names: Vec<RustName> = Vec::new();
    let ends = (0..short.len().saturating_sub(1)).rev().filter_map(|start| short.get(start..));
    for end in ends.chain([way.as_slice()]) {
        let name = name::type_(&end.join(" "));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The folders and the name of a file as they are from the folder of another one, without those that lead upwards.
fn from_folder<'p>(of: &str, path: &'p str) -> Vec<&'p str> {
    let parts = |path: &'p str| path.split('/').filter(|part| !matches!(*part, "" | "."));
    let folder = of.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut folders = folder.split('/').filter(|part| !matches!(*part, "" | "."));
    let mut way: Vec<&str> = parts(path).collect();
    let last = way.pop();
    let common = way.iter().take_while(|part| folders.next() == Some(**part)).count();
    way.drain(..common);
    way.into_iter().chain(last).filter(|part| *part != "..").collect()
}

/// The module of a type whose words another one has, too, is called as the type is written.
fn other_modules(origin: &Origin) -> Others {
    match origin {
        Origin::Component(wire) => {
            Others { fit: Fit::Exact, names: vec![name::field(name::last_part(wire))] }
        }
        Origin::Field(wire, field) => {
            let fit = if field.0 == name::letters(wire) { Fit::Exact } else { Fit::Loose };
            Others { fit, names: vec![field.clone()] }
        }
        Origin::Target(_) | Origin::Operation | Origin::Role => Others { fit: Fit::Loose, names: Vec::new() },
    }
}
