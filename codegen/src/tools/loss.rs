//! Losses: the parts of a document that the generated code does not represent. None of them is silent.

use std::ops::Add;

use formwork_openapi::{Diagnostic, Mark};

/// A place where the document and the code differ.
#[derive(Clone, Debug)]
pub struct Loss {
    /// How they differ.
    pub mark: Mark,
    /// The keyword, or what else is meant.
    pub keyword: String,
    /// The mark and the place.
    pub diagnostic: Diagnostic,
}

/// How much of an operation is in the code.
#[derive(Clone, Debug)]
pub enum Fidelity {
    /// It has code, which differs from the document in so many places.
    Generated(Tally),
    /// It has no code, because of these mistakes.
    Refused(Vec<Diagnostic>),
}

/// How many places there are of each mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Parts of the document that no generated item stands for.
    pub not_represented: usize,
    /// Restrictions of values that generated code does not check.
    pub not_enforced: usize,
    /// Departures of the document from the specification, generated with the meaning that is plain.
    pub slips: usize,
}

impl Tally {
    /// True if everything that the document says of values and calls is in the code. Restrictions may be unchecked: no
    /// Rust type says them, and a server checks them anyway.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.not_represented == 0
    }

    /// Adds a place.
    pub(crate) fn with(self, mark: Mark) -> Self {
        match mark {
            Mark::Slip => Self { slips: self.slips + 1, ..self },
            Mark::NotRepresented => Self { not_represented: self.not_represented + 1, ..self },
            Mark::NotEnforced => Self { not_enforced: self.not_enforced + 1, ..self },
        }
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            not_represented: self.not_represented + other.not_represented,
            not_enforced: self.not_enforced + other.not_enforced,
            slips: self.slips + other.slips,
        }
    }
}
