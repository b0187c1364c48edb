//! What the selected operations reach of a document, found once for all of them: the objects that were read, the
//! places where code and document differ, and which operation leads to which of these.

mod graph;
mod items;
mod judge;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use formwork_openapi::{Diagnostic, Document, Mark, Node, Reached};
use formwork_resolve::arguments::Arguments;
use proc_macro2::Span;

use crate::Checked;
use crate::tools::api::Api;
use crate::tools::loss::{Loss, Tally};
use graph::Condensed;
use walk::Walker;

/// A place where the document and the code differ. Its diagnostic is made on demand: a document has many, and most
/// are only counted.
#[derive(Clone, Debug)]
pub(crate) struct Difference<'d> {
    pub(crate) mark: Mark,
    pub(crate) keyword: String,
    pub(crate) node: Node<'d>,
    pub(crate) message: String,
}

/// An object that others lead to, with everything that stands in it.
#[derive(Debug, Default)]
struct Unit {
    edges: Vec<usize>,
    /// The differences in it, by their numbers.
    differences: Vec<usize>,
    /// The units of mistakes.
    problems: Vec<usize>,
    /// True if the place that is asked for is in it.
    has_place: bool,
}

/// The units that operations reach.
pub(crate) struct Reach<'d> {
    differences: Vec<Difference<'d>>,
    problems: Vec<Diagnostic>,
    /// The unit of each operation.
    operations: Vec<usize>,
    units: Condensed,
    /// The remarks of each component's units.
    contents: Vec<Unit>,
}

/// How many components are followed at once: as many as a number has bits.
const BLOCK: usize = 64;

