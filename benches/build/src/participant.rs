//! Participants: contenders that can do the work.

use crate::contender::Contender;
use crate::workshop::Workshop;
use crate::{Failure, cost, proof};

/// A contender, and why it cannot be measured, if it cannot.
pub struct Participant {
    /// The contender.
    pub contender: Contender,
    /// Why there is nothing to measure.
    pub reason: Option<String>,
}

impl Participant {
    /// Copies the project, builds it and lets it prove that it does what the others do.
    ///
    /// # Errors
    ///
    /// Fails if one cannot do it who has to.
    pub fn prepare(workshop: &Workshop, contender: Contender) -> Result<Self, Failure> {
        let reason = match Self::prove(workshop, contender) {
            Ok(()) => None,
            Err(reason) if contender.may_fail() => Some(reason.to_string()),
            Err(reason) => return Err(format!("{}: {reason}", contender.name).into()),
        };
        Ok(Self { contender, reason })
    }

    fn prove(workshop: &Workshop, contender: Contender) -> Result<(), Failure> {
        workshop.copy(contender.name, contender.source)?;
        workshop.fetch(contender.name)?;
        cost::measure(&mut workshop.cargo_for(contender.name, "build", "dev"), &workshop.log())?;
        proof::check(contender, &contender.program(&workshop.target(contender.name, "dev"), "debug"))
    }

    /// The contender, if it can be measured.
    #[must_use]
    pub fn able(&self) -> Option<Contender> {
        self.reason.is_none().then_some(self.contender)
    }

    /// A row that says that there are no numbers.
    pub(crate) fn row_without_numbers(&self, columns: usize) -> Vec<String> {
        let first = match &self.reason {
            Some(_) => format!("{} (cannot)", self.contender.title),
            None => self.contender.title.to_owned(),
        };
        std::iter::once(first).chain(std::iter::repeat_n("-".to_owned(), columns - 1)).collect()
    }

    /// Why there are none, to be said below the tables.
    #[must_use]
    pub fn excuse(&self) -> Option<String> {
        let reason = self.reason.as_ref()?;
        let reason = reason
            .trim_start_matches("error: ")
            .trim_start_matches("Error: ")
            .trim_matches('"')
            .replace('`', "'");
        Some(format!("\n{} cannot: `{reason}`\n", self.contender.title))
    }
}
