//! Types: whether two are one and the same to the user, and how they are written in a sentence.

use formwork_resolve::model::Type;

use super::comparison::{Comparison, Way};
use super::side::Side;
use crate::tools::type_text::type_text;

impl Comparison<'_> {
    /// True if two types are the same in Rust. The definitions that they name are compared later.
    pub(super) fn is_same(&mut self, old: &Type, new: &Type, way: &Way<'_>) -> bool {
        match (old, new) {
            (Type::Named(old), Type::Named(new)) => self.are_one((*old, *new), way),
            // The types are the same. Who reads the field reports another value.
            (Type::Constant(_), Type::Constant(_)) => true,
            (Type::Formatted(old), Type::Formatted(new)) => {
                let text =
                    |side: Side<'_>, format: usize| side.model.formats.get(format).map(ToString::to_string);
                text(self.old, *old) == text(self.new, *new)
            }
            (Type::Array(old), Type::Array(new))
            | (Type::Map(old), Type::Map(new))
            | (Type::Clearable(old), Type::Clearable(new))
            | (Type::Nullable(old), Type::Nullable(new))
            | (Type::Expandable(old), Type::Expandable(new))
            | (Type::Boxed(old), Type::Boxed(new)) => self.is_same(old, new, way),
            (Type::Tuple(old), Type::Tuple(new)) => {
                let items = old.types().zip(new.types()).map(|(old, new)| self.is_same(old, new, way));
                let are_alike = old.items.len() == new.items.len() && old.least == new.least;
                items.fold(are_alike, |all, is_same| all && is_same)
            }
            (old, new) => old == new,
        }
    }
}

/// A type as it is written in a sentence: without the modules that lead to it.
pub(super) fn shown(side: Side<'_>, type_: &Type) -> String {
    type_text(side.model, type_, &|definition| definition.name.to_string())
}
