//! Typed headers of a response: reading one never fails, because the header map has it either way.

use std::marker::PhantomData;

use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderName};

use crate::json::{Value, decimal, read_part};
use crate::values::{Constant, Open, Secret, StringEnum, Timestamp};

/// Gives a struct of headers the function that reads them, from a table:
/// `Headers { "RateLimit-Limit" => limit: One<i64>, "Allow" => allow: List<String>, }`.
#[doc(hidden)] // Called by generated code.
#[macro_export]
macro_rules! __headers {
    ($type:ident { $($wire:literal => $field:ident: $slot:ident<$value:ty>,)* }) => {
        #[allow(deprecated)] // The document decides what is.
        impl $type {
            /// Reads the headers of a response.
            ///
            /// A header that is not there is `None`, and so is one that is not what the document says. That is no
            /// error: how it arrived is in the header map.
            #[must_use]
            pub fn from_map(headers: &$crate::http::HeaderMap) -> Self {
                Self { $($field: $crate::__private::headers::$slot::<$value>::read(headers, $wire),)* }
            }
        }
    };
}

/// A header with one value.
#[derive(Debug)]
pub struct One<T>(PhantomData<T>);

/// A header with a list of values, divided by commas.
#[derive(Debug)]
pub struct List<T>(PhantomData<T>);

/// A header that holds a JSON text.
#[derive(Debug)]
pub struct Decoded<T>(PhantomData<T>);

impl<T: HeaderText> One<T> {
    /// The value of the header with this name, if it is one.
    #[must_use]
    pub fn read(headers: &HeaderMap, name: &str) -> Option<T> {
        T::read(&whole(headers, name)?)
    }
}

impl<T: HeaderText> List<T> {
    /// The values of the header with this name, if all of them are some. Empty elements do not count (RFC 9110,
    /// section 5.6.1), and cookies have commas of their own, so each is a line.
    #[must_use]
    pub fn read(headers: &HeaderMap, name: &str) -> Option<Vec<T>> {
        let lines = lines(headers, name)?;
        let elements = lines.into_iter().flat_map(|line| {
            let end = if name.eq_ignore_ascii_case(SET_COOKIE.as_str()) { '\n' } else { ',' };
            line.split(end).map(str::trim_ascii).filter(|element| !element.is_empty())
        });
        elements.map(T::read).collect()
    }
}

impl<T: Value> Decoded<T> {
    /// The decoded JSON of the header with this name. `None` for null, and where it does not decode.
    #[must_use]
    pub fn read(headers: &HeaderMap, name: &str) -> Option<T> {
        read_part::<Option<T>>(&whole(headers, name)?).flatten()
    }
}

/// The lines of a header. `None` if there is none, or one is not UTF-8.
fn lines<'h>(headers: &'h HeaderMap, name: &str) -> Option<Vec<&'h str>> {
    let lines = headers.get_all(name).into_iter().map(|line| std::str::from_utf8(line.as_bytes()).ok());
    lines.collect::<Option<Vec<_>>>().filter(|lines| !lines.is_empty())
}

/// The value of a header. Several lines are one value with commas between them (RFC 9110, section 5.3).
fn whole(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = lines(headers, name)?;
    Some(lines.iter().map(|line| line.trim_ascii()).collect::<Vec<_>>().join(", "))
}

/// The id to quote to the API's support.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    // Names that were parsed while compiling: a program may need no others.
    const NAMES: [HeaderName; 2] =
        [HeaderName::from_static("request-id"), HeaderName::from_static("x-request-id")];
    NAMES.iter().find_map(|name| headers.get(name)?.to_str().ok())
}

/// A value that stands in a header as text.
pub trait HeaderText: Sized {
    /// The value, if the text is one.
    fn read(text: &str) -> Option<Self>;
}

