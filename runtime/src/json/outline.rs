//! Outlines: how well a JSON value fits a schema, seen without decoding it.

use std::cmp::Reverse;

use super::scalar::Scalar;
use super::scan::{self, Kind, Kinds};

/// The part of a schema that tells its values from others. [`outline!`](crate::__private::outline) writes one.
#[derive(Clone, Copy, Debug)]
pub struct Outline {
    /// The kinds of the values.
    pub kinds: Kinds,
    /// A value is one of these; empty: any value.
    pub constants: &'static [Scalar],
    /// The values of an enum, which may grow; any if empty.
    pub listed: &'static [Scalar],
    /// The members of an object that the schema describes or requires.
    pub members: &'static [Member],
    /// True if an object has no other members.
    pub is_closed: bool,
    /// The number of elements that an array has at least.
    pub min_items: usize,
    /// The number of elements that an array has at most.
    pub max_items: Option<usize>,
    /// The first elements of an array.
    pub items: &'static [Outline],
    /// The further elements of an array, or the further members of an object.
    pub rest: Option<&'static Outline>,
    /// Outlines of which a value fits at least one; any if empty.
    pub any_of: &'static [Outline],
}

/// A member of an object.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The name in JSON.
    pub name: &'static str,
    /// True if every object has it.
    pub required: bool,
    /// The outline of its value.
    pub outline: Outline,
}

/// How well a value fits, from worst to best. What rules a value out has no fit at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    /// Values that a newer version of the API may have: not listed by an enum, unknown to a closed object, or null
    /// where a member is optional.
    news: Reverse<u32>,
    /// Values where the schema allows anything.
    free: Reverse<u32>,
    constants: u32,
    listed: u32,
    unknown: Reverse<u32>,
    /// Numbers that are whole where any may be, or the other way round.
    inexact: Reverse<u32>,
}

impl Fit {
    const PERFECT: Self = Self {
        news: Reverse(0),
        free: Reverse(0),
        constants: 0,
        listed: 0,
        unknown: Reverse(0),
        inexact: Reverse(0),
    };

    /// A value that does not fit, and is tried for another reason.
    pub(super) const WORST: Self = Self { news: Reverse(u32::MAX), ..Self::PERFECT };

    /// The fit of a value of which nothing is described: all of its members are unknown, and so are some more.
    fn unknown(json: &str, more: u32) -> Self {
        let mut count = more;
        let mut add = |json: &str| {
            if json.starts_with('{') {
                let _ = scan::members(json, |_, _| count += 1);
            }
        };
        match Kind::from_json(json) {
            Kind::Array => drop(scan::elements(json, add)),
            _ => add(json),
        }
        Self { unknown: Reverse(count), ..Self::PERFECT }
    }

    fn and(&mut self, other: Self) {
        self.news.0 += other.news.0;
        self.free.0 += other.free.0;
        self.constants += other.constants;
        self.listed += other.listed;
        self.unknown.0 += other.unknown.0;
        self.inexact.0 += other.inexact.0;
    }
}

impl Outline {
    /// Any value.
    pub const ANY: Self = Self {
        kinds: Kinds::from_kinds(&[Kind::Any]),
        constants: &[],
        listed: &[],
        members: &[],
        is_closed: false,
        min_items: 0,
        max_items: None,
        items: &[],
        rest: None,
        any_of: &[],
    };

    /// How well a JSON text fits. `None` if it cannot be of this schema, or nests too deep to be looked at.
    pub(super) fn fit(&self, json: &str) -> Option<Fit> {
        let mut fit = self.fit_inside(json)?;
        if self.kinds.has(Kind::Any) && self.any_of.is_empty() {
            fit.free.0 += 1;
        }
        Some(fit)
    }

    /// The fit of a part of a value. An outline that allows anything speaks neither for it nor against it.
    fn fit_inside(&self, json: &str) -> Option<Fit> {
        let kind = Kind::from_json(json);
        if !self.takes(kind, json) {
            return None;
        }
        if !self.any_of.is_empty() {
            return self.any_of.iter().filter_map(|outline| outline.fit_inside(json)).max();
        }
        if !self.constants.is_empty() && kind != Kind::Null {
            let is_constant = self.constants.iter().any(|constant| constant.is(json));
            return is_constant.then_some(Fit { constants: 1, ..Fit::PERFECT });
        }
        match kind {
            Kind::Object | Kind::Array if self.kinds.has(Kind::Any) => Some(Fit::unknown(json, 0)),
            Kind::Object => self.fit_object(json),
            Kind::Array => self.fit_array(json),
            Kind::Null => Some(Fit::PERFECT),
            _ => Some(self.fit_scalar(json)),
        }
    }

    /// True if values of this kind are of the schema.
    pub(super) fn takes(&self, kind: Kind, json: &str) -> bool {
        self.kinds.has(Kind::Any)
            || self.kinds.has(kind)
            || kind == Kind::Integer && self.kinds.has(Kind::Number)
            || kind == Kind::Number && self.kinds.has(Kind::Integer) && scan::is_whole(json)
    }

    /// True if a value is of one of the kinds as it is written.
    fn is_exact(&self, json: &str) -> bool {
        self.kinds.has(Kind::Any) || self.kinds.has(Kind::from_json(json))
    }

