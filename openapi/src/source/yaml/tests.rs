//! Tests of YAML, compared with independent readers where possible.

use proptest::prelude::*;
use serde_json::Value;

use super::super::grammar::Fault;
use super::super::structure::Structure;
use super::{Origin, to_json};
use crate::diagnostic::Position;

fn json(yaml: &str) -> String {
    to_json(yaml).unwrap_or_else(|fault| panic!("{yaml}\n{fault:?}")).0
}

/// The position and reason of the fault.
fn fault(yaml: &str) -> String {
    let Fault { offset, reason } = to_json(yaml).unwrap_err();
    let Position { line, column } = Position::from_offset(yaml, offset);
    format!("{line}:{column}: {reason}")
}

#[test]
fn values_and_names() {
    for (yaml, expected) in [
        ("a: 1", r#"{"a":1}"#),
        ("a: 1\nb: [x, 'y', \"z\"]\nc: {}\nd: []", r#"{"a":1,"b":["x","y","z"],"c":{},"d":[]}"#),
        ("- a\n-\n- - b\n  - c: d", r#"["a",null,["b",{"c":"d"}]]"#),
        ("a:\nb: ~\nc: ''\nd: !!str", r#"{"a":null,"b":null,"c":"","d":""}"#),
        (
            "200: a\n'404': b\nnull: c\ntrue: d\n1.50: e\n~: f\n: g",
            r#"{"200":"a","404":"b","null":"c","true":"d","1.50":"e","~":"f","":"g"}"#,
        ),
        ("{a, b: , \"c\":1, ? d : 2}", r#"{"a":null,"b":null,"c":1,"d":2}"#),
        ("[a: b, c]", r#"[{"a":"b"},"c"]"#),
        ("? a\n: b\n? c", r#"{"a":"b","c":null}"#),
        ("a: 1\na: 2", r#"{"a":1,"a":2}"#),
        ("--- # comment\n# another\na: b # and one\n...\n", r#"{"a":"b"}"#),
        ("%YAML 1.2\n---\na: b#c", r#"{"a":"b#c"}"#),
        ("12", "12"),
        ("a: .inf\nb: !include x.yaml\nc: !own {d: !own [1]}", r#"{"a":.inf,"b":!include,"c":{"d":[1]}}"#),
    ] {
        assert_eq!(json(yaml), expected, "{yaml}");
    }
}

#[test]
fn texts_of_every_style() {
    for (yaml, expected) in [
        ("a: two\n  lines", "two lines"),
        ("a: 'it''s'", "it's"),
        (r#"a: "\t\"\\\x41\u00e4\U0001F600\ud83d\ude00\0\e\/""#, "\t\"\\A\u{e4}😀😀\0\u{1b}/"),
        ("a: |\n  one\n   two\n\n  three\n", "one\n two\n\nthree\n"),
        ("a: |-\n  one\n", "one"),
        ("a: |+\n  one\n\n", "one\n\n"),
        ("a: |2\n    one\n", "  one\n"),
        ("a: >\n  one\n  two\n\n  three\n", "one two\nthree\n"),
        ("a: |\r\n  one\r\n  two\r\n", "one\ntwo\n"),
        ("a: |\n  \"quoted\"\t\\n\n", "\"quoted\"\t\\n\n"),
        ("a: http://example.com/#x", "http://example.com/#x"),
        ("a: 1.2.3", "1.2.3"),
    ] {
        let value: Value = serde_json::from_str(&json(yaml)).unwrap();
        assert_eq!(value["a"], expected, "{yaml}");
    }
}

#[test]
fn aliases_are_written_out() {
    for (yaml, expected) in [
        ("a: &a 0x10\nb: *a", r#"{"a":16,"b":16}"#),
        ("a: &a {x: [1]}\nb: [*a, *a]", r#"{"a":{"x":[1]},"b":[{"x":[1]},{"x":[1]}]}"#),
        ("&k a: &v b\n*v : *k", r#"{"a":"b","b":"a"}"#),
        ("a: &a\nb: *a", r#"{"a":null,"b":null}"#),
        ("a: &a 1\nb: &a 2\nc: *a", r#"{"a":1,"b":2,"c":2}"#),
        ("a: &a [&b 1, *b]\nc: *a", r#"{"a":[1,1],"c":[1,1]}"#),
    ] {
        assert_eq!(json(yaml), expected, "{yaml}");
    }
}

#[test]
fn merged_mappings() {
    for (yaml, expected) in [
        ("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3", r#"{"a":{"x":1,"y":2},"b":{"x":1,"y":2,"y":3}}"#),
        ("a: &a {x: 1, y: 2}\nb:\n  y: 3\n  <<: *a", r#"{"a":{"x":1,"y":2},"b":{"y":3,"x":1}}"#),
        (
            "a: &a {x: 1}\nb: &b {x: 2, z: {q: 3}}\nc: {!!merge <<: [*a, *b], w: 4}",
            r#"{"a":{"x":1},"b":{"x":2,"z":{"q":3}},"c":{"x":1,"z":{"q":3},"w":4}}"#,
        ),
        // Merged members can be merged again, and the last one of each name counts.
        ("- &a {x: 1}\n- &b {<<: *a, x: 2}\n- {<<: *b}\n- {<<: []}", r#"[{"x":1},{"x":1,"x":2},{"x":2},{}]"#),
        ("'<<': 1\n\"<<\": 2", r#"{"<<":1,"<<":2}"#),
        ("a: <<", r#"{"a":"<<"}"#),
    ] {
        assert_eq!(json(yaml), expected, "{yaml}");
    }
}

#[test]
fn mistakes() {
    for (yaml, problem) in [
        ("", "1:1: the document is empty"),
        ("# nothing\n", "1:1: the document is empty"),
        ("a: 1\n---\nb: 2", "2:1: here begins a second document, and a file can have only one"),
        ("ä: 'x", "1:4: the document is not YAML: unclosed quote"),
        ("a:\n\tb: c", "2:1: the document is not YAML: a tab indents this line, which takes spaces"),
        ("a:\n  b: c\n \td: e", "3:2: the document is not YAML: a tab indents this line, which takes spaces"),
    ] {
        let found = fault(yaml);
        assert!(found.starts_with(problem), "{yaml}\n{found}");
    }
}

/// The first value without JSON, and the reason.
fn unreadable(yaml: &str) -> Option<(String, String)> {
    let (json, places) = to_json(yaml).unwrap();
    Structure::scan(&json).unwrap();
    let origin = Origin::new(yaml.to_owned(), places);
    let (offset, reason) = (0..json.len()).find_map(|offset| Some((offset, origin.wrong(offset)?)))?;
    let Position { line, column } = Position::from_offset(yaml, origin.offset(offset));
    Some((json, format!("{line}:{column}: {reason}")))
}

/// A YAML value without JSON does not affect the rest.
#[test]
fn mistakes_of_what_reads_them() {
    let text = "the name of a member must be text, and this";
    for (yaml, json, problem) in [
        ("a:\n  ? [b]\n  : c", r#"{"a":{["b"]:"c"}}"#, &format!("2:5: {text} is a list")),
        ("{a: 1}: c\nd: 1", r#"{{"a":1}:"c","d":1}"#, &format!("1:1: {text} is a mapping")),
        (
            "a: &a 1\n*a : 2\nb: 3",
            r#"{"a":1,~:2,"b":3}"#,
            &format!("2:1: {text} alias stands for something else"),
        ),
        (
            "a: &a\n  b: [*a, 1]\nc: *a",
            r#"{"a":{"b":[~,1]},"c":{"b":[~,1]}}"#,
            &"2:7: this alias is inside of what it stands for, which has no end then".to_owned(),
        ),
        ("a: *b\nc: 1", r#"{"a":~,"c":1}"#, &"1:4: this alias stands for an anchor that the".to_owned()),
        ("*b : 1\nc: 1", r#"{~:1,"c":1}"#, &"1:1: this alias stands for an anchor that the".to_owned()),
        (
            "a: {<<: *b, c: 1}",
            r#"{"a":{~:~,"c":1}}"#,
            &"1:9: this alias stands for an anchor that the".to_owned(),
        ),
        (
            "a: &a 1\nb: {<<: *a, c: 1}\nd: 1",
            r#"{"a":1,"b":{~:null,"c":1},"d":1}"#,
            &"2:9: `<<` merges mappings, and this alias stands for something else".to_owned(),
        ),
        (
            "a: {<<: {x: 1}, b: 1}",
            r#"{"a":{~:{"x":1},"b":1}}"#,
            &"1:9: `<<` takes an alias of a mapping".to_owned(),
        ),
        ("a: {<<: x, b: 1}", r#"{"a":{~:"x","b":1}}"#, &"1:9: `<<` takes an alias".to_owned()),
        (
            "a: &a {c: 1}\nb: {<<: [{}, x, *a, [*a]], d: 1}",
            r#"{"a":{"c":1},"b":{~:{},~:"x","c":1,~:[{"c":1}],"d":1}}"#,
            &"2:10: `<<` takes an alias".to_owned(),
        ),
        (
            "a: &a {}\nb: {<<: &b [*a], c: 1}",
            r#"{"a":{},"b":{~:[{}],"c":1}}"#,
            &"2:12: `<<` takes an alias".to_owned(),
        ),
        (
            "a: &a {b: 1}\nb: {<<: *a, <<: *a, c: 1}\nd: 1",
            r#"{"a":{"b":1},"b":{"b":1,~:{"b":1},"c":1},"d":1}"#,
            &"2:13: `<<` is here a second time: write the aliases as one list".to_owned(),
        ),
        (
            "a: &a {? [x] : 1, y: 2}\nb: {<<: *a, z: 3}",
            r#"{"a":{["x"]:1,"y":2},"b":{["x"]:1,"y":2,"z":3}}"#,
            &format!("1:10: {text} is a list"),
        ),
    ] {
        let (found, reason) = unreadable(yaml).unwrap_or_else(|| panic!("{yaml}"));
        assert_eq!(found, json, "{yaml}");
        assert!(reason.starts_with(problem), "{yaml}\n{reason}");
    }
    assert!(unreadable("a: &a {<<: []}\nb: *a").is_none());
}

/// Every value has the place where it is written; in an alias, that of the anchor.
#[test]
fn places() {
    let yaml = "a: 1\r\nb:\r\n  - 'ä'\r\n  - &x {c: [true], d: }\r\ne: *x\r\nf: &t |\r\n  text\r\ng:\r\n  <<: *x\r\n  h: !!str 1\r\n";
    let (json, places) = to_json(yaml).unwrap();
    let origin = Origin::new(yaml.to_owned(), places);
    let place = |part: &str, number: usize| {
        let (offset, _) = json.match_indices(part).nth(number).unwrap();
        let Position { line, column } = Position::from_offset(origin.text(), origin.offset(offset));
        (line, column)
    };
    for (part, number, expected) in [
        ("{", 0, (1, 1)),
        ("1", 0, (1, 4)),
        ("[", 0, (3, 3)),
        ("\"ä\"", 0, (3, 5)),
        ("{", 1, (4, 8)),
        ("[", 1, (4, 12)),
        ("true", 0, (4, 13)),
        ("null", 0, (4, 21)),
        ("{", 2, (4, 8)),
        ("true", 1, (4, 13)),
        ("null", 1, (4, 21)),
        ("\"text\\n\"", 0, (7, 3)),
        ("{", 3, (9, 3)),
        ("true", 2, (4, 13)),
        ("null", 2, (4, 21)),
        ("\"1\"", 0, (10, 12)),
    ] {
        assert_eq!(place(part, number), expected, "{part} {number} in {json}");
    }
}

/// A first line, followed by a line for each number from 1. `line` also gets the previous number.
fn chain(first: &str, count: usize, line: impl Fn(usize, usize) -> String) -> String {
    let lines: Vec<String> = (1..count).map(|number| line(number - 1, number)).collect();
    format!("{first}{}", lines.concat())
}

/// Aliases add no more than the limit, and take no longer than they should.
#[test]
fn bombs() {
    let laughs = chain("a0: &a0 [x, x]\n", 40, |above, level| {
        format!("a{level}: &a{level} [*a{above}, *a{above}, *a{above}, *a{above}]\n")
    });
    let merges = chain("a0: &a0 {x: 1}\n", 40, |above, level| {
        format!("a{level}: &a{level} {{<<: *a{above}, y{level}: [*a{above}, *a{above}]}}\n")
    });
    let wide = format!("a: &a [{}]\nb: [{}]", "x, ".repeat(50_000), "*a, ".repeat(50_000));
    let members = chain("a: &a {", 20_000, |_, number| format!("x{number}: 1, "));
    let again = format!("{members}}}\nb: {{<<: [{}]}}", "*a, ".repeat(50_000));
    for bomb in [laughs, merges, wide, again] {
        let (json, reason) = unreadable(&bomb).unwrap();
        assert!(reason.ends_with("up to here the aliases make this document more than 10 times as long"));
        assert!(json.len() < 12 * bomb.len() + (1 << 20));
    }
    // The length of a chain of merges is linear.
    let merges = chain("a0: &a0 {x: 1}\n", 5_000, |above, level| {
        format!("a{level}: &a{level} {{<<: *a{above}, x: 2}}\n")
    });
    assert!(json(&merges).len() < 2 * merges.len());
}

#[test]
fn depth_and_length_cost_no_stack() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("!a &a [", "]")] {
        let deep = format!("{}x{}", open.repeat(100_000), close.repeat(100_000));
        assert!(Structure::scan(&json(&deep)).is_ok());
    }
    assert!(fault(&"[".repeat(100_000)).contains(": the document is not YAML: "));
    let long = "x".repeat(100_000);
    assert_eq!(json(&format!("{long}: {long}")), format!("{{\"{long}\":\"{long}\"}}"));
    // Aliases make the JSON deeper than the YAML.
    let (open, close) = ("[".repeat(200), "]".repeat(200));
    let deeper = chain(&format!("- &a0 {open}{close}\n"), 50, |above, level| {
        format!("- &a{level} {open}*a{above}{close}\n")
    });
    assert!(json(&deeper).ends_with(&"]".repeat(10_000)));
}

/// JSON is valid YAML.
#[test]
fn json_stays_what_it_is() {
    let text = r#"{"a": [1, -2.5e+10, 0, true, false, null, {}, []], "b\"\\\u00e4\ud83d\ude00": "\n\t/\/ # : {",
        "": {"c": {"d": "e: f", "yes": "no"}}, "12": "12"}"#;
    let value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&json(text)).unwrap(), value);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any text is either refused or converted to JSON, apart from words that JSON does not have; every place is inside
    /// the text.
    #[test]
    fn any_text(yaml in r#"([-a-c?:,\[\]{}#&*!|>'"%@~<0-9.+ \n\t\\ä]|<<: \*a|&a |\*a|\n  |- |: |!!str ){0,40}"#) {
        if let Ok((json, places)) = to_json(&yaml) {
            prop_assert!(Structure::scan(&json).is_ok(), "{json}");
            let origin = Origin::new(yaml.clone(), places);
            if !json.contains(['!', '.']) && (0..json.len()).all(|offset| origin.wrong(offset).is_none()) {
                prop_assert!(serde_json::from_str::<Value>(&json).is_ok(), "{json}");
            }
            prop_assert!((0..=json.len()).all(|offset| yaml.is_char_boundary(origin.offset(offset))));
        }
    }
}
