//! Outlines of the branches of a choice, from their normal forms, with just enough detail to tell them apart.

use formwork_openapi::{Additional, JsonType, Listed, OrderedSet, Types, Value};

use super::view::Tuple;
use super::{Choice, Normal, Object, SchemaSet, Strictness, View};
use crate::Resolver;
use crate::model::{Outline, OutlineMember};

/// The deepest level of an outline below its branch.
const DEEPEST_OUTLINE: usize = 4;

/// The most schemas in the outlines of one choice.
const MOST: usize = 2_000;

/// The most branches of a nested choice. A larger one is taken as any value.
const MOST_BRANCHES: usize = 16;

/// The remaining budget for the outlines of a choice.
struct Look {
    /// The schemas that may still be read.
    left: usize,
    /// The number of enclosing choices.
    choices: usize,
    strictness: Strictness,
}

impl<'d> Resolver<'d> {
    /// The outlines of the branches, in the least detail that tells them apart: the JSON types if they suffice, then
    /// the constants and required members, and otherwise everything down to [`DEEPEST_OUTLINE`].
    pub(super) fn outlines(
        &mut self,
        choice: &Choice<'d>,
        tags: &[Vec<String>],
        fallback: Option<usize>,
        strictness: Strictness,
    ) -> Vec<Outline> {
        let mut outlines = if choice.is_family {
            vec![Outline::from_type(JsonType::Object); choice.branches.len()]
        } else {
            self.least_outlines(choice, tags, fallback, strictness)
        };
        // Objects without a tag go to the fallback branch, so the other branches require the tag.
        if let (Some(_), Some(discriminator)) = (fallback, &choice.discriminator) {
            let tagged = outlines.iter_mut().zip(tags).filter(|(_, tags)| !tags.is_empty());
            tagged.for_each(|(outline, _)| outline.require(&discriminator.property));
        }
        outlines
    }

    fn least_outlines(
        &mut self,
        choice: &Choice<'d>,
        tags: &[Vec<String>],
        fallback: Option<usize>,
        strictness: Strictness,
    ) -> Vec<Outline> {
        let mut depth = 0;
        loop {
            let outlines = self.outlines_to(choice, depth, strictness);
            if depth == 0 && are_told(&outlines, are_of_other_types) {
                return outlines.into_iter().map(|outline| Outline::of_types(outline.types)).collect();
            }
            if depth == 1
                && (are_told(&outlines, are_constant_apart) || are_tagged(&outlines, tags, fallback))
            {
                return outlines.iter().map(essence).collect();
            }
            if depth == 1 && outlines.iter().all(is_open) && are_told(&outlines, are_apart) {
                return outlines.iter().map(required_members).collect();
            }
            if depth == DEEPEST_OUTLINE || depth > 1 && are_told(&outlines, are_disjoint) {
                return outlines;
            }
            depth += 1;
        }
    }

    fn outlines_to(&mut self, choice: &Choice<'d>, depth: usize, strictness: Strictness) -> Vec<Outline> {
        let mut look = Look { left: MOST, choices: 0, strictness };
        choice.branches.iter().map(|branch| self.outline(branch, depth, &mut look)).collect()
    }

    /// The outline of a set of schemas. Schemas that are never generated in full are not read.
    fn outline(&mut self, set: &SchemaSet<'d>, depth: usize, look: &mut Look) -> Outline {
        let Some(left) = look.left.checked_sub(1) else { return Outline::any() };
        look.left = left;
        if let Some(outline) = self.outline_of_resource(set, look.strictness) {
            return outline;
        }
        let Some(normal) = self.normal(set) else { return Outline::any() };
        let mut outline = self.outline_of(&normal, depth, look);
        if let Some(values) = &normal.values {
            add_values(&mut outline, values);
        }
        if outline.types.has(JsonType::Array) {
            outline.min_items = normal.min_items;
            outline.max_items = normal.max_items;
        }
        if normal.nullable { or_null(outline) } else { outline }
    }

    /// The outline of an expandable id, or of a resource in an error, which stays JSON.
    fn outline_of_resource(&mut self, set: &SchemaSet<'d>, strictness: Strictness) -> Option<Outline> {
        let site = self.reader.schema_at(set.single()?)?;
        let schema = self.reader.schema(&site)?;
        if schema.is_expandable {
            return Some(Outline::of_types(Types::from_type(JsonType::String).with(JsonType::Object)));
        }
        (strictness == Strictness::Lenient && schema.is_resource)
            .then(|| Outline::from_type(JsonType::Object))
    }

