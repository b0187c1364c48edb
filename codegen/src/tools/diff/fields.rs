//! Matches the fields of the old struct with those of the new one.

use std::collections::BTreeMap;

use formwork_resolve::model::{Field, Location};

use super::comparison::{Comparison, Pair, Spot, Way};
use super::kind::Kind;

/// The fields that stand for one another, and those that stand alone.
pub(super) struct Matched<'f> {
    pub(super) both: Vec<(&'f Field, &'f Field)>,
    pub(super) removed: Vec<&'f Field>,
    pub(super) added: Vec<&'f Field>,
}

/// The position of each field in its struct, by identity, because fields may be equal.
pub(super) struct Positions(BTreeMap<*const Field, usize>);

impl Positions {
    pub(super) fn new(fields: &[Field]) -> Self {
        Self(fields.iter().enumerate().map(|(index, field)| (std::ptr::from_ref(field), index)).collect())
    }

    pub(super) fn at(&self, field: &Field) -> usize {
        self.0.get(&std::ptr::from_ref(field)).copied().unwrap_or_default()
    }
}

/// Fields are the same by place and wire name; then, what has the same name in Rust. Of path parameters the name is
/// nothing but a name, and only their order counts.
pub(super) fn matched<'f>(old: &'f [Field], new: &'f [Field]) -> Matched<'f> {
    let key = |field: &'f Field| (field.location as u8, &field.wire);
    let mut by_key: BTreeMap<_, &Field> = new.iter().map(|field| (key(field), field)).collect();
    let mut both = Vec::new();
    let mut removed: Vec<&Field> = Vec::new();
    for old in old {
        match by_key.remove(&key(old)) {
            Some(new) => both.push((old, new)),
            None => removed.push(old),
        }
    }
    let left = by_key;
    let mut added: Vec<&Field> =
        new.iter().filter(|new| left.get(&key(new)).is_some_and(|left| std::ptr::eq(*left, *new))).collect();
    let rules: [fn(&Field, &Field) -> bool; 3] = [
        |old, new| old.name == new.name && old.location == new.location,
        |old, new| old.name == new.name,
        |old, new| old.location == Location::Path && new.location == Location::Path,
    ];
    for is_same in rules {
        removed.retain(|old| {
            let Some(index) = added.iter().position(|new| is_same(old, new)) else { return true };
            both.push((*old, added.remove(index)));
            false
        });
    }
    let positions = Positions::new(old);
    both.sort_by_key(|(field, _)| positions.at(field));
    Matched { both, removed, added }
}

impl<'s> Comparison<'s> {
    /// A change of a field that both structs have.
    pub(super) fn field_spot(pair: &Pair<'s>, old: &'s Field, new: &'s Field) -> Spot<'s> {
        Spot { old: Some(&old.place), new: Some(&new.place), ..Self::lone_spot(pair, old) }
    }

    pub(super) fn removed_spot(pair: &Pair<'s>, field: &'s Field) -> Spot<'s> {
        Spot { old: Some(&field.place), ..Self::lone_spot(pair, field) }
    }

    pub(super) fn added_spot(pair: &Pair<'s>, field: &'s Field) -> Spot<'s> {
        Spot { new: Some(&field.place), ..Self::lone_spot(pair, field) }
    }

    fn lone_spot(pair: &Pair<'s>, field: &'s Field) -> Spot<'s> {
        let subject = format!("{}.{}", pair.subject, field.name);
        Spot { subject, wire: Some(&field.wire.0), ..Spot::default() }
    }

    /// The way to the type of a field.
    pub(super) fn way<'w>(pair: &Pair<'s>, spot: &'w Spot<'s>) -> Way<'w>
    where
        's: 'w,
    {
        Way { owner: Some(pair.old), subject: &spot.subject }
    }

    /// A change of a field, on either side.
    pub(super) fn field_names(&mut self, spot: &Spot<'s>, old: &Field, new: &Field, renamed: Kind) {
        if old.name != new.name {
            self.report(renamed, spot, format!("the field is `{}` now", new.name));
        }
        self.documentation(spot, (&old.docs, old.deprecated), (&new.docs, new.deprecated));
    }
}
