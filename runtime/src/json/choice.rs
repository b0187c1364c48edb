//! Which of several types a value has: decided by a look at its top level, and then tried once.

use std::borrow::Cow;

use serde::de::{Deserialize, DeserializeOwned, Deserializer};

use super::Json;
use super::scalar::{Scalar, whole};
use super::scan::{self, Kind, Kinds, is_shallow};

/// An enum with a variant for each type that a value may have, and one for whatever else there is.
///
/// Generated code implements it through [`choice!`](crate::__private::choice).
pub trait Choice: Sized + 'static {
    /// The member whose text names the variant of an object, if there is one.
    const TAG: &'static [&'static str];

    /// By what each variant is recognised.
    const ALTERNATIVES: &'static [Alternative];

    /// How each variant is read.
    const READ: &'static [fn(&str) -> Option<Self>];

    /// The variant that keeps any other value.
    fn other(json: Json) -> Self;
}

/// By what a variant is recognised.
#[derive(Clone, Copy, Debug)]
pub struct Alternative {
    /// What the value can be.
    pub kinds: Kinds,
    /// What the first element of an array can be; anything if empty.
    pub elements: Kinds,
    /// The texts that are this variant's; any if empty.
    pub listed: &'static [&'static str],
    /// The texts of the discriminator that are this variant's.
    pub tags: &'static [&'static str],
    /// Members of an object that have one of these values if they are there.
    pub constants: &'static [(&'static str, &'static [Scalar])],
    /// Members that an object has.
    pub required: &'static [&'static str],
}

/// `Deserialize` for a [`Choice`]. A value that is of no variant, or not as its variant expects, is kept as it is.
///
/// # Errors
///
/// Fails if there is no JSON value.
pub fn read_choice<'de, T: Choice, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    Json::deserialize(deserializer).map(choice_of)
}

/// The variant that a value is.
pub(crate) fn choice_of<T: Choice>(json: Json) -> T {
    // One variant is tried, because trying several would double the work with each level of choices in choices.
    let value = choose(json.get(), T::TAG.first().copied(), T::ALTERNATIVES)
        .and_then(|(chosen, text)| T::READ.get(chosen).and_then(|read| read(&text)));
    value.unwrap_or_else(|| T::other(json))
}

/// Reads a part that was looked at before.
#[must_use]
pub fn read_part<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

/// Reads a part that was not looked at before.
pub(super) fn read_shallow<T: DeserializeOwned>(json: &str) -> Option<T> {
    is_shallow(json).then(|| read_part(json)).flatten()
}

/// The names and values of an object's members, as they stand there.
type Members<'j> = Vec<(Cow<'j, str>, &'j str)>;

/// The index of the one alternative that a value may be, and the text to read it from.
fn choose<'j>(
    json: &'j str,
    tag: Option<&str>,
    alternatives: &[Alternative],
) -> Option<(usize, Cow<'j, str>)> {
    let kind = Kind::of(json);
    let chosen = match kind {
        Kind::Object => object(&members(json)?, tag, alternatives),
        _ if !is_shallow(json) => return None,
        Kind::Array => array(json, alternatives),
        Kind::String => string(json, alternatives),
        Kind::Integer | Kind::Number => return number(json, kind, alternatives),
        _ => first(alternatives, |alternative| alternative.kinds.has(kind)),
    };
    Some((chosen.or_else(|| any(alternatives))?, Cow::Borrowed(json)))
}

fn first(alternatives: &[Alternative], is_it: impl Fn(&Alternative) -> bool) -> Option<usize> {
    alternatives.iter().position(is_it)
}

fn any(alternatives: &[Alternative]) -> Option<usize> {
    first(alternatives, |alternative| alternative.kinds.has(Kind::Any))
}

/// The members of an object. `None` if it nests too deep.
fn members(object: &str) -> Option<Members<'_>> {
    let mut members = Members::new();
    scan::members(object, |name, value| members.push((name, value)))?;
    Some(members)
}

/// The value of the member with this name. Of several the last counts.
fn member<'j>(members: &Members<'j>, name: &str) -> Option<&'j str> {
    members.iter().rev().find(|(known, _)| known == name).map(|(_, value)| *value)
}

