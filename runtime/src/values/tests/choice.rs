//! The variant of a value, and values that match no variant.

#![allow(unreachable_pub)] // What the macros make is as public as their traits.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::{body, pairs, read, write};
use crate::{Extra, Json, Open, Timestamp};

#[derive(Clone)]
struct Card {
    id: String,
    last4: Option<String>,
    extra: Extra,
}

crate::__object! {
    Card {
        0 "id" => id: Required,
        1 "last4" => last4: Optional,
        extra: 2,
    }
}

#[derive(Clone)]
struct Node {
    child: Option<Anything>,
    extra: Extra,
}

crate::__object! {
    Node {
        0 "child" => child: Optional,
        extra: 1,
    }
}

#[derive(Clone, Copy, Debug)]
enum Level {
    Low,
    High,
}

crate::__string_enum! { Level { Low = "low", High = "high", } }

/// A choice of each JSON type, and of itself.
#[derive(Clone)]
enum Anything {
    Node(Box<Node>),
    Names(Vec<String>),
    Cards(Vec<Card>),
    List(Vec<Anything>),
    Level(Open<Level>),
    Text(String),
    At(Timestamp),
    Ratio(f64),
    Flag(bool),
    Other(Json),
}

crate::__choice! {
    Anything {
        0 Node: { Object },
        1 Names: { Array .. { String } },
        2 Cards: { Array .. { Object } },
        3 List: { Array },
        4 Level: { String in ["low", "high"] },
        5 Text: { String },
        6 At: { Integer },
        7 Ratio: { Number },
        8 Flag: { Boolean },
    }
    from { Node(Node), Text(String), Text(&str), Flag(bool) }
}

/// The name of the variant, as `Debug` has it.
fn variant(value: &impl std::fmt::Debug) -> String {
    let shown = format!("{value:?}");
    shown.split('(').next().unwrap_or_default().to_owned()
}

