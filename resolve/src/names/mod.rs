//! Gives names to all items of the model that the user has not named, so that names are unique in each scope. See
//! [`share`] for how contested names are assigned.

pub(crate) mod alike;
mod module;
pub mod name;
mod origin;
mod others;
pub(crate) mod scope;
mod spelling;
mod variant;

use formwork_openapi::{OrderedMap, OrderedSet, Pointer};

pub(crate) use module::ModuleKey;
pub(crate) use variant::{VariantIndex, VariantNames};

use crate::Resolver;
use crate::model::{Branch, Case, Definition, Field, Location, RustName, Shape, Union, Variant};
use crate::names::alike::{ComponentNames, longer};
use crate::names::name::Kind;
use crate::names::origin::{Origin, component};
use crate::names::others::{
    longer_targets, none, of_operation, other_branches, other_cases, other_fields, other_modules, other_types,
};
use crate::names::scope::{Fit, Others, Wish, share};
use crate::names::variant::variant_names;
use crate::operation::selection::Selected;

/// The items of an operation's module that are not types of its parameters.
const OF_OPERATION: [&str; 4] = ["Output", "Failure", "Headers", "Body"];

/// The definitions of a module, and the origins of their names.
struct Members {
    module: ModuleKey,
    indices: Vec<usize>,
    origins: Vec<Origin>,
}

impl Members {
    fn new(module: ModuleKey, indices: Vec<usize>, definitions: &[Definition]) -> Self {
        let owner = module.owner().and_then(|id| definitions.get(id.0));
        let fields = owner.map(origin::fields);
        let all = indices.iter().filter_map(|index| definitions.get(*index));
        let origins = all.map(|definition| Origin::new(definition, fields.as_ref())).collect();
        Self { module, indices, origins }
    }

    fn get<'a>(
        &'a self,
        definitions: &'a [Definition],
        number: usize,
    ) -> Option<(&'a Definition, &'a Origin)> {
        let index = *self.indices.get(number)?;
        Some((definitions.get(index)?, self.origins.get(number)?))
    }

    /// All definitions of the module with their origins.
    fn all<'a>(
        &'a self,
        definitions: &'a [Definition],
    ) -> impl Iterator<Item = (&'a Definition, &'a Origin)> {
        (0..self.indices.len()).filter_map(|number| self.get(definitions, number))
    }

    /// The definition whose own module this is.
    fn owner<'a>(&self, definitions: &'a [Definition]) -> Option<&'a Definition> {
        definitions.get(self.module.owner()?.0)
    }
}

/// The definitions of each module, outer modules first.
fn by_module(definitions: &[Definition]) -> Vec<(ModuleKey, Vec<usize>)> {
    let mut modules: OrderedMap<ModuleKey, Vec<usize>> = OrderedMap::default();
    // Types take precedence over operations.
    let (operations, types): (Vec<_>, Vec<_>) =
        definitions.iter().enumerate().partition(|(_, definition)| is_operation(definition));
    for (index, definition) in types.into_iter().chain(operations) {
        modules.change(definition.key, Vec::new(), |indices| indices.push(index));
    }
    let mut modules = modules.into_entries();
    modules.sort_unstable();
    modules
}