fn object(members: &Members<'_>, tag: Option<&str>, alternatives: &[Alternative]) -> Option<usize> {
    let tag = tag.and_then(|tag| member(members, tag));
    let text = tag.filter(|tag| tag.starts_with('"')).map(scan::text);
    let tagged = text.and_then(|text| first(alternatives, |it| it.tags.contains(&&*text)));
    // A tag that is no variant's says at least what the object is not.
    let is_left = |it: &Alternative| it.kinds.has(Kind::Object) && (tag.is_none() || it.tags.is_empty());
    tagged.or_else(|| best(members, alternatives, is_left))
}

/// The alternative for which most speaks, and the first of equals.
fn best(
    members: &Members<'_>,
    alternatives: &[Alternative],
    is_left: impl Fn(&Alternative) -> bool,
) -> Option<usize> {
    let mut best = None;
    for (index, alternative) in alternatives.iter().enumerate().filter(|(_, it)| is_left(it)) {
        let rank = rank(alternative, members);
        if rank.is_some() && best.is_none_or(|(best, _)| rank > best) {
            best = Some((rank, index));
        }
    }
    best.map(|(_, index)| index)
}

/// How much speaks for an alternative: the constants that are there, and then the required members. `None` if anything
/// speaks against it.
fn rank(alternative: &Alternative, members: &Members<'_>) -> Option<(usize, usize)> {
    let mut constants = 0;
    for (name, values) in alternative.constants {
        if let Some(found) = member(members, name) {
            if !values.iter().any(|value| value.is(found)) {
                return None;
            }
            constants += 1;
        }
    }
    let is_complete = alternative.required.iter().all(|name| member(members, name).is_some());
    is_complete.then_some((constants, alternative.required.len()))
}

fn array(json: &str, alternatives: &[Alternative]) -> Option<usize> {
    let first_element = scan::first_element(json);
    first(alternatives, |alternative| {
        let elements = alternative.elements;
        alternative.kinds.has(Kind::Array)
            && first_element.is_none_or(|element| elements.is_empty() || takes(elements, element))
    })
}

/// Whether an element is of one of these kinds. What follows the element is no matter.
fn takes(kinds: Kinds, element: &str) -> bool {
    let element = if element.starts_with(['{', '[', '"']) {
        element
    } else {
        element.split([',', ']']).next().unwrap_or_default().trim_end()
    };
    let kind = Kind::of(element);
    let is_whole = || digits(element).is_some();
    kinds.has(kind)
        || kinds.has(Kind::Any)
        || kind == Kind::Integer && kinds.has(Kind::Number)
        || kind == Kind::Number && kinds.has(Kind::Integer) && is_whole()
}

fn string(json: &str, alternatives: &[Alternative]) -> Option<usize> {
    let text = scan::text(json);
    let takes_text = |alternative: &Alternative| alternative.kinds.has(Kind::String);
    first(alternatives, |it| takes_text(it) && it.listed.contains(&&*text))
        .or_else(|| first(alternatives, |it| takes_text(it) && it.listed.is_empty()))
        .or_else(|| {
            let only = first(alternatives, takes_text)?;
            let is_only = alternatives.iter().filter(|it| takes_text(it)).count() == 1;
            (is_only && any(alternatives).is_none()).then_some(only)
        })
}

/// A whole number is an integer rather than any number, unless it is written as a fraction.
fn number<'j>(json: &'j str, kind: Kind, alternatives: &[Alternative]) -> Option<(usize, Cow<'j, str>)> {
    let of = |kind| first(alternatives, |alternative| alternative.kinds.has(kind));
    let as_it_is = match kind {
        Kind::Integer => of(Kind::Integer).or_else(|| of(Kind::Number)),
        _ => of(Kind::Number),
    };
    let as_digits = || Some((of(Kind::Integer)?, Cow::Owned(digits(json)?)));
    as_it_is
        .map(|chosen| (chosen, Cow::Borrowed(json)))
        .or_else(as_digits)
        .or_else(|| Some((any(alternatives)?, Cow::Borrowed(json))))
}

/// The digits of a whole number that is written as a fraction or with an exponent.
fn digits(json: &str) -> Option<String> {
    Some(whole(json.parse().ok()?)?.to_string())
}
