//! Objects: those with properties become definitions, whose fields are made later, and the others maps.

use formwork_openapi::{Additional, Site};

use super::merge::Spot;
use super::schema::{About, DEEPEST, Resolved, Use, clearable, definition_key};
use super::view::Object;
use super::{Naming, Resolver, name};
use crate::model::{DefinitionId, Encoding, Field, Location, RustName, Shape, Side, Type, WireName};

/// An object whose fields are still to be made.
pub(super) struct PendingObject<'d> {
    id: DefinitionId,
    site: Site<'d>,
    object: Object<'d>,
    side: Side,
}

impl<'d> Resolver<'d> {
    pub(super) fn object(
        &mut self,
        object: Object<'d>,
        about: &About,
        spot: &Spot<'d>,
        place: &Use,
    ) -> Option<Resolved> {
        let site = &spot.first;
        let is_open = matches!(object.additional, Additional::Unsaid | Additional::Anything);
        match (object.properties.is_empty(), &object.additional, place.side) {
            (true, Additional::Typed(values), _) => {
                let values = self.child(values, site, place)?;
                Some(values.within(|type_| Type::Map(Box::new(type_))))
            }
            (true, Additional::Unsaid, Side::Response) => Some(Resolved::json()),
            (true, _, Side::Json | Side::Response) if is_open => {
                Some(Resolved::json().within(|type_| Type::Map(Box::new(type_))))
            }
            // In a form, an object whose list of properties is empty says no more than that it is there.
            (true, additional, Side::Form | Side::Parts)
                if is_open && !(object.is_listed && matches!(additional, Additional::Unsaid)) =>
            {
                Some(Resolved::text().within(|type_| Type::Map(Box::new(type_))))
            }
            _ if self.is_nested_too_deep(place, site) => None,
            _ => Some(Resolved::plain(Type::Named(self.pending_object(object, about, spot, place)))),
        }
    }

    /// Whether the modules of a type are nested deeper than is allowed, which is reported.
    pub(super) fn is_nested_too_deep(&mut self, place: &Use, site: &Site<'d>) -> bool {
        let is_too_deep = place.naming.module.len() > DEEPEST;
        if is_too_deep {
            self.reader.push(site.problem(format!("objects are nested more than {DEEPEST} deep here")));
        }
        is_too_deep
    }

    /// Defines an object once a place and side; its fields come later.
    fn pending_object(
        &mut self,
        object: Object<'d>,
        about: &About,
        spot: &Spot<'d>,
        place: &Use,
    ) -> DefinitionId {
        let key = definition_key(spot, place);
        if let Some(id) = self.known(&key) {
            return id;
        }
        let shape = match place.side {
            Side::Form | Side::Json | Side::Parts => Shape::Params(Vec::new()),
            Side::Response => Shape::Response(Vec::new()),
        };
        let site = spot.first.clone();
        let id = self.define(place.naming.clone(), about.docs.clone(), about.deprecated, shape, &site);
        self.shared.insert(key, Some(id));
        self.pending.push_back(PendingObject { id, site, object, side: place.side });
        id
    }

    /// Makes the fields of every object that was reached.
    pub(super) fn finish_pending(&mut self) {
        while let Some(PendingObject { id, site, object, side }) = self.pending.pop_front() {
            let Some(module) = self.model.definition(id).map(crate::model::Definition::inner_module) else {
                continue;
            };
            let fields = self.fields(&object, &site, side, &module);
            if let Some(slot) = self.model.definitions.get_mut(id.0).and_then(|it| it.shape.fields_mut()) {
                *slot = fields;
            }
        }
    }

    /// The fields of an object, whose own types go into `module`.
    fn fields(
        &mut self,
        object: &Object<'d>,
        owner: &Site<'d>,
        side: Side,
        module: &[RustName],
    ) -> Vec<Field> {
        let mut fields = Vec::new();
        for (wire, spot) in &object.properties {
            fields.extend(self.property(wire, spot, side, module, object.required.has(wire)));
        }
        // In a response, a member that is not described is kept with the other extra ones.
        if side.is_request() {
            fields.extend(self.undescribed(object, owner, side));
        }
        fields.extend(self.rest(object, owner, side, module));
        fields
    }

    /// A property as a field. `None` if it is not there on this side.
    pub(super) fn property(
        &mut self,
        wire: &str,
        spot: &Spot<'d>,
        side: Side,
        module: &[RustName],
        required: bool,
    ) -> Option<Field> {
        let at = &spot.first;
        let schema = spot.single().and_then(|site| self.reader.schema(site));
        if schema.is_some_and(|schema| schema.is_impossible) {
            return None;
        }
        let naming = Naming { module: module.to_vec(), name: name::type_(wire), place: at.node.place() };
        // What has a mistake stands as text, so that the rest of the type is still there.
        let mut resolved = self.spot(spot, &Use::new(side, naming, wire)).unwrap_or_else(Resolved::text);
        let is_absent = if side.is_request() { resolved.read_only } else { resolved.write_only };
        if side == Side::Json && !required {
            resolved.type_ = clearable(resolved.type_);
        }
        (!is_absent).then(|| self.field(wire, at, resolved, required, Location::Member))
    }

    /// What is required without being described: a server asks for it, and nobody says what it is.
    pub(super) fn undescribed(&mut self, object: &Object<'d>, owner: &Site<'d>, side: Side) -> Vec<Field> {
        let missing = object.required.iter().filter(|(wire, ())| !object.properties.has(wire));
        let at = owner.member("required");
        let field = |(wire, ()): &(String, ())| {
            let resolved = if side == Side::Json { Resolved::json() } else { Resolved::text() };
            self.field(wire, &at, resolved, true, Location::Member)
        };
        missing.map(field).collect()
    }

    /// The members that have no name in the document, where it says what they are.
    pub(super) fn rest(
        &mut self,
        object: &Object<'d>,
        owner: &Site<'d>,
        side: Side,
        module: &[RustName],
    ) -> Option<Field> {
        let wire = "additionalProperties";
        let at = owner.member(wire);
        let values = match &object.additional {
            Additional::Typed(values) => {
                let naming =
                    Naming { module: module.to_vec(), name: name::type_(wire), place: at.node.place() };
                self.spot(values, &Use::new(side, naming, wire))?
            }
            Additional::Anything if side == Side::Json => Resolved::json(),
            _ => return None,
        };
        let docs = "What there is beside the members that have a name.".to_owned();
        let values = Resolved { docs, ..values.within(|type_| Type::Map(Box::new(type_))) };
        Some(self.field(wire, &at, values, side == Side::Response, Location::Rest))
    }

    pub(super) fn field(
        &mut self,
        wire: &str,
        site: &Site<'d>,
        resolved: Resolved,
        required: bool,
        location: Location,
    ) -> Field {
        let place = site.node.place();
        Field {
            wire: WireName(wire.to_owned()),
            name: self.options.field_name(&place.pointer).unwrap_or_else(|| name::field(wire)),
            place,
            docs: resolved.docs,
            deprecated: resolved.deprecated,
            required,
            location,
            encoding: Encoding::Inherited,
            type_: resolved.type_,
        }
    }
}