impl Resolver<'_> {
    /// Names every definition and its fields, from the outer modules to the inner ones: types are named after the
    /// fields and variants of the definition that owns their module.
    pub(crate) fn give_names(&mut self) {
        let mut definitions = std::mem::take(&mut self.model.definitions);
        for (module, indices) in by_module(&definitions) {
            self.name_module(module, indices, &mut definitions);
        }
        self.model.definitions = definitions;
    }

    /// Names the definitions of a module and their contents. The owner of the module must have its names.
    fn name_module(&mut self, module: ModuleKey, indices: Vec<usize>, definitions: &mut [Definition]) {
        let owner = module.owner().and_then(|owner| definitions.get(owner.0));
        let variants = owner.map(|owner| variant_names(&owner.shape)).unwrap_or_default();
        for index in &indices {
            definitions.get_mut(*index).into_iter().for_each(|it| self.wish_for_name(it, &variants));
        }
        let members = Members::new(module, indices, definitions);
        self.name_types(&members, definitions);
        self.name_modules(&members, definitions);
        let path = match members.owner(definitions) {
            Some(owner) => owner.inner_module(),
            None => module.name().map(|name| RustName(name.to_owned())).into_iter().collect(),
        };
        for index in members.indices {
            let Some(definition) = definitions.get_mut(index) else { continue };
            definition.module.clone_from(&path);
            self.name_fields(definition);
            self.name_values(&mut definition.shape);
            self.name_cases(definition);
            self.name_branches(&mut definition.shape);
        }
    }

    /// Sets the wanted name: the user's, or that of the variant whose type it is.
    fn wish_for_name(&mut self, definition: &mut Definition, variants: &[RustName]) {
        if let Some(chosen) = self.options.type_name(&definition.place.pointer) {
            (definition.name, definition.is_named) = (chosen, true);
        } else if let Some(name) = definition.variant.and_then(|variant| variants.get(variant.0)) {
            definition.name.clone_from(name);
        }
    }

    fn name_fields(&mut self, definition: &mut Definition) {
        let own = match definition.shape {
            Shape::Headers(_) => None,
            Shape::Response(_) => Some("extra"),
            _ => Some("new"),
        };
        let is_operation = is_operation(definition);
        let left_out = std::mem::take(&mut definition.left_out);
        let Some(fields) = definition.shape.fields_mut() else { return };
        let has_body = fields.iter().any(|field| field.location == Location::Body);
        let wish = |field: &Field| {
            let wish = Wish::new(&field.name, self.options.field_name(&field.place.pointer));
            // A field with the name of the body itself gets another one.
            let is_in_the_way = has_body && field.location != Location::Body && wish.name.0 == "body";
            if is_in_the_way { Wish::new(&RustName("body_".to_owned()), None) } else { wish }
        };
        // Members that `select` leaves out take part, so that the names of fields do not depend on the selection.
        let others = left_out.iter().map(|wire| Wish::new(&name::field(&wire.0), None));
        let wishes: Vec<Wish> = fields.iter().map(wish).chain(others).collect();
        let taken = own.map(|own| RustName(own.to_owned())).into_iter().collect();
        let names = share(&wishes, taken, &|index| {
            let left_out = || longer(left_out.get(index - fields.len()).map(|wire| &wire.0), Kind::Field);
            fields.get(index).map_or_else(left_out, |field| other_fields(field, is_operation))
        });
        for (field, name) in fields.iter_mut().zip(names) {
            field.name = name;
        }
        definition.left_out = left_out;
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

    /// Names the variants of a union or body.
    fn name_branches(&mut self, shape: &mut Shape) {
        let mut taken = OrderedSet::default();
        let mut branches: Vec<&mut Branch> = match shape {
            Shape::Union(Union { branches, is_received, .. }) => {
                taken.extend(is_received.then(|| RustName("Other".to_owned())));
                branches.iter_mut().collect()
            }
            Shape::Bodies(bodies) => bodies.iter_mut().map(|(branch, _)| branch).collect(),
            _ => return,
        };
        let wish = |branch: &&mut Branch| {
            let place = Some(&branch.place).filter(|_| !branch.is_one_type);
            Wish::new(&branch.name, place.and_then(|place| self.options.type_name(&place.pointer)))
        };
        let wishes: Vec<Wish> = branches.iter().map(wish).collect();
        let names = share(&wishes, taken, &|index| {
            branches.get(index).map_or_else(none, |branch| other_branches(branch))
        });
        for (branch, name) in branches.iter_mut().zip(names) {
            branch.name = name;
        }
    }

    /// Names the cases of responses. A case that does not share its status has the place of the enum, and a user's name
    /// for that place names the enum.
    fn name_cases(&mut self, definition: &mut Definition) {
        let Some(cases) = definition.cases_mut() else { return };
        let wish = |case: &Case| {
            let place = Some(&case.place).filter(|_| case.shares_status);
            Wish::new(&case.name, place.and_then(|place| self.options.type_name(&place.pointer)))
        };
        let wishes: Vec<Wish> = cases.iter().map(wish).collect();
        let names =
            share(&wishes, OrderedSet::default(), &|index| cases.get(index).map_or_else(none, other_cases));
        for (case, name) in cases.iter_mut().zip(names) {
            case.name = name;
        }
    }

    fn name_types(&mut self, members: &Members, definitions: &mut [Definition]) {
        let is_of_operation = members.owner(definitions).is_some_and(is_operation);
        for (index, origin) in members.indices.iter().zip(&members.origins) {
            let Some(definition) = definitions.get_mut(*index).filter(|definition| !definition.is_named)
            else {
                continue;
            };
            match origin {
                Origin::Component(wire) => definition.name = self.components.name(wire).type_,
                // The component may be reached by the next operation that the user selects, so it keeps its name.
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
            let member = members.get(definitions, number);
            member.map_or_else(none, |(definition, origin)| other_types(definition, origin, root))
        });
        for (index, name) in members.indices.iter().zip(names) {
            if let Some(definition) = definitions.get_mut(*index) {
                definition.name = name;
            }
        }
    }

    /// Names the modules. Types and modules share a namespace.
    fn name_modules(&mut self, members: &Members, definitions: &mut [Definition]) {
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
            members.get(definitions, number).map_or_else(none, |(_, origin)| other_modules(origin))
        });
        for (index, name) in members.indices.iter().zip(names) {
            if let Some(definition) = definitions.get_mut(*index) {
                definition.own_module = name;
            }
        }
    }

    /// The name of a union's variant whose type is this target.
    pub(crate) fn name_of_target(&mut self, target: &Pointer) -> RustName {
        match component(target) {
            Some(wire) => self.components.name(wire).type_,
            None => name::component(target.last()),
        }
    }
}

/// Names the operations that the user has not named. A component takes precedence, even if it is not reached: the next
/// operation that the user selects may reach it.
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

fn is_operation(definition: &Definition) -> bool {
    matches!(definition.shape, Shape::Operation(_))
}
