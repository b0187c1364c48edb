//! Many operations at once, each as if it were selected alone.

use std::collections::{BTreeMap, BTreeSet};

use formwork_openapi::{Diagnostic, Mark, Node, Reached};
use formwork_resolve::Selected;
use formwork_resolve::arguments::{Arguments, Selection, Target};
use proc_macro2::Span;

use crate::tools::api::Api;
use crate::tools::loss::{Fidelity, Loss};
use crate::tools::reach::Reach;
use crate::{Checked, checked_selection, resolve};

/// How often operations that reach the same mistakes are compiled alone before their word is taken for the others.
const CONFIRMATIONS: usize = 8;

/// The result of operations that were resolved together.
pub(crate) struct Survey<'d> {
    pub(crate) checked: Checked<'d>,
    pub(crate) reached: Reached,
    /// The numbers of the operations in the document, in the order in which they were resolved.
    pub(crate) numbers: Vec<usize>,
}

/// The mistakes that refuse an operation, found by compiling a few operations alone.
#[derive(Default)]
struct Refusals {
    /// By the mistakes that may be reached: how many operations had just these, or nothing if one did not.
    confirmed: BTreeMap<Vec<String>, Option<usize>>,
}

impl<'d> Api<'d> {
    /// Resolves operations together, so that what many of them reach is read once. They are known by their numbers in
    /// [`operations`](Self::operations).
    pub(crate) fn survey(&self, arguments: &Arguments, numbers: &[usize]) -> Survey<'d> {
        let wanted: BTreeSet<usize> = numbers.iter().copied().collect();
        let numbers: Vec<usize> = wanted.into_iter().collect();
        let chosen: BTreeSet<String> = numbers
            .iter()
            .filter_map(|number| self.index.operations.get(*number))
            .map(ToString::to_string)
            .collect();
        let mut arguments = arguments.clone();
        arguments.operations = vec![selection(Target::All)];
        self.document.take_reached();
        let mut selected = resolve::select(&arguments, &self.index, &mut Vec::new());
        selected.retain(|selected: &Selected<'d>| chosen.contains(&selected.operation.to_string()));
        let checked = checked_selection(&arguments, self.document, &self.index, selected);
        Survey { checked, reached: self.document.take_reached(), numbers }
    }

    /// How much of each of these operations is in the code, in their order. They are known by their numbers in
    /// [`operations`](Self::operations).
    ///
    /// All are resolved at once. One that may reach a mistake is then compiled alone: the mistake can be in a part that
    /// it passes by, such as a schema of which it needs no more than the name.
    #[must_use]
    pub fn fidelities(&self, arguments: &Arguments, numbers: &[usize]) -> Vec<Fidelity> {
        let survey = self.survey(arguments, numbers);
        let suspects = survey.checked.suspects();
        let reach = self.reach(arguments, &survey, &suspects, None);
        let mut refusals = Refusals::default();
        let mut fidelities: BTreeMap<usize, Fidelity> = BTreeMap::new();
        for ((number, tally), suspects) in survey.numbers.iter().zip(reach.tallies()).zip(reach.suspects()) {
            let problems = refusals.confirm(&suspects, || self.problems_alone(arguments, *number));
            let is_refused = !problems.is_empty();
            let fidelity = if is_refused { Fidelity::Refused(problems) } else { Fidelity::Generated(tally) };
            fidelities.insert(*number, fidelity);
        }
        numbers.iter().filter_map(|number| fidelities.get(number).cloned()).collect()
    }

    pub(crate) fn reach(
        &self,
        arguments: &Arguments,
        survey: &Survey<'d>,
        problems: &[Diagnostic],
        place: Option<&Node<'d>>,
    ) -> Reach<'d> {
        Reach::new(self, arguments, (&survey.checked, &survey.reached), problems, place)
    }

    /// The mistakes of one operation that is selected alone.
    fn problems_alone(&self, arguments: &Arguments, number: usize) -> Vec<Diagnostic> {
        let Some(operation) = self.index.operations.get(number) else { return Vec::new() };
        let mut arguments = arguments.clone();
        arguments.operations =
            vec![selection(Target::Path(operation.method.clone(), operation.path.to_string()))];
        self.reached(&arguments).0.problems
    }

    /// Departures of the document from the specification that the selected operations reach.
    #[must_use]
    pub fn slips(&self, arguments: &Arguments) -> Vec<Loss> {
        let mut losses = self.losses_of(arguments);
        losses.retain(|loss| loss.mark == Mark::Slip);
        losses
    }

    fn losses_of(&self, arguments: &Arguments) -> Vec<Loss> {
        let (checked, reached) = self.reached(arguments);
        Reach::new(self, arguments, (&checked, &reached), &[], None).losses(self.document)
    }
}

impl Refusals {
    /// The mistakes that refuse an operation of those that it may reach.
    fn confirm(
        &mut self,
        suspects: &[&Diagnostic],
        alone: impl FnOnce() -> Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        if suspects.is_empty() {
            return Vec::new();
        }
        let key: Vec<String> = suspects.iter().map(ToString::to_string).collect();
        let confirmed = self.confirmed.entry(key.clone()).or_insert(Some(0));
        if confirmed.is_some_and(|count| count >= CONFIRMATIONS) {
            return suspects.iter().copied().cloned().collect();
        }
        let problems = alone();
        let found: BTreeSet<String> = problems.iter().map(ToString::to_string).collect();
        let is_same = found == key.into_iter().collect();
        *confirmed = confirmed.filter(|_| is_same).map(|count| count + 1);
        problems
    }
}

fn selection(target: Target) -> Selection {
    Selection { target, name: None, span: Span::call_site() }
}