#[test]
fn the_kind_decides_and_what_is_read_is_written() {
    let table = [
        (r#"{"child":"low"}"#, "Node"),
        (r#"["a","b"]"#, "Names"),
        (r#"[{"id":"a"}]"#, "Cards"),
        ("[]", "Names"),
        ("[true,[1]]", "List"),
        (r#""low""#, "Level"),
        (r#""l\u006fw""#, "Level"),
        (r#""medium""#, "Text"),
        (r#""""#, "Text"),
        ("1", "At"),
        ("-1", "At"),
        ("1.5", "Ratio"),
        ("1.0", "Ratio"),
        ("true", "Flag"),
        ("null", "Other"),
        ("99999999999999999999", "Other"), // No Timestamp reaches there, and a float would lose digits.
        (r#"["a",1]"#, "List"),
        (r#"[{"id":1}]"#, "List"),
        (r#""\ud800""#, "Other"),
    ];
    for (json, expected) in table {
        let value: Anything = read(&format!(" {json} "));
        assert_eq!(variant(&value), expected, "{json}");
        let plain = json.replace("\\u006f", "o");
        assert_eq!(write(&value), plain);
        if expected != "Node" && expected != "Cards" {
            continue;
        }
        assert_eq!(read::<Anything>(&plain), value);
    }
}

/// With no alternative for numbers of any kind, a whole one is whole however it is written.
#[derive(Clone)]
enum Count {
    Whole(i64),
    List(Vec<f64>),
    Other(Json),
}

crate::__choice! {
    Count {
        0 Whole: { Integer },
        1 List: { Array .. { Integer } },
    }
}
crate::__choice_form! { Count { Whole, List } }

#[test]
fn a_whole_number_may_be_written_as_a_fraction() {
    for (json, count) in [
        ("1", 1),
        ("1.0", 1),
        ("1e3", 1000),
        ("-12.50e1", -125),
        ("-0", 0),
        ("-0.0", 0),
        ("10e-1", 1),
        ("9007199254740993.0", 9_007_199_254_740_993),
    ] {
        assert_eq!(read::<Count>(json), Count::Whole(count), "{json}");
    }
    for other in [
        "1.5",
        "1e-3",
        "1e400",
        "9223372036854775808.0",
        "0.9999999999999999999999999",
        "1.0000000000000000000000001",
        "[1.5]",
        "[1,1.5]",
        "[\"1\"]",
        "[1,1e400]",
        "[1,0.1000000000000000055511151231257827]",
    ] {
        assert_eq!(read::<Count>(other), Count::Other(read(other)), "{other}");
    }
    for list in ["[1,2e0]", "[ 1.0 ]", "[1 , 2]"] {
        assert!(matches!(read(list), Count::List(_)), "{list}");
    }
}

#[derive(Clone)]
enum Tagged {
    Card(Box<Card>),
    Account(Card),
    Rest(BTreeMap<String, Json>),
    Other(Json),
}

crate::__choice! {
    Tagged by "type" {
        0 Card as ["card", "card_present"]: { Object { required "id", } },
        1 Account as ["account"]: { Object { required "id", required "bank", } },
        2 Rest: { Object },
    }
}

#[derive(Clone)]
enum Strict {
    Card(Card),
    Other(Json),
}

crate::__choice! {
    Strict by "type" {
        0 Card as ["card"]: { Object },
    }
}

#[test]
fn the_tag_decides_alone() {
    let table = [
        (r#"{"type":"card","id":"a","bank":"b"}"#, "Card"),
        (r#"{"id":"a","type":"card_present"}"#, "Card"),
        (r#"{"type":"account","id":"a"}"#, "Account"),
        (r#"{"\u0074ype":"acc\u006funt","id":"a"}"#, "Account"),
        (r#"{"type":"card","type":"account","id":"a"}"#, "Account"), // The last one counts, as everywhere.
        (r#"{"a":{"type":"account"},"type":"card","id":"a"}"#, "Card"),
        (r#"{"type":"card"}"#, "Other"),
        (r#"{"type":"cash","id":"a"}"#, "Rest"),
        (r#"{"type":1,"id":"a"}"#, "Rest"),
        (r#"{"id":"a","bank":"b"}"#, "Account"),
        (r#"{"id":"a"}"#, "Card"),
        ("{}", "Rest"),
        ("[]", "Other"),
    ];
    for (json, expected) in table {
        assert_eq!(variant(&read::<Tagged>(json)), expected, "{json}");
    }
    for (json, expected) in [
        (r#"{"type":"cash","id":"a"}"#, "Other"),
        (r#"{"type":"card","id":"a"}"#, "Card"),
        (r#"{"id":"a"}"#, "Card"),
    ] {
        assert_eq!(variant(&read::<Strict>(json)), expected, "{json}");
    }
}

#[derive(Clone)]
enum Customer {
    Id(String),
    Short(Card),
    Deleted(Card),
    Version(Card),
    Long(Card),
    Json(Json),
    Other(Json),
}

crate::__choice! {
    Customer {
        0 Id: { String },
        1 Short: { Object { required "id", } },
        2 Deleted: { Object {
            required "id",
            required "deleted": { Boolean = [true] },
            optional "object": { String = ["customer"] },
        } },
        3 Version: { Object { required "id", required "version": { Number = [1i64, -2i64, 0.5f64] }, } },
        4 Long: { Object {
            required "id",
            required "name",
            required "object": { String = ["customer"] },
        } },
        5 Json: { Any },
    }
}

#[test]
fn constants_agree_and_the_most_required_members_win() {
    let table = [
        (r#""cus_1""#, "Id"),
        (r#"{"id":"a"}"#, "Short"),
        (r#"{"id":"a","deleted":true}"#, "Deleted"),
        (r#"{"id":"a","deleted":true,"name":"b","object":"customer"}"#, "Deleted"),
        (r#"{"id":"a","deleted":false}"#, "Short"),
        (r#"{"id":"a","deleted":"true"}"#, "Short"),
        (r#"{"id":"a","deleted":true,"object":"card"}"#, "Short"),
        (r#"{"id":"a","version":1.0}"#, "Version"),
        (r#"{"id":"a","version":-2}"#, "Version"),
        (r#"{"id":"a","version":5e-1}"#, "Version"),
        (r#"{"id":"a","version":3}"#, "Short"),
        (r#"{"id":"a","version":"1"}"#, "Short"),
        (r#"{"id":"a","name":null,"object":"custom\u0065r"}"#, "Long"),
        (r#"{"name":"b"}"#, "Json"),
        ("[1]", "Json"),
        ("1.50", "Json"),
        ("null", "Json"),
        (r#"{"id":1}"#, "Json"),
    ];
    for (json, expected) in table {
        let value: Customer = read(json);
        assert_eq!(variant(&value), expected, "{json}");
        if expected == "Json" {
            assert_eq!(write(&value), json);
        }
    }
}

#[derive(Clone)]
enum Levels {
    Level(Open<Level>),
    Other(Json),
}

crate::__choice! {
    Levels {
        0 Level: { String in ["low"] },
    }
}
crate::__choice_form! { Levels { Level } }

#[derive(Clone)]
enum TwoLevels {
    Low(Open<Level>),
    High(Open<Level>),
    Other(Json),
}

crate::__choice! {
    TwoLevels {
        0 Low: { String in ["low"] },
        1 High: { Integer | String | Object in ["high"] },
    }
}

#[test]
fn a_text_that_is_listed_nowhere() {
    assert_eq!(read::<Levels>(r#""medium""#), Levels::Level(Open::other("medium")));
    assert_eq!(read::<TwoLevels>(r#""high""#), TwoLevels::High(Level::High.into()));
    assert!(matches!(read(r#""low""#), Levels::Level(level) if level.as_str() == "low"));
    assert_eq!(variant(&read::<TwoLevels>(r#""medium""#)), "Other");
    assert_eq!(variant(&read::<TwoLevels>("1")), "Other");
}

#[test]
fn a_choice_is_sent_as_what_it_holds() {
    let node = Anything::from(Node { child: Some("low".into()), extra: Extra::default() });
    assert_eq!(write(&node), r#"{"child":"low"}"#);
    let table = [
        (Levels::Level(Level::Low.into()), r#""low""#, "a=low"),
        (Levels::Other(read(r#"{"b":1}"#)), r#"{"b":1}"#, "a=%7B%22b%22%3A1%7D"),
    ];
    for (value, json, form) in table {
        assert_eq!(body(&value), json);
        assert_eq!(pairs(&value), form);
    }
    assert_eq!(body(&Count::List(vec![1.0, 2.5])), "[1,2.5]");
    assert_eq!(pairs(&Count::List(vec![1.0, 2.5])), "a[0]=1&a[1]=2.5");
}

/// Ways into a choice from itself, and out again.
const NESTS: [(&str, &str); 3] = [("[true,", "]"), (r#"{"child":"#, "}"), (r#"[true,{"child":"#, "}]")];

fn nested(depth: usize, inner: &str, (open, close): (&str, &str)) -> String {
    format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
}

#[test]
fn deep_nesting_is_kept_and_not_entered() {
    for nest in NESTS {
        for depth in [10, 126 / nest.0.matches(['[', '{']).count()] {
            let json = nested(depth, "true", nest);
            assert_ne!(variant(&read::<Anything>(&json)), "Other", "{nest:?} {depth}");
            assert_eq!(write(&read::<Anything>(&json)), json);
        }
        for depth in [129, 100_000] {
            let json = nested(depth, "true", nest);
            assert_eq!(read::<Anything>(&json), Anything::Other(read(&json)), "{nest:?} {depth}");
        }
    }
    let arrays = nested(100_000, "", ("[", "]"));
    assert_eq!(write(&read::<Anything>(&arrays)), arrays);
}

/// A value that is wrong at the very inside makes no level try again.
#[test]
fn the_work_does_not_double_with_each_level() {
    for nest in NESTS {
        let json = nested(60, r#""\ud800""#, nest);
        let start = Instant::now();
        let value: Anything = read(&json);
        assert!(start.elapsed() < Duration::from_secs(5), "{nest:?}");
        assert_eq!(write(&value), json);
    }
}