    fn outline_of(&mut self, normal: &Normal<'d>, depth: usize, look: &mut Look) -> Outline {
        match &normal.view {
            View::Text(text) => outline_of_text(text.values.as_deref()),
            View::Boolean => Outline::from_type(JsonType::Boolean),
            View::Integer(_) => Outline::from_type(JsonType::Integer),
            View::Number => Outline::from_type(JsonType::Number),
            View::Values(values) => {
                let mut outline = Outline::any();
                add_values(&mut outline, values);
                outline
            }
            View::Null => Outline::from_type(JsonType::Null),
            View::Any | View::Several => Outline::any(),
            View::Nothing(_) => Outline::of_types(Types::NONE),
            View::Array(items) => {
                let rest = items.as_ref().and_then(|items| self.below(items, depth, look));
                Outline { rest: rest.map(Box::new), ..Outline::from_type(JsonType::Array) }
            }
            View::Tuple(Tuple { items, rest, is_closed, .. }) => {
                let mut outline = Outline::from_type(JsonType::Array);
                for item in items {
                    outline.items.push(self.below(item, depth, look).unwrap_or_else(Outline::any));
                }
                outline.rest = match rest {
                    None if *is_closed => Some(Box::new(Outline::of_types(Types::NONE))),
                    rest => rest.as_ref().and_then(|rest| self.below(rest, depth, look)).map(Box::new),
                };
                outline
            }
            View::Object(object) if depth == 0 => {
                Outline { is_closed: object.is_closed, ..Outline::from_type(JsonType::Object) }
            }
            View::Object(object) => self.outline_of_object(object, depth, look),
            View::OneOf(choice) => self.outline_of_choice(choice, depth, look),
        }
    }

    fn outline_of_object(&mut self, object: &Object<'d>, depth: usize, look: &mut Look) -> Outline {
        let mut outline = Outline { is_closed: object.is_closed, ..Outline::from_type(JsonType::Object) };
        for (name, property) in &object.properties {
            let required = object.required.has(name);
            let below = self.below(property, depth, look).unwrap_or_else(Outline::any);
            outline.members.push(OutlineMember { name: name.clone(), required, outline: below });
        }
        if let Additional::Typed(values) = &object.additional {
            outline.rest = self.below(values, depth, look).map(Box::new);
        }
        for (name, ()) in object.required.iter().filter(|(name, ())| !object.properties.has(name)) {
            // A closed object cannot have members that it does not describe.
            let types = if object.is_closed { Types::NONE } else { Types::ALL };
            let rest = outline.rest.as_deref().cloned();
            let outline_of_member = rest.unwrap_or_else(|| Outline::of_types(types));
            outline.members.push(OutlineMember {
                name: name.clone(),
                required: true,
                outline: outline_of_member,
            });
        }
        outline
    }

    /// The outline of a nested choice: the union of its branches.
    fn outline_of_choice(&mut self, choice: &Choice<'d>, depth: usize, look: &mut Look) -> Outline {
        if choice.branches.len() > MOST_BRANCHES || look.choices == DEEPEST_OUTLINE {
            return Outline::any();
        }
        look.choices += 1;
        let mut all: Option<Outline> = None;
        for branch in &choice.branches {
            let outline = self.outline(branch, depth, look);
            match &mut all {
                Some(all) => all.widen(outline),
                none => *none = Some(outline),
            }
        }
        look.choices -= 1;
        all.unwrap_or_else(Outline::any)
    }

    /// The outline one level down; `None` if it allows anything or is too deep.
    fn below(&mut self, set: &SchemaSet<'d>, depth: usize, look: &mut Look) -> Option<Outline> {
        let outline = self.outline(set, depth.checked_sub(1)?, look);
        (!outline.is_any()).then_some(outline)
    }
}

