//! Arrays of items with types of their own.

use super::{body, pairs, read, write};
use crate::json::from_slice;
use crate::{Json, Mismatch, Tuple};

type Range = Tuple<(i64, String)>;

#[test]
fn items_and_what_follows_them() {
    let range: Range = read(r#"[1, "a", 2.50, {"b": null}]"#);
    assert_eq!((range.items.0, range.items.1.as_str()), (1, "a"));
    assert_eq!(range.rest.iter().map(Json::get).collect::<Vec<_>>(), ["2.50", r#"{"b": null}"#]);
    assert_eq!((write(&range), body(&range)), (r#"[1,"a",2.50,{"b": null}]"#.to_owned(), write(&range)));
    let numbers: Tuple<(bool,), i64> = read("[true,1,2]");
    assert_eq!((numbers.items.0, numbers.rest.as_slice()), (true, &[1, 2][..]));
    assert_eq!(pairs(&numbers), "a[0]=true&a[1]=1&a[2]=2");
    assert_eq!(Range::from((1, "a".to_owned())), read(r#"[1,"a"]"#));
    assert_eq!(body(&Tuple::<(Option<i64>, bool), i64>::from((None, true))), "[null,true]");
    #[allow(clippy::type_complexity)] // The longest there is.
    let eight: Tuple<(i32, i32, i32, i32, i32, i32, i32, i32), i32> = read("[1,2,3,4,5,6,7,8,9]");
    assert_eq!((write(&eight), body(&eight)), ("[1,2,3,4,5,6,7,8,9]".to_owned(), write(&eight)));
}

/// An array of an integer, and then text and another integer, which may be absent.
type Open = Tuple<(i64, Option<String>, Option<f64>), bool, 1>;

#[test]
fn items_that_may_be_absent() {
    for json in ["[1]", r#"[1,"a"]"#, "[1,null]", "[1,null,2.50]", r#"[1,"a",null]"#, "[1,null,null,true]"] {
        let open: Open = read(json);
        assert_eq!(write(&open), json.replace("2.50", "2.5"));
    }
    let sent = |items| body(&Open::from(items));
    assert_eq!(sent((1, None, None)), "[1]");
    assert_eq!(sent((1, Some("a".to_owned()), None)), r#"[1,"a"]"#);
    assert_eq!(sent((1, None, Some(2.5))), "[1,null,2.5]");
    assert_eq!(pairs(&Open::from((1, None, None))), "a[0]=1");
    let mut read_short: Open = read("[1]");
    assert_eq!(read_short, Open::from((1, None, None)));
    assert_ne!(read_short, read::<Open>("[1,null]"));
    read_short.items.2 = Some(3.0);
    assert_eq!(write(&read_short), "[1,null,3.0]");
    let error = from_slice::<Open>(b"[]").unwrap_err();
    assert!(
        error.reason.starts_with("invalid length 0, expected an array of size at least 1"),
        "{}",
        error.reason
    );
    assert_eq!(from_slice::<Open>(b"[1,2]").unwrap_err().path, "[1]");
}

#[test]
fn an_error_says_which_item() {
    let table = [
        ("[1]", ".", "invalid length 1, expected an array of size at least 2"),
        ("[]", ".", "invalid length 0, expected an array of size at least 2"),
        (r#"["a","b"]"#, "[0]", "invalid type: string \"a\", expected i64"),
        ("[1,2]", "[1]", "invalid type: integer `2`, expected a string"),
        (r#"{"a":1}"#, ".", "invalid type: map, expected an array"),
    ];
    for (json, path, reason) in table {
        let Mismatch { path: at, reason: why } = from_slice::<Range>(json.as_bytes()).unwrap_err();
        assert_eq!(at, path, "{json}");
        assert!(why.starts_with(reason), "{why}");
    }
    let rest = from_slice::<Tuple<(i64,), i64>>(b"[1,2,true]").unwrap_err();
    assert_eq!(rest.path, "[2]");
}