impl HeaderText for String {
    fn read(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl HeaderText for Secret {
    fn read(text: &str) -> Option<Self> {
        Some(text.into())
    }
}

impl HeaderText for bool {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

/// Digits, or a whole number in any way in which JSON writes it.
macro_rules! integers {
    ($($type:ident)*) => {
        $(impl HeaderText for $type {
            fn read(text: &str) -> Option<Self> {
                text.parse().ok().or_else(|| decimal::integer(text))
            }
        })*
    };
}

integers!(i32 i64 u64);

impl HeaderText for f64 {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok().filter(|number: &Self| number.is_finite())
    }
}

impl HeaderText for Timestamp {
    fn read(text: &str) -> Option<Self> {
        <i64 as HeaderText>::read(text).map(Self::from_unix_seconds)
    }
}

impl HeaderText for Constant {
    fn read(text: &str) -> Option<Self> {
        Some(text.to_owned().into())
    }
}

impl<T: StringEnum> HeaderText for Open<T> {
    fn read(text: &str) -> Option<Self> {
        Some(Self::from_text(text.into()))
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use http::HeaderValue;

    use super::*;
    use crate::json::Json;

    /// A map of these lines.
    fn headers(lines: &[(&'static str, &[u8])]) -> HeaderMap {
        let line = |(name, value): &(&'static str, &[u8])| {
            (HeaderName::from_static(name), HeaderValue::from_bytes(value).unwrap())
        };
        lines.iter().map(line).collect()
    }

    #[track_caller]
    fn assert_one<T: HeaderText + PartialEq + Debug>(value: &[u8], expected: Option<T>) {
        let headers = headers(&[("a", value)]);
        assert_eq!(One::<T>::read(&headers, "A"), expected, "{}", value.escape_ascii());
        assert_eq!(List::<T>::read(&headers, "a"), expected.map(|value| vec![value]));
        assert_eq!(One::<T>::read(&headers, "b"), None);
        assert_eq!(One::<T>::read(&headers, "no name"), None);
    }

    #[test]
    fn scalars_are_what_they_look_like() {
        for (value, expected) in [
            (&b"0"[..], Some(0)),
            (b"-5", Some(-5)),
            (b" 7\t", Some(7)),
            (b"9223372036854775807", Some(i64::MAX)),
            (b"9223372036854775808", None),
            (b"1.5", None),
            (b"many", None),
            (b"1 2", None),
            (b"\xff", None),
        ] {
            assert_one::<i64>(value, expected);
            assert_one::<Timestamp>(value, expected.map(Timestamp::from_unix_seconds));
        }
        assert_one::<i32>(b"2147483648", None);
        assert_one::<i32>(b"-2147483648", Some(i32::MIN));
        for (value, expected) in
            [(&b"1.5"[..], Some(1.5)), (b"1e3", Some(1e3)), (b"NaN", None), (b"inf", None), (b"1e999", None)]
        {
            assert_one::<f64>(value, expected);
        }
        for (value, expected) in [(&b"true"[..], Some(true)), (b"false", Some(false)), (b"1", None)] {
            assert_one::<bool>(value, expected);
        }
        assert_one::<String>("größe".as_bytes(), Some("größe".to_owned()));
        assert_one::<String>(b"\xfc", None);
    }

    #[test]
    fn a_list_has_all_of_its_elements_or_is_none() {
        let read = |lines| List::<i64>::read(&headers(lines), "a");
        assert_eq!(read(&[("a", b"1, 2,3 ,\t4")]), Some(vec![1, 2, 3, 4]));
        assert_eq!(read(&[("a", b"1, 2"), ("b", b"9"), ("a", b"3")]), Some(vec![1, 2, 3]));
        assert_eq!(read(&[("a", b", 1,, 2,")]), Some(vec![1, 2]));
        assert_eq!(read(&[("a", b"")]), Some(vec![]));
        assert_eq!(read(&[("a", b"1, b")]), None);
        assert_eq!(read(&[("a", b"1"), ("a", b"\xff")]), None);
        assert_eq!(read(&[]), None);
    }

    #[test]
    fn lines_are_one_value_and_cookies_are_not() {
        let links = headers(&[("link", b"</1>; rel=next "), ("link", b"</9>; rel=last")]);
        let all = "</1>; rel=next, </9>; rel=last";
        assert_eq!(One::<String>::read(&links, "Link").as_deref(), Some(all));
        assert_eq!(
            One::<i64>::read(&headers(&[("a", b"1"), ("a", b"1")]), "a"),
            None,
            "it is not clear which"
        );
        let cookies = headers(&[("set-cookie", b"a=1; Expires=Fri, 1 Jan 2027"), ("set-cookie", b"b=2")]);
        let read: Vec<String> = List::read(&cookies, "Set-Cookie").unwrap();
        assert_eq!(read, ["a=1; Expires=Fri, 1 Jan 2027", "b=2"]);
    }

    #[test]
    fn json_is_decoded() {
        let read = |value| Decoded::<Vec<i64>>::read(&headers(&[("a", value)]), "a");
        assert_eq!(read(b"[1, 2]"), Some(vec![1, 2]));
        for value in [&b"null"[..], b"[1, \"b\"]", b"1, 2", b"", b"[1] [2]"] {
            assert_eq!(read(value), None, "{}", value.escape_ascii());
        }
        let json = Decoded::<Json>::read(&headers(&[("a", br#"{"b": [1]}"#)]), "a").unwrap();
        assert_eq!(json.get(), r#"{"b": [1]}"#);
        assert_eq!(Decoded::<Json>::read(&headers(&[("a", b"{")]), "a"), None);
    }
}
