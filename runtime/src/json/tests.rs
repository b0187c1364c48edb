//! Objects with every kind of member, read and written again.

#![allow(unreachable_pub)] // What the macro makes is as public as its trait.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use serde::de::Deserialize;
use serde::de::value::MapDeserializer;

use super::{Extra, Json, decode_slice, from_slice};
use crate::{Expandable, Mismatch, Secret, Timestamp, Tuple};

#[derive(Clone)]
struct Account {
    id: String,
    owner: Option<String>,
    key: Option<Secret>,
    balance: Option<f64>,
    parent: Option<Expandable<Account>>,
    extra: Extra,
}

crate::__object! {
    Account {
        0 "id" => id: Required,
        1 "owner" => owner: Required,
        2 "key" => key: Optional,
        3 "balance" => balance: Optional,
        4 "parent" => parent: Required,
        extra: 5,
    }
}

fn read(json: &str) -> Result<Account, Mismatch> {
    decode_slice(json.as_bytes())
}

/// Reads members behind the least that an account has, and writes them again.
fn again(members: &str) -> String {
    let account = read(&format!(r#"{{"id":"a","owner":null,"parent":null{members}}}"#)).unwrap();
    serde_json::to_string(&account).unwrap()
}

#[test]
fn each_kind_of_member_has_its_presence() {
    let table = [
        (r#"{"id":"a","owner":null,"parent":null}"#, None),
        (r#"{"id":"a","owner":"b","parent":"c","key":"d","balance":1.5}"#, None),
        (r#"{"id":"a","owner":null,"parent":null,"key":null,"balance":null}"#, None),
        (r#"{"owner":null,"parent":null}"#, Some("missing field `id`")),
        (r#"{"id":"a","parent":null}"#, Some("missing field `owner`")),
        (r#"{"id":"a","owner":null}"#, Some("missing field `parent`")),
        (r#"{"id":null,"owner":null,"parent":null}"#, Some("invalid type: null, expected a string")),
    ];
    for (json, problem) in table {
        match (read(json), problem) {
            (Ok(account), None) => {
                let written: serde_json::Value = serde_json::to_value(&account).unwrap();
                assert_eq!(written, serde_json::from_str::<serde_json::Value>(json).unwrap());
            }
            (Err(mismatch), Some(problem)) => assert!(mismatch.reason.starts_with(problem), "{mismatch}"),
            (read, _) => panic!("{read:?}: {json}"),
        }
    }
}

#[test]
fn members_are_written_in_the_order_of_the_table_and_then_by_name() {
    assert_eq!(
        again(r#","z":1.0,"balance":2,"a":{"y":1,"x":2},"key":null"#),
        r#"{"id":"a","owner":null,"key":null,"balance":2.0,"parent":null,"a":{"y":1,"x":2},"z":1.0}"#
    );
    assert_eq!(again(""), r#"{"id":"a","owner":null,"parent":null}"#);
}

#[test]
fn an_error_leads_into_an_expanded_object() {
    let parent = |inner: &str| format!(r#"{{"id":"a","owner":null,"parent":{inner}}}"#);
    let table = [
        (parent("5"), "parent", "invalid type: integer `5`, expected an id or an object"),
        (parent("[]"), "parent", "invalid type: sequence, expected an id or an object"),
        (parent("{}"), "parent", "missing field `id`"),
        (parent(&parent(r#"{"id":5}"#)), "parent.parent.id", "invalid type: integer `5`, expected a string"),
        (parent(r#""b"} {"#), ".", "trailing characters"),
    ];
    for (json, path, reason) in table {
        let mismatch = read(&json).unwrap_err();
        assert_eq!(mismatch.path, path, "{json}");
        assert!(mismatch.reason.starts_with(reason), "{mismatch}");
        assert_eq!(mismatch.to_string(), format!("at `{path}`: {}", mismatch.reason));
    }
    let account = read(&parent(&parent(r#""b""#))).unwrap();
    let inner = account.parent.as_ref().and_then(Expandable::as_object).unwrap();
    assert_eq!(inner.parent, Some(Expandable::Id("b".to_owned())));
}

#[test]
fn recursion_ends_before_the_stack() {
    let parents = r#"{"id":"a","owner":null,"parent":"#;
    let deep = format!("{}null{}", parents.repeat(10_000), "}".repeat(10_000));
    assert!(read(&deep).unwrap_err().reason.starts_with("recursion limit exceeded"));
    let shallow = format!("{}null{}", parents.repeat(100), "}".repeat(100));
    assert_eq!(serde_json::to_string(&read(&shallow).unwrap()).unwrap(), shallow);
}

/// A sample of all finite numbers, by steps of a large prime through their bits.
#[test]
fn a_float_is_read_exactly() {
    for step in 0..100_000_u64 {
        let number = f64::from_bits(step.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        if number.is_finite() {
            let account = read(&format!(r#"{{"id":"a","owner":null,"parent":null,"balance":{number:e}}}"#));
            assert_eq!(account.unwrap().balance.map(f64::to_bits), Some(number.to_bits()), "{number:e}");
        }
    }
}

#[test]
fn extra_members_are_found_by_name_and_shown_without_their_values() {
    let extra: Extra = serde_json::from_str(r#"{"b":"hush","a":[1, 2],"\n":0}"#).unwrap();
    let members: Vec<_> = extra.iter().map(|(name, value)| (name, value.get())).collect();
    assert_eq!(members, [("\n", "0"), ("a", "[1, 2]"), ("b", "\"hush\"")]);
    assert_eq!(extra.get("b").map(Json::get), Some("\"hush\""));
    assert_eq!((extra.get("c"), extra.is_empty(), Extra::default().is_empty()), (None, false, true));
    assert_eq!(
        format!("{extra:?}"),
        r#"{"\n": Json(number, 1 bytes), "a": Json(array, 6 bytes), "b": Json(string, 6 bytes)}"#
    );
}

#[test]
fn json_is_its_text() {
    let json = |text: &str| serde_json::from_str::<Json>(text).unwrap();
    let hash = |json: &Json| {
        let mut hasher = DefaultHasher::new();
        json.hash(&mut hasher);
        hasher.finish()
    };
    assert_eq!(json(" { \"a\" : 1.0 } ").get(), "{ \"a\" : 1.0 }");
    assert_eq!(json("1"), json(" 1"));
    assert_eq!(hash(&json("1")), hash(&json("1 ")));
    for other in ["2", "1.0", "[1]"] {
        assert_ne!(json("1"), json(other));
        assert_ne!(hash(&json("1")), hash(&json(other)));
    }
    assert_eq!(json(r#"{"a":{"b":[null]}}"#).member("a").and_then(|a| a.member("b")), Some(json("[null]")));
    for none in [r#"{"b":1}"#, "[\"a\"]", "\"a\"", "null"] {
        assert_eq!(json(none).member("a"), None, "{none}");
    }
    let mismatch =
        json(r#"{"a":[1,"b"]}"#).decode::<std::collections::BTreeMap<String, Vec<u8>>>().unwrap_err();
    assert_eq!(mismatch.path, "a[1]");
    let shown =
        ["{}", "[]", "\"\"", "true", "false", "null", "-1", "0"].map(|text| format!("{:?}", json(text)));
    let kinds = [
        "object, 2",
        "array, 2",
        "string, 2",
        "boolean, 4",
        "boolean, 5",
        "null, 4",
        "number, 2",
        "number, 1",
    ];
    assert_eq!(shown, kinds.map(|kind| format!("Json({kind} bytes)")));
}

#[derive(Clone)]
struct Prices {
    currency: Option<String>,
    more: BTreeMap<String, i64>,
    extra: Extra,
}

crate::__object! {
    Prices {
        0 "currency" => currency: Optional,
        extra: 1,
        rest more: 2,
    }
}

#[derive(Clone)]
struct Tree {
    branches: BTreeMap<String, Tree>,
    extra: Extra,
}

crate::__object! {
    Tree {
        extra: 0,
        rest branches: 1,
    }
}

#[test]
fn members_without_a_field_have_a_type() {
    let json = r#"{"b":1.0,"currency":null,"a":2,"c":"3","d":4.5,"e":null,"f":{"a":1}}"#;
    let mut prices: Prices = decode_slice(json.as_bytes()).unwrap();
    assert_eq!(prices.more, BTreeMap::from([("a".to_owned(), 2), ("b".to_owned(), 1)]));
    assert_eq!(prices.extra.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["c", "d", "e", "f"]);
    let written = r#"{"currency":null,"a":2,"b":1,"c":"3","d":4.5,"e":null,"f":{"a":1}}"#;
    assert_eq!(serde_json::to_string(&prices).unwrap(), written);
    // What is set later counts, and a field is itself.
    prices.more.extend([("c".to_owned(), 3), ("currency".to_owned(), 0)]);
    let written = r#"{"currency":null,"a":2,"b":1,"c":3,"d":4.5,"e":null,"f":{"a":1}}"#;
    assert_eq!(serde_json::to_string(&prices).unwrap(), written);
}

#[test]
fn of_two_members_of_one_name_the_last_counts() {
    for (json, written) in [(r#"{"a":1,"a":"b"}"#, r#"{"a":"b"}"#), (r#"{"a":"b","a":1}"#, r#"{"a":1}"#)] {
        let prices: Prices = decode_slice(json.as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&prices).unwrap(), written);
    }
}

struct Shop {
    prices: Prices,
    extra: Extra,
}

crate::__object! {
    Shop {
        0 "prices" => prices: Required,
        extra: 1,
    }
}

/// Nothing stays of the first one.
#[test]
fn of_two_objects_of_one_name_the_last_counts() {
    for (first, last) in [
        (r#"{"currency":"eur","a":1,"z":"?"}"#, "{}"),
        (r#"{"currency":null}"#, r#"{"a":2}"#),
        (r#"{"a":1}"#, r#"{"currency":null,"a":"2"}"#),
    ] {
        let shop: Shop = decode_slice(format!(r#"{{"prices":{first},"prices":{last}}}"#).as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&shop.prices).unwrap(), last);
    }
}

/// Any number of columns can be required.
#[test]
fn members_behind_the_first_words_are_required_as_well() {
    let mut seen = super::read::Seen::default();
    for index in [0, 63, 64, 127, 128, 1000] {
        assert!(!seen.has(index) && !seen.insert(index) && seen.insert(index) && seen.has(index), "{index}");
        assert!(!seen.has(index + 1), "{index}");
    }
}

#[test]
fn members_of_members_end_before_the_stack() {
    for depth in [1, 126, 100_000] {
        let json = format!("{}{{}}{}", r#"{"a":"#.repeat(depth), "}".repeat(depth));
        let tree: Tree = decode_slice(json.as_bytes()).unwrap();
        assert_eq!(tree.branches.is_empty(), depth > 1000, "{depth}");
        assert_eq!(serde_json::to_string(&tree).unwrap(), json);
    }
}

#[derive(Clone)]
struct Stock {
    count: i64,
    floor: Option<i32>,
    shelves: Option<Vec<Option<i64>>>,
    sold: BTreeMap<String, i64>,
    at: Option<Timestamp>,
    extra: Extra,
}

crate::__object! {
    Stock {
        0 "count" => count: Required,
        1 "floor" => floor: Optional,
        2 "shelves" => shelves: Required,
        3 "sold" => sold: Required,
        4 "at" => at: Optional,
        extra: 5,
    }
}

fn stock(count: &str, floor: &str) -> Result<Stock, Mismatch> {
    let json = format!(r#"{{"count":{count},"floor":{floor},"shelves":null,"sold":{{}}}}"#);
    decode_slice(json.as_bytes())
}

#[test]
fn an_integer_may_be_written_as_a_fraction() {
    let json = r#"{"count":1.0,"floor":-2e2,"shelves":[1,null,3.0],"sold":{"a":0.5e1},"at":1.5e9}"#;
    let stock: Stock = decode_slice(json.as_bytes()).unwrap();
    assert_eq!(
        serde_json::to_string(&stock).unwrap(),
        r#"{"count":1,"floor":-200,"shelves":[1,null,3],"sold":{"a":5},"at":1500000000}"#
    );
    let json = r#"{"count":-9223372036854775808,"floor":null,"shelves":null,"sold":{}}"#;
    assert_eq!(serde_json::to_string(&decode_slice::<Stock>(json.as_bytes()).unwrap()).unwrap(), json);
    let json = r#"{"count":9223372036854775807,"shelves":[],"sold":{"a":1}}"#;
    assert_eq!(serde_json::to_string(&decode_slice::<Stock>(json.as_bytes()).unwrap()).unwrap(), json);
}

/// Each spelling is the same integer, in every place that an integer can stand at.
#[test]
fn an_integer_is_read_by_its_digits_wherever_it_stands() {
    #[derive(Clone)]
    struct Places {
        count: u64,
        nested: Vec<Vec<i64>>,
        pair: Option<Tuple<(i32, Option<u64>), i64>>,
        map: BTreeMap<String, Vec<i64>>,
        boxed: Option<Box<i64>>,
        extra: Extra,
    }

    crate::__object! {
        Places {
            0 "count" => count: Required,
            1 "nested" => nested: Required,
            2 "pair" => pair: Optional,
            3 "map" => map: Required,
            4 "boxed" => boxed: Optional,
            extra: 5,
        }
    }

    let spellings = [
        ("0", &["-0", "0.0", "-0.0", "0e9999999999999999999999", "0.000e-5"][..]),
        ("1", &["1.0", "10e-1", "0.1e1", "1E0", "0.0000000000000000000000000001e28"]),
        ("100000", &["1e5", "1.0E+5", "100000.000", "1000000e-1"]),
    ];
    for (digits, others) in spellings {
        let text = |it: &str| {
            format!(
                r#"{{"count":{it},"nested":[[],[{it}]],"pair":[{it},{it},{it},{it}],"map":{{"b":[{it}],"a":[]}},"boxed":{it}}}"#
            )
        };
        let read = |it: &str| {
            from_slice::<Places>(text(it).as_bytes()).unwrap_or_else(|error| panic!("{it}: {error}"))
        };
        for other in others {
            assert_eq!(read(other), read(digits), "{other}");
            assert_eq!(serde_json::from_str::<Places>(&text(other)).unwrap(), read(digits), "{other}");
            let value: serde_json::Value = serde_json::from_str(&text(other)).unwrap();
            assert_eq!(serde_json::from_value::<Places>(value).unwrap(), read(digits), "{other}");
            let reader = std::io::Cursor::new(text(other));
            assert_eq!(serde_json::from_reader::<_, Places>(reader).unwrap(), read(digits), "{other}");
        }
    }
    let json = r#"{"count":18446744073709551615,"nested":[],"map":{}}"#;
    assert_eq!(from_slice::<Places>(json.as_bytes()).unwrap().count, u64::MAX);
    for other in ["18446744073709551616", "-1", "1.8446744073709551616e19"] {
        let json = format!(r#"{{"count":{other},"nested":[],"map":{{}}}}"#);
        assert_eq!(from_slice::<Places>(json.as_bytes()).unwrap_err().path, "count", "{other}");
    }
    let mismatch = from_slice::<Places>(br#"{"count":1,"nested":[[1],[2,3.5]],"map":{}}"#).unwrap_err();
    assert_eq!(mismatch.path, "nested[1][1]");
}

/// A type of the user's own reads integers as generated ones do.
#[test]
fn json_decodes_every_spelling_of_an_integer() {
    let json = |text: &str| serde_json::from_str::<Json>(text).unwrap();
    assert_eq!(json("1e5").decode::<i64>(), Ok(100_000));
    assert_eq!(json("[-0.0, 25.50e1]").decode::<(u8, u8)>(), Ok((0, 255)));
    assert_eq!(json("170141183460469231731687303715884105727").decode::<i128>(), Ok(i128::MAX));
    for (other, path) in [("[1, 1.5]", "[1]"), ("[256, 1]", "[0]"), ("[\"1\", 1]", "[0]")] {
        assert_eq!(json(other).decode::<(u8, u8)>().unwrap_err().path, path, "{other}");
    }
}

/// Deserializers that do not keep the text of a number are read as well.
#[test]
fn numbers_come_from_other_deserializers() {
    struct Prices {
        count: i64,
        rate: f64,
        extra: Extra,
    }

    crate::__object! {
        Prices {
            0 "count" => count: Required,
            1 "rate" => rate: RequiredNumber,
            extra: 2,
        }
    }

    let read = |count: f64| {
        let members =
            MapDeserializer::<_, serde::de::value::Error>::new([("count", count), ("rate", 3.0)].into_iter());
        Prices::deserialize(members)
    };
    let prices = read(2.0).unwrap();
    assert_eq!((prices.count, prices.rate.to_bits()), (2, 3.0_f64.to_bits()));
    assert!(
        read(2.5).unwrap_err().to_string().starts_with("invalid type: floating point `2.5`, expected i64")
    );
}

#[test]
fn what_is_no_integer_is_said_with_its_place() {
    let table = [
        ("1.5", "1", "count", "invalid type: floating point `1.5`, expected i64"),
        (
            "0.9999999999999999999999999",
            "1",
            "count",
            "invalid type: floating point `0.9999999999999999999999999`, expected i64",
        ),
        ("9223372036854775808.0", "1", "count", "invalid value: integer `9223372036854775808`, expected i64"),
        ("true", "1", "count", "invalid type: boolean `true`, expected i64"),
        ("[1]", "1", "count", "invalid type: sequence, expected i64"),
        ("{\"a\":1}", "1", "count", "invalid type: map, expected i64"),
        ("9223372036854775808", "1", "count", "invalid value: integer `9223372036854775808`, expected i64"),
        ("\"1\"", "1", "count", "invalid type: string \"1\", expected i64"),
        ("null", "1", "count", "invalid type: null, expected i64"),
        ("1", "2147483648", "floor", "invalid value: integer `2147483648`, expected i32"),
        ("1", "2147483648.0", "floor", "invalid value: integer `2147483648`, expected i32"),
    ];
    for (count, floor, path, reason) in table {
        let mismatch = stock(count, floor).unwrap_err();
        assert_eq!(mismatch.path, path, "{mismatch}");
        assert!(mismatch.reason.starts_with(reason), "{mismatch}");
    }
    let missing = decode_slice::<Stock>(b"{}").unwrap_err();
    assert!(missing.reason.starts_with("missing field `count`"), "{missing}");
}

struct Sample {
    text: Option<String>,
    number: Option<f64>,
    flags: Vec<Option<bool>>,
    counts: BTreeMap<String, i64>,
    extra: Extra,
}

crate::__object! {
    Sample {
        0 "text" => text: Optional,
        1 "number" => number: OptionalNumber,
        2 "flags" => flags: Required,
        3 "counts" => counts: Required,
        extra: 4,
    }
}

/// A text in which one byte is another one, or is not there, is JSON to the one reader if it is to the other.
#[test]
fn what_is_no_json_is_what_serde_json_says_it_is() {
    const JSON: &str = r#" {"text":"a\"\u00e9\ud83d\ude00ö","number": -1.5e3, "flags":[true,null,false ],"counts":{"a":10,"b":0},"new":{"x":[]}} "#;
    assert!(decode_slice::<Sample>(JSON.as_bytes()).is_ok());
    let mut refused = 0;
    for at in 0..JSON.len() {
        for byte in (0..=0xff).map(Some).chain([None]) {
            let mut json = JSON.as_bytes().to_vec();
            json.splice(at..=at, byte);
            let shown = String::from_utf8_lossy(&json);
            match (decode_slice::<Sample>(&json), serde_json::from_slice::<serde_json::Value>(&json)) {
                (Ok(_), theirs) => assert!(theirs.is_ok(), "{shown}"),
                (Err(ours), Ok(_)) => {
                    let is_of_type = ["invalid type: ", "invalid value: ", "missing field "];
                    assert!(is_of_type.iter().any(|start| ours.reason.starts_with(start)), "{shown}: {ours}");
                }
                (Err(ours), Err(_)) => {
                    refused += 1;
                    assert!(ours.reason.contains(" at line "), "{shown}: {ours}");
                }
            }
        }
    }
    assert!(refused > 10_000, "{refused}");
}

/// Deserializers of other formats have no text of JSON, so it is made.
#[test]
fn a_value_comes_from_any_deserializer() {
    let json = r#"{"text":"a\"b","number":1.5,"flags":[true,null],"counts":{"a":1},"new":{"x":[1,"2",{}]}}"#;
    let value: serde_json::Value = serde_json::from_str(json).unwrap();
    let sample = Sample::deserialize(&value).unwrap();
    assert_eq!(serde_json::to_string(&sample).unwrap(), json);
    let error = Sample::deserialize(serde_json::json!({"counts": 5})).err().unwrap();
    assert_eq!(error.to_string(), "invalid type: integer `5`, expected a map at `counts`, byte 11");
}
