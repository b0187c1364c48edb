//! Boxes the back edges of recursive types, and breaks up long chains of types that hold one another by value.

use crate::model::{Definition, DefinitionId, Type};

/// The longest chain of definitions that hold one another by value. The layout of a type needs the layout of each
/// field, and rustc nests these queries 128 deep at most (`recursion_limit`); one level takes two or three of them, for
/// the type and the `Option` or `Clearable` around it. 20 levels leave half of the limit to the types of the user's
/// crate. The longest chain in all operations of Stripe is 9.
const HIGHEST: usize = 20;

/// Boxes each field that closes a cycle of definitions held by value, and each field whose type has reached the longest
/// chain.
///
/// A depth-first search with its own stack. A field is a back edge if it leads to a definition on the stack. With these
/// boxed, the height of a definition is known when it leaves the stack.
pub(crate) fn bound_containment(definitions: &mut [Definition]) {
    let mut states = vec![State::New; definitions.len()];
    for start in 0..definitions.len() {
        walk(start, definitions, &mut states);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    OnStack,
    /// The length of the longest chain by value that starts here, including this definition.
    Done(usize),
}

/// A definition on the stack, and the field that is next.
struct Step {
    index: usize,
    field: usize,
    height: usize,
}

fn walk(start: usize, definitions: &mut [Definition], states: &mut [State]) {
    let mut stack = Vec::new();
    enter(start, &mut stack, states);
    while let Some(step) = stack.last_mut() {
        let Some(definition) = definitions.get_mut(step.index) else { return };
        let is_of_schema = definition.shape.is_of_schema();
        let Some(type_) = definition.shape.type_mut(step.field) else {
            set(states, step.index, State::Done(step.height));
            stack.pop();
            continue;
        };
        let held = held_by_value(type_);
        match held.and_then(|held| Some((held.0, *states.get(held.0)?))) {
            // The field is visited again when the height of its type is known.
            Some((held, State::New)) => {
                enter(held, &mut stack, states);
                continue;
            }
            Some((_, State::OnStack)) => box_field(type_),
            // Operations and bodies are not held by schemas, so each adds at most one level.
            Some((_, State::Done(height))) if height >= HIGHEST && is_of_schema => box_field(type_),
            Some((_, State::Done(height))) => step.height = step.height.max(height + 1),
            None => {}
        }
        step.field += 1;
    }
}

/// Pushes a definition that was not visited before.
fn enter(index: usize, stack: &mut Vec<Step>, states: &mut [State]) {
    if states.get(index) == Some(&State::New) {
        set(states, index, State::OnStack);
        stack.push(Step { index, field: 0, height: 1 });
    }
}

fn set(states: &mut [State], index: usize, state: State) {
    if let Some(slot) = states.get_mut(index) {
        *slot = state;
    }
}

/// The definition that a type holds without indirection.
fn held_by_value(type_: &Type) -> Option<DefinitionId> {
    match type_ {
        Type::Named(id) => Some(*id),
        Type::Clearable(inner) | Type::Nullable(inner) => held_by_value(inner),
        _ => None,
    }
}

/// Puts the box inside of `Option` and `Clearable`, next to the definition.
fn box_field(type_: &mut Type) {
    match type_ {
        Type::Clearable(inner) | Type::Nullable(inner) => box_field(inner),
        other => *other = Type::Boxed(Box::new(other.clone())),
    }
}
