//! What the selected operations reach of a document, found once for all of them: the objects that were read, the
//! places where code and document differ, and which operation leads to which of these.

mod graph;
mod items;
mod judge;
mod walk;

use std::cell::RefCell;
use std::collections::BTreeMap;

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
    /// The same for mistakes.
    problems: Vec<usize>,
    /// Whether the place that is asked for is in it.
    has_place: bool,
}

/// What operations reach.
pub(crate) struct Reach<'d> {
    differences: Vec<Difference<'d>>,
    problems: Vec<Diagnostic>,
    /// The unit of each operation.
    operations: Vec<usize>,
    units: Condensed,
    /// What the units of each component have.
    contents: Vec<Unit>,
    /// Of each component and difference, for which question it was met last.
    met: RefCell<Met>,
}

/// What was met while an operation was looked at, without clearing a list for each.
#[derive(Default)]
struct Met {
    question: usize,
    components: Vec<usize>,
    differences: Vec<usize>,
}

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
        let Walker { units, differences, .. } = walker;
        let edges: Vec<Vec<usize>> = units.iter().map(|unit| unit.edges.clone()).collect();
        let mut reach = Self {
            differences,
            problems: problems.to_vec(),
            operations,
            units: Condensed::new(&edges),
            contents: Vec::new(),
            met: RefCell::default(),
        };
        reach.fill(units);
        reach
    }

    /// Puts what units have into their components, and drops the edges that lead to nothing.
    fn fill(&mut self, units: Vec<Unit>) {
        self.contents.resize_with(self.units.edges.len(), Unit::default);
        for (number, unit) in units.into_iter().enumerate() {
            let component = self.units.component_of.get(number).and_then(|it| self.contents.get_mut(*it));
            let Some(content) = component else { continue };
            content.differences.extend(unit.differences);
            content.problems.extend(unit.problems);
            content.has_place |= unit.has_place;
        }
        let has_something = |unit: &Unit| !unit.differences.is_empty() || !unit.problems.is_empty();
        let carries = self.units.leads_to(self.contents.iter().map(has_something).collect());
        for (content, edges) in self.contents.iter_mut().zip(&self.units.edges) {
            content.edges = edges.iter().copied().filter(|edge| carries.get(*edge) == Some(&true)).collect();
        }
        let met = self.met.get_mut();
        met.components.resize(self.contents.len(), 0);
        met.differences.resize(self.differences.len(), 0);
    }

    /// How many differences an operation reaches.
    pub(crate) fn tally(&self, operation: usize) -> Tally {
        let mut tally = Tally::default();
        self.each_content(operation, |content, met| {
            for number in &content.differences {
                let is_new = met.differences.get_mut(*number).is_some_and(|it| is_first(it, met.question));
                if let (Some(difference), true) = (self.differences.get(*number), is_new) {
                    tally.add(difference.mark);
                }
            }
        });
        tally
    }

    /// The mistakes that an operation may reach, in the order in which they were found.
    pub(crate) fn problems_of(&self, operation: usize) -> Vec<&Diagnostic> {
        if self.problems.is_empty() {
            return Vec::new();
        }
        let mut numbers = Vec::new();
        self.each_content(operation, |content, _| numbers.extend(content.problems.iter().copied()));
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().filter_map(|number| self.problems.get(number)).collect()
    }

    fn each_content(&self, operation: usize, mut look: impl FnMut(&Unit, &mut Met)) {
        let unit = self.operations.get(operation);
        let Some(start) = unit.and_then(|unit| self.units.component_of.get(*unit)) else { return };
        let met = &mut *self.met.borrow_mut();
        met.question += 1;
        let mut left = vec![*start];
        while let Some(component) = left.pop() {
            let is_new = met.components.get_mut(component).is_some_and(|it| is_first(it, met.question));
            if let (Some(content), true) = (self.contents.get(component), is_new) {
                look(content, met);
                left.extend(&content.edges);
            }
        }
    }

    /// Of each operation whether it reaches the place that was asked for.
    pub(crate) fn reaches_place(&self) -> Vec<bool> {
        let reaches = self.units.leads_to(self.contents.iter().map(|content| content.has_place).collect());
        let component = |unit: &usize| self.units.component_of.get(*unit).copied().unwrap_or(usize::MAX);
        self.operations.iter().map(|unit| reaches.get(component(unit)) == Some(&true)).collect()
    }

    /// Every difference, in the order of the document.
    pub(crate) fn losses(&self, document: &Document<'_>) -> Vec<Loss> {
        let mut differences: Vec<&Difference<'d>> = self.differences.iter().collect();
        differences.sort_by_key(|difference| difference.node.offset());
        differences.into_iter().map(|difference| difference.loss(document)).collect()
    }
}

/// Whether something is met for the first time for a question.
fn is_first(met: &mut usize, question: usize) -> bool {
    std::mem::replace(met, question) != question
}

impl Difference<'_> {
    fn loss(&self, document: &Document<'_>) -> Loss {
        let diagnostic = document.problem(&self.node.place(), Span::call_site(), self.message.as_str());
        Loss { mark: self.mark, keyword: self.keyword.clone(), diagnostic }
    }
}

/// The units whose roots are at these pointers.
type ByPointer = BTreeMap<String, Vec<usize>>;
