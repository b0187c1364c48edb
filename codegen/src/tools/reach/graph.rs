//! A graph of units, condensed: those that lead to one another in a circle are one component, so that what an
//! operation reaches is found without going round in the document's web of schemas.

/// A graph whose circles are condensed.
#[derive(Debug, Default)]
pub(super) struct Condensed {
    /// The component of each unit. The components that one leads to have smaller numbers.
    pub(super) component_of: Vec<usize>,
    /// The components that each one leads to, each once.
    pub(super) edges: Vec<Vec<usize>>,
}

/// A unit on the stack of the search, and its next edge.
struct Visit {
    unit: usize,
    next: usize,
}

/// The algorithm of Tarjan, without recursion.
struct Search<'g> {
    edges: &'g [Vec<usize>],
    /// The order in which units are found, from 1; 0 for those that are not.
    order: Vec<usize>,
    /// The first unit that each leads back to.
    low: Vec<usize>,
    stack: Vec<usize>,
    is_on_stack: Vec<bool>,
    component_of: Vec<usize>,
    count: usize,
    found: usize,
}

impl Condensed {
    pub(super) fn new(edges: &[Vec<usize>]) -> Self {
        let size = edges.len();
        let mut search = Search {
            edges,
            order: vec![0; size],
            low: vec![0; size],
            stack: Vec::new(),
            is_on_stack: vec![false; size],
            component_of: vec![0; size],
            count: 0,
            found: 0,
        };
        for unit in 0..size {
            if at(&search.order, unit) == 0 {
                search.from(unit);
            }
        }
        let Search { component_of, count, .. } = search;
        let mut between = vec![Vec::new(); count];
        for (unit, targets) in edges.iter().enumerate() {
            let from = at(&component_of, unit);
            let targets = targets.iter().map(|target| at(&component_of, *target));
            if let Some(between) = between.get_mut(from) {
                between.extend(targets.filter(|to| *to != from));
            }
        }
        for targets in &mut between {
            targets.sort_unstable();
            targets.dedup();
        }
        Self { component_of, edges: between }
    }

    /// Adds to the marked components those that lead to one.
    pub(super) fn leads_to(&self, mut holds: Vec<bool>) -> Vec<bool> {
        for (component, targets) in self.edges.iter().enumerate() {
            if targets.iter().any(|target| holds.get(*target) == Some(&true)) {
                set(&mut holds, component, true);
            }
        }
        holds
    }
}

impl Search<'_> {
    fn from(&mut self, start: usize) {
        let mut visits = vec![self.find(start)];
        while let Some(Visit { unit, next }) = visits.last_mut() {
            let unit = *unit;
            let target = self.edges.get(unit).and_then(|edges| edges.get(*next)).copied();
            *next += 1;
            match target {
                Some(target) if at(&self.order, target) == 0 => {
                    let visit = self.find(target);
                    visits.push(visit);
                }
                Some(target) if self.is_on_stack.get(target) == Some(&true) => {
                    self.lower(unit, at(&self.order, target));
                }
                Some(_) => {}
                None => {
                    visits.pop();
                    self.close(unit);
                    if let Some(Visit { unit: above, .. }) = visits.last() {
                        self.lower(*above, at(&self.low, unit));
                    }
                }
            }
        }
    }

    fn find(&mut self, unit: usize) -> Visit {
        self.found += 1;
        set(&mut self.order, unit, self.found);
        set(&mut self.low, unit, self.found);
        set(&mut self.is_on_stack, unit, true);
        self.stack.push(unit);
        Visit { unit, next: 0 }
    }

    fn lower(&mut self, unit: usize, low: usize) {
        let low = low.min(at(&self.low, unit));
        set(&mut self.low, unit, low);
    }

    /// Makes a component of what was found since a unit that leads back to nothing before it.
    fn close(&mut self, unit: usize) {
        if at(&self.low, unit) != at(&self.order, unit) {
            return;
        }
        while let Some(member) = self.stack.pop() {
            set(&mut self.is_on_stack, member, false);
            set(&mut self.component_of, member, self.count);
            if member == unit {
                break;
            }
        }
        self.count += 1;
    }
}

fn at(values: &[usize], index: usize) -> usize {
    values.get(index).copied().unwrap_or_default()
}

fn set<T>(values: &mut [T], index: usize, value: T) {
    if let Some(slot) = values.get_mut(index) {
        *slot = value;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Condensed;

    /// True if there is a way between two units, found by looking at all of them.
    fn leads(edges: &[Vec<usize>], from: usize, to: usize) -> bool {
        let mut seen = vec![false; edges.len()];
        let mut left = vec![from];
        while let Some(unit) = left.pop() {
            if unit == to {
                return true;
            }
            if !std::mem::replace(&mut seen[unit], true) {
                left.extend(&edges[unit]);
            }
        }
        false
    }

    proptest! {
        #[test]
        fn components_are_the_circles_of_a_graph(pairs in proptest::collection::vec((0_usize..9, 0_usize..9), 0..25)) {
            let mut edges = vec![Vec::new(); 9];
            for (from, to) in pairs {
                edges[from].push(to);
            }
            let condensed = Condensed::new(&edges);
            let component = |unit: usize| condensed.component_of[unit];
            for one in 0..9 {
                let mut holds = vec![false; condensed.edges.len()];
                holds[component(one)] = true;
                let holds = condensed.leads_to(holds);
                for other in 0..9 {
                    let (there, back) = (leads(&edges, other, one), leads(&edges, one, other));
                    prop_assert_eq!(component(one) == component(other), there && back);
                    prop_assert_eq!(holds[component(other)], there);
                }
            }
            for (component, targets) in condensed.edges.iter().enumerate() {
                prop_assert!(targets.iter().all(|target| *target < component));
            }
        }
    }
}
