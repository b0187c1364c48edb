//! The name under which the next value is written.

use std::cell::Cell;
use std::fmt;

use super::escape;
use super::style::Dialect;

/// A name as nesting made it: a chain on the stack, so that no name is ever allocated.
pub(super) struct Name<'e> {
    pub(super) parent: Option<&'e Name<'e>>,
    pub(super) segment: Segment<'e>,
    /// How many segments there are, without the root.
    pub(super) depth: usize,
    /// The range of the buffer with the prefix of every name below this one, so that the next one is a copy; empty if
    /// there is none.
    pub(super) written: Cell<(usize, usize)>,
}

#[derive(Clone, Copy)]
pub(super) enum Segment<'e> {
    Root,
    /// A name that may have any characters.
    Member(&'e str),
    /// A name of unreserved characters alone.
    Plain(&'e str),
    Index(usize),
}

impl<'e> Name<'e> {
    pub(super) fn root() -> Self {
        Self { parent: None, segment: Segment::Root, depth: 0, written: Cell::new((0, 0)) }
    }

    pub(super) fn below(parent: &'e Name<'e>, segment: Segment<'e>) -> Self {
        Self { parent: Some(parent), segment, depth: parent.depth + 1, written: Cell::new((0, 0)) }
    }

    pub(super) fn is_root(&self) -> bool {
        self.depth == 0
    }

    /// True if the dialect writes nothing for this segment: an element that repeats the name of its array.
    pub(super) fn is_unsaid(&self, dialect: Dialect) -> bool {
        matches!((self.segment, dialect), (Segment::Index(_), Dialect::Repeat))
    }

    /// The part of the chain that has this depth.
    pub(super) fn at_depth(&self, depth: usize) -> &Self {
        let mut name = self;
        while let Some(parent) = name.parent.filter(|_| name.depth > depth) {
            name = parent;
        }
        name
    }
}

impl Segment<'_> {
    /// Writes what stands of the segment in brackets.
    #[inline]
    pub(super) fn write_in_brackets(self, dialect: Dialect, to: &mut Vec<u8>) {
        if !matches!((self, dialect), (Self::Index(_), Dialect::Brackets)) {
            self.write(to);
        }
    }

    /// Writes the segment itself.
    #[inline]
    pub(super) fn write(self, to: &mut Vec<u8>) {
        match self {
            Self::Root => {}
            Self::Plain(name) => to.extend_from_slice(name.as_bytes()),
            Self::Member(name) => escape::unreserved(name, to),
            Self::Index(index) => to.extend_from_slice(itoa::Buffer::new().format(index).as_bytes()),
        }
    }
}

/// The name as a person reads it, for errors.
impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.segment {
            Segment::Root => Ok(()),
            Segment::Member(name) | Segment::Plain(name) if self.depth > 1 => write!(f, "[{name}]"),
            Segment::Member(name) | Segment::Plain(name) => f.write_str(name),
            Segment::Index(index) => write!(f, "[{index}]"),
        }
    }
}
