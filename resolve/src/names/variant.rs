//! Variants of an enum: the names that they ask for, and the types that are called like them.

use formwork_openapi::{OrderedMap, OrderedSet};

use crate::model::{Branch, Case, RustName, Shape};

/// The number of a variant among those of its enum: a branch of a choice, a media type of a body, or a case of a
/// response. It leads from the definition of the variant's type to the variant, whatever that is called in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VariantIndex(pub(crate) usize);

/// The names that the variants of one enum have so far.
#[derive(Debug, Default)]
pub(crate) struct VariantNames {
    taken: OrderedSet<RustName>,
    /// The number that a name had last, so that nobody has to count again.
    numbers: OrderedMap<RustName, usize>,
}

impl VariantNames {
    pub(crate) fn has(&self, name: &RustName) -> bool {
        self.taken.has(name)
    }

    pub(crate) fn take(&mut self, name: &RustName) {
        self.taken.insert(name.clone());
    }

    /// This name, or with a number that makes it one that none of the variants has yet.
    pub(crate) fn free(&mut self, name: &RustName) -> RustName {
        let mut free = name.clone();
        while self.has(&free) {
            let number = self.numbers.get(name).map_or(2, |last| last + 1);
            self.numbers.insert(name.clone(), number);
            free = RustName(format!("{name}{number}"));
        }
        free
    }
}

/// The names of an enum's variants that can have types of their own, each at its index.
pub(super) fn variant_names(shape: &Shape) -> Vec<RustName> {
    let of_branch = |branch: &Branch| branch.name.clone();
    match shape {
        Shape::Union(union) => union.branches.iter().map(of_branch).collect(),
        Shape::Bodies(bodies) => bodies.iter().map(|(branch, _)| of_branch(branch)).collect(),
        Shape::Output(cases) | Shape::Failure(cases) => {
            cases.iter().map(|case: &Case| case.name.clone()).collect()
        }
        _ => Vec::new(),
    }
}