    /// True if an enum does not list a scalar.
    pub(super) fn is_unlisted(&self, json: &str) -> bool {
        !self.listed.is_empty() && !self.listed.iter().any(|value| value.is(json))
    }

    fn fit_scalar(&self, json: &str) -> Fit {
        let mut fit = Fit::PERFECT;
        if self.is_unlisted(json) {
            fit.news.0 = 1;
        } else if !self.listed.is_empty() {
            fit.listed = 1;
        } else if !self.is_exact(json) {
            fit.inexact.0 = 1;
        }
        fit
    }

    fn fit_object(&self, json: &str) -> Option<Fit> {
        let mut fit = Fit::PERFECT;
        let mut seen = vec![false; self.members.len()];
        let mut is_ruled_out = false;
        scan::members(json, |name, value| {
            let position = self.members.iter().position(|member| member.name == name);
            let found = match position.and_then(|position| self.members.get(position)) {
                Some(member) => member.fit(value),
                None => self.fit_unknown(value),
            };
            if let Some(seen) = position.and_then(|position| seen.get_mut(position)) {
                *seen = true;
            }
            match found {
                Some(found) => fit.and(found),
                None => is_ruled_out = true,
            }
        })?;
        let mut members = self.members.iter().zip(seen);
        let is_complete = members.all(|(member, is_there)| is_there || !member.required);
        (is_complete && !is_ruled_out).then_some(fit)
    }

    fn fit_unknown(&self, value: &str) -> Option<Fit> {
        let fit = match self.rest {
            Some(rest) => rest.fit_inside(value),
            None => Some(Fit::unknown(value, 1)),
        };
        match fit {
            None if self.members.is_empty() => None,
            // Beside members that are described, a value that is not of the type of the others is kept.
            None => Some(Fit { news: Reverse(1), ..Fit::PERFECT }),
            Some(fit) if self.is_closed => Some(Fit { news: Reverse(fit.news.0 + 1), ..fit }),
            fit => fit,
        }
    }

    fn fit_array(&self, json: &str) -> Option<Fit> {
        let mut fit = Fit::PERFECT;
        let mut index = 0;
        let mut is_ruled_out = false;
        scan::elements(json, |element| {
            match self.items.get(index).or(self.rest).unwrap_or(&Self::ANY).fit_inside(element) {
                Some(found) => fit.and(found),
                None => is_ruled_out = true,
            }
            index += 1;
        })?;
        let is_of_length = index >= self.min_items && self.max_items.is_none_or(|most| index <= most);
        (!is_ruled_out && is_of_length).then_some(fit)
    }
}

impl Member {
    fn fit(&self, value: &str) -> Option<Fit> {
        let fit = self.outline.fit_inside(value);
        // Many APIs send null for a member that is not there.
        let is_absent = !self.required && value == "null";
        fit.or_else(|| is_absent.then_some(Fit { news: Reverse(1), ..Fit::PERFECT }))
    }
}

/// An [`Outline`]:
///
/// ```text
/// String | Null
/// String = ["card"]
/// Integer in [1, 2]
/// Object { required "id": { String }, optional "card": { Object }, } closed
/// Array least 1 most 3 [{ String }, { Integer }] .. { Boolean }
/// Array = [r"[1,2]"]
/// Object | Integer any [{ Object }, { Integer }]
/// ```
#[doc(hidden)] // Called by generated code.
#[macro_export]
macro_rules! __outline {
    (
        $($kind:ident)|+
        $(= [$($constant:literal),* $(,)?])?
        $(in [$($listed:literal),* $(,)?])?
        $({ $($presence:ident $name:literal $(: { $($member:tt)* })?,)* } $($closed:ident)?)?
        $(least $least:literal)?
        $(most $most:literal)?
        $([$({ $($item:tt)* }),* $(,)?])?
        $(.. { $($rest:tt)* })?
        $(any [$({ $($any:tt)* }),* $(,)?])?
    ) => {
        $crate::__private::Outline {
            kinds: $crate::__private::Kinds::from_kinds(&[$($crate::__private::Kind::$kind),+]),
            $(constants: &[$($crate::__private::scalar!($constant)),*],)?
            $(listed: &[$($crate::__private::scalar!($listed)),*],)?
            $(members: &[$($crate::__private::Member {
                name: $name,
                required: $crate::__private::presence!($presence),
                outline: $crate::__private::member_outline!($({ $($member)* })?),
            }),*], $(is_closed: $crate::__private::presence!($closed),)?)?
            $(min_items: $least,)?
            $(max_items: ::core::option::Option::Some($most),)?
            $(items: &[$($crate::__private::outline! { $($item)* }),*],)?
            $(rest: ::core::option::Option::Some(&$crate::__private::outline! { $($rest)* }),)?
            $(any_of: &[$($crate::__private::outline! { $($any)* }),*],)?
            ..$crate::__private::Outline::ANY
        }
    };
}

/// The outline of a member, which without a word is any value.
#[doc(hidden)] // Called by the other macros.
#[macro_export]
macro_rules! __member_outline {
    () => {
        $crate::__private::Outline::ANY
    };
    ({ $($outline:tt)* }) => {
        $crate::__private::outline! { $($outline)* }
    };
}

/// A word of an outline as a boolean.
#[doc(hidden)] // Called by the other macros.
#[macro_export]
macro_rules! __presence {
    (optional) => {
        false
    };
    (required) => {
        true
    };
    (closed) => {
        true
    };
}