impl<'d> Reach<'d> {
    /// Looks through what the operations reach, of which `reached` says what was read. Of `place` it is asked who
    /// reaches it.
    pub(crate) fn new(
        api: &Api<'d>,
        arguments: &Arguments,
        (checked, reached): (&Checked<'d>, &Reached),
        problems: &[Diagnostic],
        place: Option<&Node<'d>>,
    ) -> Self {
        let Checked { operations, remarks, model, .. } = checked;
        let mut references = api.references.borrow_mut();
        let mut walker = Walker::new(api.document, arguments, (model, reached), &mut references, place);
        let operations = operations.iter().map(|operation| walker.operation(operation)).collect();
        walker.walk();
        walker.attribute(remarks, problems);
        let Walker { mut units, differences, .. } = walker;
        share(&mut units, differences.len());
        let edges: Vec<Vec<usize>> = units.iter().map(|unit| unit.edges.clone()).collect();
        let mut reach = Self {
            differences,
            problems: problems.to_vec(),
            operations,
            units: Condensed::new(&edges),
            contents: Vec::new(),
        };
        reach.fill(units);
        reach
    }

    /// Puts what units have into their components.
    fn fill(&mut self, units: Vec<Unit>) {
        self.contents.resize_with(self.units.edges.len(), Unit::default);
        for (number, unit) in units.into_iter().enumerate() {
            let component = self.units.component_of.get(number).and_then(|it| self.contents.get_mut(*it));
            let Some(content) = component else { continue };
            content.differences.extend(unit.differences);
            content.problems.extend(unit.problems);
            content.has_place |= unit.has_place;
        }
    }

    /// How many differences each operation reaches.
    ///
    /// Components are followed in blocks, each as one bit of a number, from those that lead nowhere to those that lead
    /// to them. Going from each operation to all that it reaches took 5 s for 8,000 schemas in one long chain.
    pub(crate) fn tallies(&self) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.operations.len()];
        let weights: Vec<Tally> = self.contents.iter().map(|content| self.weight(content)).collect();
        let carriers = weights.iter().enumerate().filter(|(_, weight)| **weight != Tally::default());
        let carriers: Vec<(usize, Tally)> =
            carriers.map(|(component, weight)| (component, *weight)).collect();
        for block in carriers.chunks(BLOCK) {
            let reached = self.reached_of(block);
            let whole = block.iter().fold(Tally::default(), |sum, (_, weight)| sum + *weight);
            for (operation, tally) in self.operations.iter().zip(&mut tallies) {
                let bits =
                    self.component(*operation).and_then(|it| reached.get(it)).copied().unwrap_or_default();
                if bits.count_ones() as usize == block.len() {
                    *tally = *tally + whole;
                } else if bits != 0 {
                    let met = block.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
                    *tally = met.fold(*tally, |sum, (_, (_, weight))| sum + *weight);
                }
            }
        }
        tallies
    }

    /// For each component, the bits of those of a block that it leads to, or is.
    fn reached_of(&self, block: &[(usize, Tally)]) -> Vec<u64> {
        let mut reached = vec![0_u64; self.contents.len()];
        for (bit, (component, _)) in block.iter().enumerate() {
            if let Some(bits) = reached.get_mut(*component) {
                *bits |= 1 << bit;
            }
        }
        for (component, edges) in self.units.edges.iter().enumerate() {
            let below =
                edges.iter().filter_map(|edge| reached.get(*edge)).fold(0, |bits, below| bits | below);
            if let Some(bits) = reached.get_mut(component) {
                *bits |= below;
            }
        }
        reached
    }

    fn weight(&self, content: &Unit) -> Tally {
        let differences = content.differences.iter().filter_map(|number| self.differences.get(*number));
        differences.fold(Tally::default(), |tally, difference| tally.with(difference.mark))
    }

    fn component(&self, unit: usize) -> Option<usize> {
        self.units.component_of.get(unit).copied()
    }

    /// The mistakes that each operation may reach, in the order in which they were found.
    pub(crate) fn suspects(&self) -> Vec<Vec<&Diagnostic>> {
        if self.problems.is_empty() {
            return vec![Vec::new(); self.operations.len()];
        }
        let has_problem = self.contents.iter().map(|content| !content.problems.is_empty()).collect();
        let leads = self.units.leads_to(has_problem);
        let mut met = vec![usize::MAX; self.contents.len()];
        let operations = self.operations.iter().enumerate();
        operations.map(|(number, unit)| self.suspects_of(number, *unit, &leads, &mut met)).collect()
    }

    /// The same for one operation. `met` has the last one that came by, for each component.
    fn suspects_of(&self, number: usize, unit: usize, leads: &[bool], met: &mut [usize]) -> Vec<&Diagnostic> {
        let mut found: BTreeSet<usize> = BTreeSet::new();
        let mut left: Vec<usize> = self.component(unit).into_iter().collect();
        while let Some(component) = left.pop() {
            let is_new = met.get_mut(component).is_some_and(|met| std::mem::replace(met, number) != number);
            if leads.get(component) != Some(&true) || !is_new {
                continue;
            }
            found.extend(self.contents.get(component).into_iter().flat_map(|content| &content.problems));
            left.extend(self.units.edges.get(component).into_iter().flatten());
        }
        found.into_iter().filter_map(|number| self.problems.get(number)).collect()
    }

    /// For each operation, true if it reaches the place.
    pub(crate) fn reaches_place(&self) -> Vec<bool> {
        let reaches = self.units.leads_to(self.contents.iter().map(|content| content.has_place).collect());
        let is_reaching = |unit: &usize| self.component(*unit).and_then(|it| reaches.get(it)) == Some(&true);
        self.operations.iter().map(is_reaching).collect()
    }

    /// Every difference, in the order of the document.
    pub(crate) fn losses(&self, document: &Document<'_>) -> Vec<Loss> {
        let mut differences: Vec<&Difference<'d>> = self.differences.iter().collect();
        differences.sort_by_key(|difference| difference.node.offset());
        differences.into_iter().map(|difference| difference.loss(document)).collect()
    }
}

/// Gives a difference that several units have a unit of its own, which these lead to: so each is counted once.
fn share(units: &mut Vec<Unit>, differences: usize) {
    let mut owners: Vec<Vec<usize>> = vec![Vec::new(); differences];
    for (number, unit) in units.iter_mut().enumerate() {
        unit.differences.sort_unstable();
        unit.differences.dedup();
        for difference in &unit.differences {
            if let Some(owners) = owners.get_mut(*difference) {
                owners.push(number);
            }
        }
    }
    for (difference, owners) in owners.iter().enumerate().filter(|(_, owners)| owners.len() > 1) {
        let own = units.len();
        units.push(Unit { differences: vec![difference], ..Unit::default() });
        for owner in owners {
            if let Some(unit) = units.get_mut(*owner) {
                unit.differences.retain(|other| *other != difference);
                unit.edges.push(own);
            }
        }
    }
}

impl Difference<'_> {
    fn loss(&self, document: &Document<'_>) -> Loss {
        let diagnostic = document.problem(&self.node.place(), Span::call_site(), self.message.as_str());
        Loss { mark: self.mark, keyword: self.keyword.clone(), diagnostic }
    }
}

/// The units whose roots are at these pointers.
type ByPointer = BTreeMap<String, Vec<usize>>;
