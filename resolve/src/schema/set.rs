//! Sets of schemas that a value must satisfy together, and their identity.

use formwork_openapi::{Site, Types};

/// Schemas that a value must satisfy together: one, or several that describe the same property.
#[derive(Clone, Debug)]
pub(crate) struct SchemaSet<'d> {
    pub(crate) first: Site<'d>,
    pub(crate) others: Vec<Site<'d>>,
    /// Sibling schemas that apply to every branch of the choice, by their own keywords alone.
    pub(crate) around: Vec<Site<'d>>,
    /// The one type that is meant, if `type` lists several.
    pub(crate) only: Option<Types>,
    /// True for a parent with a discriminator whose value may also be one of its children.
    pub(crate) with_children: bool,
}

/// The identity of a set: the offsets of its schemas. The order counts, because members keep it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SetKey {
    /// A single schema, as nearly all sets are.
    One(usize),
    /// A single schema and its children.
    Family(usize),
    Several {
        sites: Vec<usize>,
        around: Vec<usize>,
        only: Option<Types>,
    },
}

impl<'d> SchemaSet<'d> {
    pub(crate) fn new(site: Site<'d>) -> Self {
        Self { first: site, others: Vec::new(), around: Vec::new(), only: None, with_children: false }
    }

    /// The schema, if the set is a single one.
    pub(crate) fn single(&self) -> Option<&Site<'d>> {
        let is_single = self.others.is_empty() && self.around.is_empty() && self.only.is_none();
        is_single.then_some(&self.first)
    }

    pub(crate) fn sites(&self) -> impl DoubleEndedIterator<Item = &Site<'d>> {
        std::iter::once(&self.first).chain(&self.others)
    }

    pub(crate) fn add(&mut self, site: &Site<'d>) {
        if self.sites().all(|known| known.node.offset() != site.node.offset()) {
            self.others.push(site.clone());
        }
    }

    /// The identity of the set. Its references must have been followed.
    pub(crate) fn key(&self) -> SetKey {
        if let Some(only) = self.single() {
            let place = only.node.offset();
            return if self.with_children { SetKey::Family(place) } else { SetKey::One(place) };
        }
        let offset = |site: &Site<'d>| site.node.offset();
        SetKey::Several {
            sites: self.sites().map(offset).collect(),
            around: self.around.iter().map(offset).collect(),
            only: self.only,
        }
    }
}
