//! The output of the encoder, and its errors.

mod json;
mod styles;

use super::*;

fn written(prefix: &str, write: impl FnOnce(&mut Object<'_>)) -> Result<String, Error> {
    let mut pairs = Writer::pairs(prefix.as_bytes().to_vec());
    write(&mut pairs.root().object());
    pairs.finish().map(text)
}

/// Three levels of arrays, which no type of the standard library needs.
struct Cube(u8);

impl Form for Cube {
    fn encode(&self, encoder: Encoder<'_>) {
        let mut array = encoder.array();
        for inner in 0..self.0 {
            array.element(&vec![vec![inner]]);
        }
    }
}

#[test]
fn pairs_stand_behind_the_buffer() {
    assert_eq!(written("/path?", |_| {}).as_deref(), Ok("/path?"));
    let two = |form: &mut Object<'_>| {
        form.member("a", &1).member("b", &"/path?");
    };
    assert_eq!(written("/path?", two).as_deref(), Ok("/path?a=1&b=%2Fpath%3F"));
}

#[test]
fn names_nest_in_brackets_and_only_brackets_of_nesting_are_literal() {
    let nested = |form: &mut Object<'_>| {
        form.member("a[", &Cube(2)).member("", "x").member("=", &[[5]]);
    };
    assert_eq!(written("", nested).as_deref(), Ok("a%5B[0][0][0]=0&a%5B[1][0][0]=1&=x&%3D[0][0]=5"));
}

#[test]
fn an_empty_name_in_brackets_is_an_error_if_it_is_written() {
    let entry = |value: Option<u8>| {
        written("", |form| {
            form.member("a", &std::collections::BTreeMap::from([("", value)]));
        })
    };
    assert_eq!(entry(None).as_deref(), Ok(""));
    assert_eq!(entry(Some(1)).map_err(|error| error.name().to_owned()), Err("a[]".to_owned()));
}

/// Servers that nest names take `[a]=1` for `a=1`.
#[test]
fn nothing_is_nested_in_an_empty_name() {
    let map = std::collections::BTreeMap::from([("a", 1)]);
    for nested in [&[1] as &dyn Form, &map, &[[1]]] {
        let error = written("", |form| {
            form.member("b", "").member("", nested);
        });
        assert!(error.unwrap_err().to_string().contains("has an empty name around others"));
    }
    let nothing = written("", |form| {
        form.member("", &[0; 0]).member("", "x");
    });
    assert_eq!(nothing.as_deref(), Ok("=x"));
}

#[test]
fn indices_have_no_limit_of_digits() {
    let body = written("", |form| {
        form.member("a", &vec![0; 101]);
    });
    let names = body.as_deref().unwrap().split('&').map(|pair| pair.split('=').next().unwrap());
    assert!(names.eq((0..101).map(|index| format!("a[{index}]"))));
}

#[test]
fn the_first_error_stays() {
    let body = written("", |form| {
        form.member("a", &1)
            .required("b", &vec![Some(1.0), Some(f64::NAN), None])
            .required("c", &None::<i64>)
            .member("d", &f64::INFINITY);
    });
    assert_eq!(body, Err(Error::new("b[1]".to_owned(), "is not a finite number")));
}

#[test]
fn a_required_value_may_be_empty_text_but_not_nothing() {
    let body = written("?", |form| {
        form.required("a", "").required("b", &[""]);
    });
    assert_eq!(body.as_deref(), Ok("?a=&b[0]="));
    let body = written("?", |form| {
        form.member("a", &1).required("b", &Cube(0));
    });
    assert_eq!(body.map_err(|error| error.name().to_owned()), Err("b".to_owned()));
}
