//! Boxes the back edges of recursive types, and nothing else.

use crate::model::{Definition, DefinitionId, Type};

/// Finds each cycle of definitions that hold one another by value, and boxes the field that closes it.
///
/// A depth-first walk with its own stack: a field is a back edge if it leads to a definition that is still on the
/// stack.
pub(crate) fn break_cycles(definitions: &mut [Definition]) {
    let mut states = vec![State::New; definitions.len()];
    for start in 0..definitions.len() {
        walk(start, definitions, &mut states);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    OnStack,
    Done,
}

fn walk(start: usize, definitions: &mut [Definition], states: &mut [State]) {
    let mut stack = vec![(start, 0)];
    while let Some((index, field)) = stack.pop() {
        if field == 0 && !enter(states, index) {
            continue;
        }
        let Some(type_) = field_type(definitions, index, field) else {
            set(states, index, State::Done);
            continue;
        };
        let held = held_by_value(type_);
        stack.push((index, field + 1));
        match held.map(|held| (held, states.get(held.0).copied())) {
            Some((_, Some(State::OnStack))) => box_field(type_),
            Some((held, Some(State::New))) => stack.push((held.0, 0)),
            _ => {}
        }
    }
}

/// True if the definition is new, and marks it as being on the stack.
fn enter(states: &mut [State], index: usize) -> bool {
    let is_new = states.get(index) == Some(&State::New);
    if is_new {
        set(states, index, State::OnStack);
    }
    is_new
}

fn set(states: &mut [State], index: usize, state: State) {
    if let Some(slot) = states.get_mut(index) {
        *slot = state;
    }
}

fn field_type(definitions: &mut [Definition], index: usize, field: usize) -> Option<&mut Type> {
    definitions.get_mut(index)?.shape.type_mut(field)
}

/// The definition that a type holds without a pointer in between.
fn held_by_value(type_: &Type) -> Option<DefinitionId> {
    match type_ {
        Type::Named(id) => Some(*id),
        Type::Clearable(inner) | Type::Nullable(inner) => held_by_value(inner),
        _ => None,
    }
}

/// Puts the box inside of `Option` and the like, next to the definition.
fn box_field(type_: &mut Type) {
    match type_ {
        Type::Clearable(inner) | Type::Nullable(inner) => box_field(inner),
        other => *other = Type::Boxed(Box::new(other.clone())),
    }
}
