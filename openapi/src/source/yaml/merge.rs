//! The merge key `<<`: adds the members of other mappings whose names the mapping does not have.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::grammar::{after_string, after_word};
use super::super::structure::after_container;

/// The name, with its quotes, and the value of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
}

/// The members of the object at the start of this text, which has no whitespace and may be incomplete.
pub(super) fn members(object: &str) -> Vec<Member> {
    let mut members = Vec::new();
    let offset = |rest: &[u8]| object.len() - rest.len();
    let mut rest = object.as_bytes();
    while let [b'{' | b',', name @ ..] = rest {
        let behind = after_value(name);
        let [b':', value @ ..] = behind else { break };
        rest = after_value(value);
        members.push(Member { name: offset(name)..offset(behind), value: offset(value)..offset(rest) });
    }
    members
}

/// Skips a value or a name. A name may be an unreadable value.
fn after_value(value: &[u8]) -> &[u8] {
    match value {
        [b'"', inside @ ..] => after_string(inside).unwrap_or_default(),
        [b'{' | b'[', ..] => after_container(value),
        _ => after_word(value),
    }
}

/// The names in an object that may be incomplete, as written.
pub(super) fn names(object: &str) -> BTreeSet<String> {
    let names = members(object).into_iter().filter_map(|member| object.get(member.name));
    names.map(str::to_owned).collect()
}

/// The members of `object` whose names are not in `present`, in order; the last one of each name. Adds their names to
/// `present`.
pub(super) fn missing(object: &str, present: &mut BTreeSet<String>) -> Vec<Member> {
    let mut members = members(object);
    members.reverse();
    members.retain(|member| {
        object
            .get(member.name.clone())
            .is_some_and(|name| !present.contains(name) && present.insert(name.to_owned()))
    });
    members.reverse();
    members
}

#[cfg(test)]
mod tests {
    use super::{members, missing, names};

    #[test]
    fn members_of_what_is_written_without_blanks() {
        let object = r#"{"a":1,"b\",":"}","":{"x":[1,"]"]},"d":[],"e":-1.5e3}"#;
        let written: Vec<(&str, &str)> =
            members(object).into_iter().map(|member| (&object[member.name], &object[member.value])).collect();
        assert_eq!(
            written,
            [
                (r#""a""#, "1"),
                (r#""b\",""#, r#""}""#),
                (r#""""#, r#"{"x":[1,"]"]}"#),
                (r#""d""#, "[]"),
                (r#""e""#, "-1.5e3")
            ]
        );
        for (object, count) in [
            (r#"{~:1,"a":2,[3]:{}}"#, 3),
            ("{}", 0),
            ("{", 0),
            (r#"{"a":1"#, 1),
            ("[1,2]", 0),
            (r#""a""#, 0),
            ("", 0),
        ] {
            assert_eq!(members(object).len(), count, "{object}");
        }
    }

    #[test]
    fn what_is_missing_is_the_last_of_each_name() {
        let object = r#"{"a":1,"b":2,"a":3,"c":4}"#;
        let mut present = names(r#"{"c":0"#);
        let taken: Vec<&str> =
            missing(object, &mut present).into_iter().map(|member| &object[member.value]).collect();
        assert_eq!(taken, ["2", "3"]);
        assert_eq!(missing(object, &mut present), []);
    }
}
