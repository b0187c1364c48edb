//! Names of an enum's variants while it is built, and for the types of the variants.

use formwork_openapi::{OrderedMap, OrderedSet};

use crate::model::{Branch, Case, RustName, Shape};

/// The index of a variant in its enum: a branch of a choice, a media type of a body, or a case of a response. The
/// definition of the variant's type refers to it, because names can still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VariantIndex(pub(crate) usize);

/// The names of the variants so far.
#[derive(Debug, Default)]
pub(crate) struct VariantNames {
    taken: OrderedSet<RustName>,
    /// The last number of each name, so that counting does not start again.
    numbers: OrderedMap<RustName, usize>,
}

impl VariantNames {
    pub(crate) fn has(&self, name: &RustName) -> bool {
        self.taken.has(name)
    }

    pub(crate) fn take(&mut self, name: &RustName) {
        self.taken.insert(name.clone());
    }

    /// The name, with a number if a variant has it already.
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

/// The names of the variants that can have types of their own, by index.
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
