//! Assigns the names of a scope, where several items may want the same one.

use formwork_openapi::{OrderedMap, OrderedSet};

use crate::model::RustName;
use crate::names::name;

/// The wanted name of an item.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    pub(crate) name: RustName,
    /// True if the user chose it.
    pub(crate) is_chosen: bool,
}

impl Wish {
    pub(crate) fn new(name: &RustName, chosen: Option<RustName>) -> Self {
        let is_chosen = chosen.is_some();
        Self { name: chosen.unwrap_or_else(|| name.clone()), is_chosen }
    }
}

/// The accuracy with which a wanted name spells the wire name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// The name spells all of it.
    Exact,
    /// The name spells all of it but its lower case and underscores, which are usual for fields.
    Plain,
    Loose,
}

/// The alternative names of a claimant, best first.
#[derive(Clone, Debug)]
pub(crate) struct Others {
    pub(crate) fit: Fit,
    pub(crate) names: Vec<RustName>,
}

/// Assigns a name to each item of a scope, in order. No assigned name is in `taken`, unless the user chose it.
///
/// An uncontested name goes to its claimant. A contested one goes to the claimant that it fits best, or else to the
/// first. The others take their first free alternative, which spells more of the wire name; a claimant without one gets
/// a number. So a name depends on earlier items, but on later ones only if these are spelled exactly like the name.
pub(crate) fn share(
    wishes: &[Wish],
    taken: OrderedSet<RustName>,
    others: &dyn Fn(usize) -> Others,
) -> Vec<RustName> {
    let mut scope = Scope {
        others,
        taken,
        wanted: OrderedMap::default(),
        numbers: OrderedMap::default(),
        owners: OrderedMap::default(),
    };
    for (index, wish) in wishes.iter().enumerate() {
        if wish.is_chosen {
            scope.taken.insert(wish.name.clone());
        } else {
            scope.wanted.change(wish.name.clone(), Vec::new(), |wanting| wanting.push(index));
        }
    }
    let names = wishes
        .iter()
        .enumerate()
        .map(|(index, wish)| if wish.is_chosen { wish.name.clone() } else { scope.name(index, &wish.name) });
    names.collect()
}

struct Scope<'o> {
    /// The alternative names of a claimant, by its index.
    others: &'o dyn Fn(usize) -> Others,
    taken: OrderedSet<RustName>,
    wanted: OrderedMap<RustName, Vec<usize>>,
    /// The last number of each name, so that counting does not start again.
    numbers: OrderedMap<RustName, usize>,
    /// For each contested name, the index of the claimant that it fits best.
    owners: OrderedMap<RustName, Option<usize>>,
}

impl Scope<'_> {
    fn name(&mut self, index: usize, wanted: &RustName) -> RustName {
        if self.take(index, wanted) {
            return wanted.clone();
        }
        let names = (self.others)(index).names;
        for name in &names {
            if self.take(index, name) {
                return name.clone();
            }
        }
        let stem = names.last().unwrap_or(wanted);
        loop {
            let number = self.numbers.get(stem).map_or(2, |last| last + 1);
            self.numbers.insert(stem.clone(), number);
            let name = name::numbered(stem, number);
            if self.take(index, &name) {
                return name;
            }
        }
    }

    /// Takes a name, if it is free and no other claimant fits it better.
    fn take(&mut self, index: usize, name: &RustName) -> bool {
        if self.taken.has(name) || self.owner(index, name).is_some_and(|owner| owner != index) {
            return false;
        }
        self.taken.insert(name.clone())
    }

    fn owner(&mut self, index: usize, name: &RustName) -> Option<usize> {
        let wanted = self.wanted.get(name).map(Vec::as_slice).unwrap_or_default();
        // Shortcut for uncontested names, which nearly all are.
        if wanted.is_empty() || wanted == [index] {
            return None;
        }
        if let Some(known) = self.owners.get(name) {
            return *known;
        }
        let fits = wanted.iter().map(|index| ((self.others)(*index).fit, *index));
        let owner = fits.filter(|(fit, _)| *fit < Fit::Loose).min().map(|(_, index)| index);
        self.owners.insert(name.clone(), owner);
        owner
    }
}

#[cfg(test)]
mod tests;
