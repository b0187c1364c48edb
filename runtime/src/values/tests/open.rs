//! String enums, and fields of them.

#![allow(unreachable_pub)] // What the macro makes is for users.

use std::collections::HashSet;

use super::{body, pairs, read, write};
use crate::Open;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Size {
    Small,
    ExtraLarge,
}

crate::__string_enum! { Size { Small = "small", ExtraLarge = "extra large" } }

#[test]
fn listed_values_are_parsed_and_others_are_errors() {
    assert_eq!(Size::ALL, [Size::Small, Size::ExtraLarge]);
    for size in Size::ALL {
        assert_eq!(size.as_str().parse::<Size>(), Ok(*size));
        assert_eq!(format!("{size:>12}").trim(), size.as_str());
    }
    let error = "Small\u{1b}".parse::<Size>().unwrap_err();
    assert_eq!((error.text(), error.listed()), ("Small\u{1b}", &["small", "extra large"][..]));
    assert_eq!(error.to_string(), r#""Small\u{1b}" is not one of `small`, `extra large`"#);
}

#[test]
fn texts_are_what_counts() {
    let other: Open<Size> = Open::Other("small".to_owned());
    assert_eq!(other, Open::Known(Size::Small));
    assert!(other == Size::Small && other != Size::ExtraLarge);
    assert_eq!((other.known(), Open::<Size>::other("large").known()), (Some(Size::Small), None));
    assert!(matches!(Open::<Size>::other("small"), Open::Known(Size::Small)));
    assert_eq!(HashSet::from([other, Size::Small.into(), Open::other("large")]).len(), 2);
    assert!(Open::Known(Size::ExtraLarge) < Open::Known(Size::Small), "by text");
    assert_eq!(
        format!("{:?} {:?}", Open::Known(Size::Small), Open::<Size>::other("x")),
        r#"Small Other("x")"#
    );
}

#[test]
fn every_text_comes_back() {
    for json in [r#""small""#, r#""extra large""#, r#""""#, r#""\"Small\u0000\"""#] {
        let size: Open<Size> = read(json);
        assert_eq!((write(&size), body(&size)), (json.to_owned(), json.to_owned()));
    }
    assert!(matches!(read(r#""sm\u0061ll""#), Open::Known(Size::Small)));
    assert_eq!(pairs(&Open::<Size>::other("a b")), "a=a%20b");
    assert!(serde_json::from_str::<Open<Size>>("1").is_err());
}