fn outline_of_text(values: Option<&[(String, Listed<'_>)]>) -> Outline {
    let mut outline = Outline::from_type(JsonType::String);
    let texts: Vec<Value> = values.into_iter().flatten().map(|(text, _)| Value::Text(text.clone())).collect();
    if texts.len() == 1 {
        outline.constants = texts;
    } else {
        outline.listed = texts;
    }
    outline
}

/// Adds the values of an enum or constant.
fn add_values(outline: &mut Outline, values: &[Listed<'_>]) {
    let is_known = !outline.constants.is_empty() || !outline.listed.is_empty() || !outline.any_of.is_empty();
    if is_known {
        return;
    }
    if values.iter().any(|listed| listed.value.has_parts()) {
        outline.types = values.iter().map(|listed| type_of(&listed.value)).fold(Types::NONE, Types::with);
        let (with_parts, others): (Vec<_>, Vec<_>) =
            values.iter().partition(|listed| listed.value.has_parts());
        outline.json_constants = with_parts.iter().map(|listed| listed.node.compact()).collect();
        outline.constants = others.iter().map(|listed| listed.value.clone()).collect();
        return;
    }
    let has_null = values.iter().any(|listed| listed.value == Value::Null);
    let values: Vec<Value> =
        values.iter().map(|it| it.value.clone()).filter(|it| *it != Value::Null).collect();
    outline.types = values.iter().map(type_of).fold(Types::NONE, Types::with);
    if has_null {
        outline.types = outline.types.with(JsonType::Null);
    }
    let grows = |value: &Value| !matches!(value, Value::Boolean(_));
    if values.len() > 1 && values.iter().any(grows) {
        outline.listed = values;
    } else {
        outline.constants = values;
    }
}

/// Allows null, too. Constants and listed values do not restrict null.
fn or_null(mut outline: Outline) -> Outline {
    outline.types = outline.types.with(JsonType::Null);
    if !outline.any_of.is_empty() {
        outline.any_of.push(Outline::from_type(JsonType::Null));
    }
    outline
}

fn type_of(value: &Value) -> JsonType {
    match value {
        Value::Null => JsonType::Null,
        Value::Boolean(_) => JsonType::Boolean,
        Value::Integer(_) => JsonType::Integer,
        Value::Number(_) => JsonType::Number,
        Value::Text(_) => JsonType::String,
        Value::Array => JsonType::Array,
        Value::Object => JsonType::Object,
    }
}

/// The part of an object that mostly suffices: constant members, and the names of required ones.
fn essence(outline: &Outline) -> Outline {
    let member = |member: &OutlineMember| {
        let outline = &member.outline;
        let is_constant = outline.has_constants();
        let outline = Outline {
            constants: outline.constants.clone(),
            json_constants: outline.json_constants.clone(),
            ..Outline::of_types(if is_constant { outline.types } else { Types::ALL })
        };
        (is_constant || member.required).then(|| OutlineMember { outline, ..member.clone() })
    };
    Outline {
        members: outline.members.iter().filter_map(member).collect(),
        is_closed: false,
        items: Vec::new(),
        rest: None,
        any_of: Vec::new(),
        ..outline.clone()
    }
}

/// True if the outlines are pairwise apart.
fn are_told(outlines: &[Outline], is_apart: impl Fn(&Outline, &Outline) -> bool) -> bool {
    let mut rest = outlines;
    while let Some((first, others)) = rest.split_first() {
        if !others.iter().all(|other| is_apart(first, other)) {
            return false;
        }
        rest = others;
    }
    true
}

/// True if the discriminator tells the objects apart, and the JSON types the other branches.
fn are_tagged(outlines: &[Outline], tags: &[Vec<String>], fallback: Option<usize>) -> bool {
    let mut claimed = OrderedSet::default();
    let is_tagged = tags.iter().all(|tags| tags.iter().all(|tag| claimed.insert(tag)));
    let untagged = outlines.iter().zip(tags).enumerate().filter(|(_, (_, tags))| tags.is_empty());
    let untagged = untagged.filter(|(index, _)| Some(*index) != fallback);
    let untagged: Vec<&Outline> = untagged.map(|(_, (outline, _))| outline).collect();
    is_tagged
        && untagged.iter().all(|one| {
            outlines.iter().all(|other| std::ptr::eq(*one, other) || are_of_other_types(one, other))
        })
}

fn are_of_other_types(one: &Outline, other: &Outline) -> bool {
    one.types.and(other.types) == Types::NONE
}

/// True if no value matches both outlines.
fn are_disjoint(one: &Outline, other: &Outline) -> bool {
    are_of_other_types(one, other)
        || are_other_constants(one, other)
        || are_objects(one, other) && have_required(one, other, are_disjoint)
}

fn are_objects(one: &Outline, other: &Outline) -> bool {
    [one, other].iter().all(|outline| outline.types == Types::from_type(JsonType::Object))
}

fn are_other_constants(one: &Outline, other: &Outline) -> bool {
    let are_known = one.has_constants() && other.has_constants();
    let has_null = one.types.and(other.types).has(JsonType::Null);
    are_known
        && !has_null
        && one.constants.iter().all(|constant| !other.constants.contains(constant))
        && one.json_constants.iter().all(|constant| !other.json_constants.contains(constant))
}

/// True if both require a member of this name, and its outlines are apart.
fn have_required(one: &Outline, other: &Outline, is_apart: impl Fn(&Outline, &Outline) -> bool) -> bool {
    let mut required = one.members.iter().filter(|member| member.required);
    required.any(|member| {
        let other = other.member(&member.name).filter(|other| other.required);
        other.is_some_and(|other| is_apart(&member.outline, &other.outline))
    })
}

/// The outline reduced to its required members.
fn required_members(outline: &Outline) -> Outline {
    let members = outline.members.iter().filter(|member| member.required).cloned();
    Outline { members: members.collect(), ..outline.clone() }
}

/// True if members without a name in the document are not restricted.
fn is_open(outline: &Outline) -> bool {
    !outline.is_closed && outline.rest.is_none()
}

/// True if types and constants alone tell the branches apart.
fn are_constant_apart(one: &Outline, other: &Outline) -> bool {
    are_of_other_types(one, other)
        || are_other_constants(one, other)
        || are_objects(one, other) && have_required(one, other, are_other_constants)
}

/// True if two branches are told apart by constants, or if each requires a member that the other does not describe.
fn are_apart(one: &Outline, other: &Outline) -> bool {
    let requires_more = |one: &Outline, other: &Outline| {
        one.members.iter().any(|member| member.required && other.member(&member.name).is_none())
    };
    are_constant_apart(one, other)
        || are_objects(one, other) && requires_more(one, other) && requires_more(other, one)
}
