//! Objects. With properties they become definitions, whose fields are made later; otherwise they become maps.

use std::rc::Rc;

use formwork_openapi::{Additional, Kind, Mark, Place, Site};

use super::conflict::Conflict;
use super::normal::leave_untyped;
use super::{About, DEEPEST_NESTING, Normal, Object, Resolved, SchemaSet, Strictness, Use, View, clearable};
use crate::model::{DefinitionId, Encoding, Field, Location, Shape, Side, Type, WireName};
use crate::names::{ModuleKey, name};
use crate::{Naming, Resolver};

/// A definition without fields yet.
pub(crate) struct PendingObject<'d> {
    id: DefinitionId,
    normal: Rc<Normal<'d>>,
    side: Side,
    strictness: Strictness,
}

/// The context that the members of an object share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inside {
    pub(crate) side: Side,
    pub(crate) strictness: Strictness,
    /// The module of the object's own types.
    pub(crate) module: ModuleKey,
}

impl Inside {
    /// The context of a member.
    fn member(self, wire: &str, place: Place) -> Use {
        let naming = Naming::new(self.module, name::type_(wire), place);
        Use { strictness: self.strictness, ..Use::new(self.side, naming, wire) }
    }
}

impl<'d> Resolver<'d> {
    pub(crate) fn object(
        &mut self,
        object: &Object<'d>,
        about: &About,
        normal: &Rc<Normal<'d>>,
        place: &Use,
    ) -> Option<Resolved> {
        let site = &normal.set.first;
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
            // In a form, an object with an empty list of properties is a definition without fields, not a map.
            (true, additional, Side::Form | Side::Parts)
                if is_open && !(object.is_listed && matches!(additional, Additional::Unsaid)) =>
            {
                Some(Resolved::text().within(|type_| Type::Map(Box::new(type_))))
            }
            _ if self.is_nested_too_deep(place, site) => None,
            _ => Some(Resolved::plain(Type::Named(self.pending_object(about, normal, place)))),
        }
    }

    /// True after reporting that the modules of a type are nested too deep.
    pub(crate) fn is_nested_too_deep(&mut self, place: &Use, site: &Site<'d>) -> bool {
        let is_too_deep = self.owners(place.naming.module).count() > DEEPEST_NESTING;
        if is_too_deep {
            let problem = site.problem(format!("objects are nested more than {DEEPEST_NESTING} deep here"));
            self.reader.push(problem.help(leave_untyped(&place.naming.place.pointer)));
        }
        is_too_deep
    }

    /// Defines an object once for a place and side. Its fields are made later.
    fn pending_object(&mut self, about: &About, normal: &Rc<Normal<'d>>, place: &Use) -> DefinitionId {
        if let Some(id) = self.known(normal, place) {
            return id;
        }
        let shape = match place.side {
            Side::Form | Side::Json | Side::Parts => Shape::Params(Vec::new()),
            Side::Response => Shape::Response(Vec::new()),
        };
        let id = self.define_once(normal, about, shape, place);
        let (side, strictness) = (place.side, place.strictness);
        self.pending.push_back(PendingObject { id, normal: Rc::clone(normal), side, strictness });
        id
    }

    /// Makes the fields of every object that was reached.
    pub(crate) fn finish_pending(&mut self) {
        while let Some(PendingObject { id, normal, side, strictness }) = self.pending.pop_front() {
            let View::Object(object) = &normal.view else { continue };
            let inside = Inside { side, strictness, module: ModuleKey::Of(id) };
            let (fields, left_out) = self.fields(object, &normal.set, inside);
            let Some(definition) = self.model.definitions.get_mut(id.0) else { continue };
            definition.left_out = left_out;
            if let Some(slot) = definition.shape.fields_mut() {
                *slot = fields;
            }
        }
    }

    /// The fields of an object, and the members that `select` leaves out.
    fn fields(
        &mut self,
        object: &Object<'d>,
        set: &SchemaSet<'d>,
        inside: Inside,
    ) -> (Vec<Field>, Vec<WireName>) {
        let (side, owner, key) = (inside.side, &set.first, set.key());
        let members = self.members_of(&key, object, side);
        let mut fields = Vec::new();
        for (wire, set) in object.properties.iter().filter(|(wire, _)| members.has(wire)) {
            fields.extend(self.property(wire, set, inside, object.required.has(wire)));
        }
        // In a response, conditional and undescribed members are kept with the other extra ones.
        if side.is_request() {
            let conditional = object.conditional.iter().filter(|(wire, _)| !object.properties.has(wire));
            for (wire, set) in conditional.filter(|(wire, _)| members.has(wire)) {
                let required = object.required.has(wire);
                fields.extend(self.property(wire, set, inside, required));
            }
            let undescribed = object.undescribed(owner, side).into_iter();
            fields.extend(undescribed.filter(|field| members.has(&field.wire.0)));
        }
        self.note_fields_of(&key, fields.iter().map(|field| field.wire.0.as_str()));
        // A map of the other members would accept those that are left out.
        fields.extend(if members.are_all() { self.rest(object, owner, inside) } else { None });
        (fields, members.without(object.names()))
    }

    /// The field of a property. `None` if it is not on this side or has a conflict.
    pub(crate) fn property(
        &mut self,
        wire: &str,
        set: &SchemaSet<'d>,
        inside: Inside,
        required: bool,
    ) -> Option<Field> {
        let side = inside.side;
        let at = &set.first;
        if let Some(conflict) = self.conflict(set) {
            self.report_member(wire, set, &conflict, required);
            return None;
        }
        let place = Use { is_required: required, ..inside.member(wire, at.node.place()) };
        // After a mistake the property is a string, so that the rest of the type is still generated.
        let mut resolved = self.type_of(set, &place).unwrap_or_else(Resolved::text);
        let is_absent = if side.is_request() { resolved.read_only } else { resolved.write_only };
        if side == Side::Json && !required {
            resolved.type_ = clearable(resolved.type_);
        }
        if let (true, ModuleKey::Of(id)) = (required && resolved.type_.named().is_some(), inside.module) {
            self.required_members.insert((id, wire.to_owned()), at.clone());
        }
        (!is_absent).then(|| resolved.field(wire, at, required, Location::Member))
    }

    /// Reports a member without a possible value: a mistake if it is required, otherwise a member that is left out. The
    /// boolean schema `false` is intended and not reported.
    fn report_member(&mut self, wire: &str, set: &SchemaSet<'d>, conflict: &Conflict<'d>, required: bool) {
        let Conflict { site, message, help } = conflict;
        if required {
            self.reader.push(site.problem(message.as_str()).help_if_any(help.clone()));
        } else if set.single().is_none_or(|site| site.node.kind() != Kind::Boolean) {
            let message = format!("`{wire}` is left out, because no value can be right: {message}");
            self.reader.remark(Mark::NotRepresented, "properties", &set.first, message);
        }
    }

    /// The field for members without a name in the document, if their schema is known.
    pub(crate) fn rest(&mut self, object: &Object<'d>, owner: &Site<'d>, inside: Inside) -> Option<Field> {
        let side = inside.side;
        let wire = "additionalProperties";
        let at = owner.member(wire);
        let values = match &object.additional {
            Additional::Typed(values) => self.type_of(values, &inside.member(wire, at.node.place()))?,
            Additional::Anything if side == Side::Json => Resolved::json(),
            _ => return None,
        };
        let values = Resolved { docs: String::new(), ..values.within(|type_| Type::Map(Box::new(type_))) };
        Some(values.field(wire, &at, side == Side::Response, Location::Rest))
    }
}

impl Object<'_> {
    /// The fields of members that are required but have no schema: a server expects them, but their type is unknown.
    pub(crate) fn undescribed(&self, owner: &Site<'_>, side: Side) -> Vec<Field> {
        let is_described = |wire: &String| self.properties.has(wire) || self.conditional.has(wire);
        let missing = self.required.iter().filter(|(wire, ())| !is_described(wire));
        let at = owner.member("required");
        let field = |(wire, ()): &(String, ())| {
            let resolved = if side == Side::Json { Resolved::json() } else { Resolved::text() };
            resolved.field(wire, &at, true, Location::Member)
        };
        missing.map(field).collect()
    }
}

impl Resolved {
    /// A field of this type.
    pub(crate) fn field(self, wire: &str, site: &Site<'_>, required: bool, location: Location) -> Field {
        Field {
            wire: WireName(wire.to_owned()),
            name: name::field(wire),
            place: site.node.place(),
            docs: self.docs,
            deprecated: self.deprecated,
            required,
            location,
            encoding: Encoding::Inherited,
            type_: self.type_,
            constant: self.constant,
        }
    }
}
