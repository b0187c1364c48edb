//! Choices: which of several types a value has, by a look at it and then by an attempt to decode it.

use std::cell::Cell;
use std::cmp::Reverse;

use super::Outline;
use super::outline::Fit;
use super::scan::{self, is_shallow};

/// The values of a variant.
#[derive(Clone, Copy, Debug)]
pub struct Alternative {
    /// The texts of the discriminator that are this variant's.
    pub tags: &'static [&'static str],
    /// The outline of the value.
    pub outline: Outline,
}

/// Calls `read` for the alternatives that a value may be, the best first, until one of them can be read.
pub(super) fn choose(
    json: &str,
    tag: Option<&str>,
    alternatives: &[Alternative],
    read: &mut dyn FnMut(usize) -> bool,
) -> bool {
    let candidates = candidates(json, tag, alternatives);
    candidates.is_some_and(|candidates| has_readable(json.len(), &candidates, read))
}

thread_local! {
    /// How many more bytes may be read in vain in the outermost choice that is being read.
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
}

/// How often a value may be read in vain altogether. Choices in choices would double the work with each level.
const MOST_ATTEMPTS: usize = 8;

/// True if one of some attempts to read a value of this length succeeds. The first one is always made, and others as
/// long as there is work left for them.
fn has_readable(length: usize, candidates: &[usize], read: &mut dyn FnMut(usize) -> bool) -> bool {
    let before = LEFT.get();
    if before.is_none() {
        LEFT.set(Some(length.saturating_mul(MOST_ATTEMPTS)));
    }
    let mut is_read = false;
    for candidate in candidates {
        is_read = read(*candidate);
        let left = LEFT.get().and_then(|left| left.checked_sub(length));
        if is_read || left.is_none() {
            break;
        }
        LEFT.set(left);
    }
    if before.is_none() {
        LEFT.set(None);
    }
    is_read
}

/// The alternatives that a value may be, the best first. `None` if it nests too deep to be decoded.
fn candidates(json: &str, tag: Option<&str>, alternatives: &[Alternative]) -> Option<Vec<usize>> {
    if !is_shallow(json) {
        return None;
    }
    let tag = tag.filter(|_| json.starts_with('{')).and_then(|tag| scan::member_of(json, tag));
    // A number or boolean has the text of the mapping's key.
    let text = tag.map(|tag| if tag.starts_with('"') { scan::text(tag) } else { tag.into() });
    let is_tagged = |it: &Alternative| text.as_ref().is_some_and(|text| it.tags.contains(&&**text));
    let mut ranked: Vec<(bool, Fit, Reverse<usize>)> = Vec::new();
    for (index, alternative) in alternatives.iter().enumerate() {
        let is_tagged = is_tagged(alternative);
        // A tag that belongs to no variant still tells what the object is not.
        let is_excluded = tag.is_some() && !is_tagged && !alternative.tags.is_empty();
        let fit = if is_excluded { None } else { alternative.outline.fit(json) };
        match fit {
            Some(fit) => ranked.push((is_tagged, fit, Reverse(index))),
            // The tag decides alone, and its variant says whether it can be read.
            None if is_tagged => ranked.push((true, Fit::WORST, Reverse(index))),
            None => {}
        }
    }
    if ranked.iter().any(|(is_tagged, ..)| *is_tagged) {
        ranked.retain(|(is_tagged, ..)| *is_tagged);
    }
    leave_out_unlisted(json, alternatives, &mut ranked);
    ranked.sort_unstable_by(|one, other| other.cmp(one));
    Some(ranked.into_iter().map(|(_, _, Reverse(index))| index).collect())
}

/// Leaves out the enums that do not list a scalar, if several of them do not: which of them has grown is not known.
fn leave_out_unlisted(
    json: &str,
    alternatives: &[Alternative],
    ranked: &mut Vec<(bool, Fit, Reverse<usize>)>,
) {
    if ranked.len() < 2 || json.starts_with(['{', '[']) {
        return;
    }
    ranked.retain(|(_, _, Reverse(index))| {
        alternatives.get(*index).is_some_and(|it| !it.outline.is_unlisted(json))
    });
}
