//! Enums of numbers and of mixed scalars.

#![allow(unreachable_pub)] // What the macros make is as public as their traits.

use super::{body, pairs, read, write};
use crate::Json;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Priority {
    _1,
    _2,
    Minus5,
    Other(Json),
}

crate::__value_enum! { Priority { _1 = 1i64, _2 = 2i64, Minus5 = -5i64, } }

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Mixed {
    Auto,
    Quoted,
    _1,
    Text1,
    Half,
    True,
    False,
    Other(Json),
}

crate::__value_enum! {
    Mixed {
        Auto = "auto", Quoted = "a\"\u{e9}\n", _1 = 1, Text1 = "1", Half = 0.5f64, True = true, False = false
    }
}

#[test]
fn whole_numbers() {
    for (json, priority, number) in [
        ("1", Priority::_1, 1),
        ("2.0", Priority::_2, 2),
        ("-5", Priority::Minus5, -5),
        ("-0.5e1", Priority::Minus5, -5),
    ] {
        assert_eq!(read::<Priority>(json), priority, "{json}");
        assert_eq!(priority.as_i64(), Some(number));
        assert_eq!(Priority::from(number), priority);
        let text = number.to_string();
        assert_eq!(
            (write(&priority), body(&priority), priority.to_string()),
            (text.clone(), text.clone(), text)
        );
        assert_eq!(pairs(&priority), format!("a={number}"));
    }
    assert_eq!(Priority::from(3), Priority::Other(read("3")));
    assert_eq!(Priority::from(3).as_i64(), Some(3));
}

#[test]
fn scalars_of_several_kinds() {
    let table = [
        (r#""auto""#, Mixed::Auto, "auto"),
        (r#""a\"é\n""#, Mixed::Quoted, "a%22%C3%A9%0A"),
        ("1", Mixed::_1, "1"),
        (r#""1""#, Mixed::Text1, "1"),
        ("0.5", Mixed::Half, "0.5"),
        ("true", Mixed::True, "true"),
        ("false", Mixed::False, "false"),
    ];
    for (json, value, pair) in table {
        assert_eq!(read::<Mixed>(json), value, "{json}");
        assert_eq!((write(&value), body(&value)), (json.to_owned(), json.to_owned()));
        assert_eq!(pairs(&value), format!("a={pair}"));
    }
    assert_eq!([Mixed::Half.as_i64(), Mixed::Text1.as_i64(), Mixed::_1.as_i64()], [None, None, Some(1)]);
    assert_eq!([Mixed::Text1, Mixed::Half].map(|value| format!("{value:>4}")), ["   1", " 0.5"]);
}

#[test]
fn what_is_not_listed_stays_as_it_is() {
    for json in [
        "1.50",
        "18446744073709551617",
        r#""new""#,
        "null",
        r#"{"a":[1]}"#,
        r#""true""#,
        "1e400",
        "0.50000000000000001e1",
    ] {
        let value: Mixed = read(json);
        assert_eq!(value, Mixed::Other(read(json)), "{json}");
        assert_eq!((write(&value), body(&value)), (json.to_owned(), json.to_owned()));
    }
    assert_eq!(pairs(&read::<Mixed>(r#""n\u0065w &""#)), "a=new%20%26");
    assert_eq!(read::<Mixed>(r#""n\u0065w &""#).to_string(), "new &");
    assert_eq!(pairs(&read::<Mixed>("[1]")), "a=%5B1%5D");
}

#[derive(Clone, Debug, PartialEq)]
enum Large {
    Max,
    Other(Json),
}

crate::__value_enum! { Large { Max = 9_007_199_254_740_993i64, } }

/// A float would take each of them for its neighbour.
#[test]
fn no_digit_of_a_large_number_is_passed_over() {
    assert_eq!(read::<Large>("9007199254740993"), Large::Max);
    assert_eq!(write(&Large::Max), "9007199254740993");
    for other in ["9007199254740992", "9007199254740992.0", "9.007199254740992e15"] {
        assert_eq!(read::<Large>(other), Large::Other(read(other)));
    }
    assert_eq!(Large::from(9_007_199_254_740_993).as_i64(), Some(9_007_199_254_740_993));
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Exact {
    _1_10,
    _18446744073709551616,
    _1e400,
    Minus0,
    _1,
    Other(Json),
}

crate::__value_enum! {
    Exact {
        _1_10 = r"1.10", _18446744073709551616 = r"18446744073709551616", _1e400 = r"1e400", Minus0 = r"-0",
        _1 = r"1.0",
    }
}

/// Listed values are sent with the document's digits, and read in every spelling.
#[test]
fn numbers_of_the_document_keep_their_digits() {
    let table = [
        (Exact::_1_10, "1.10", &["1.1", "11e-1", "1.100"][..]),
        (Exact::_18446744073709551616, "18446744073709551616", &["18446744073709551616.0"]),
        (Exact::_1e400, "1e400", &["10e399", "1E+400"]),
        (Exact::Minus0, "-0", &["0", "0.0", "-0e5"]),
        (Exact::_1, "1.0", &["1", "10e-1"]),
    ];
    for (value, json, others) in table {
        assert_eq!((write(&value), body(&value), value.to_string()), (json.into(), json.into(), json.into()));
        assert_eq!(pairs(&value), format!("a={json}"));
        for same in others.iter().chain([&json]) {
            assert_eq!(read::<Exact>(same), value, "{same}");
        }
    }
    assert_eq!(Exact::from(1), Exact::_1);
    assert_eq!([Exact::_1, Exact::Minus0, Exact::_1e400].map(|it| it.as_i64()), [Some(1), Some(0), None]);
    for other in ["1.10000000000000000000000001", "18446744073709551617", "1e401", "\"1.10\""] {
        assert_eq!(read::<Exact>(other), Exact::Other(read(other)));
    }
}
