//! The mistakes of `select` that show only after everything is resolved.

use formwork_openapi::{Diagnostic, suggest};

use super::{Member, Narrowings};
use crate::arguments::select::{MemberPath, Narrowed};

impl Narrowings {
    /// Unused lists, members without a field, and missing members that a request requires.
    pub(crate) fn problems(&self) -> Vec<Diagnostic> {
        let mut problems = self.missing_members();
        problems.extend(self.unused());
        problems
    }

    /// The required members that each list leaves out, with the complete list to paste.
    fn missing_members(&self) -> Vec<Diagnostic> {
        let lists = self.select.iter().enumerate();
        let problem = |(list, narrowed): (usize, &Narrowed)| {
            let span = narrowed.of.span;
            let missing = self.missing.iter().filter(|member| member.list == list);
            let missing: Vec<MemberPath> =
                missing.map(|member| MemberPath { names: member.names.clone(), span }).collect();
            if missing.is_empty() {
                return None;
            }
            let written: Vec<String> = missing.iter().map(ToString::to_string).collect();
            let written: Vec<&str> = written.iter().map(String::as_str).collect();
            let of = &narrowed.of.value;
            let message =
                format!("`{of}` leaves out what a request must have: {}", suggest::list(&written, "and"));
            let all: Vec<String> = narrowed.members.iter().chain(&missing).map(ToString::to_string).collect();
            let of = if of.contains('#') { format!("{of:?}") } else { of.clone() };
            Some(Diagnostic::new(span, message).help(format!("{of}: [{}]", all.join(", "))))
        };
        lists.filter_map(problem).collect()
    }

    /// A list for a type that is not reached is reported as a whole. Otherwise each of its members without a field is.
    fn unused(&self) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for (list, narrowed) in self.select.iter().enumerate() {
            let of = |member: &Member| member.list == list;
            let narrowings = || {
                let all = self.objects.iter().map(|(_, narrowing)| narrowing);
                let all = all.chain(self.operations.iter().map(|(_, narrowing)| narrowing));
                all.filter(|narrowing| narrowing.origins.iter().any(of))
            };
            let root = |member: &Member| of(member) && member.names.is_empty();
            let mut at_root = narrowings().filter(|narrowing| narrowing.origins.iter().any(root)).peekable();
            if at_root.peek().is_none() {
                // The list was not found, which is reported already.
                continue;
            }
            if !at_root.any(|narrowing| narrowing.is_used) {
                let message = format!("the selected operations do not reach `{}`", narrowed.of.value);
                let help = "remove it from `select`, or name the type in which they reach its members";
                problems.push(Diagnostic::new(narrowed.of.span, message).help(help));
                continue;
            }
            for path in &narrowed.members {
                let taken = narrowings().flat_map(|narrowing| narrowing.names.iter().map(|(_, taken)| taken));
                let mut taken = taken.filter(|taken| taken.origin.names == path.names).peekable();
                if taken.peek().is_some() && !taken.any(|taken| taken.is_field) {
                    let message = format!(
                        "`{}.{path}` is not a field of anything that is generated",
                        narrowed.of.value
                    );
                    let help =
                        "a member that is read-only is not sent, and one that is write-only not received";
                    problems.push(Diagnostic::new(path.span, message).help(help));
                }
            }
        }
        problems
    }
}
