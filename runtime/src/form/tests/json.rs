//! Values as JSON: the same `encode`, another layout.

use std::collections::BTreeMap;

use super::super::*;
use crate::{Clearable, Json, Secret, Timestamp};

/// Each state that a member can have.
struct Update {
    name: Clearable<String>,
    tags: Option<Vec<Option<i32>>>,
    price: f64,
    parent: Option<Box<Update>>,
}

impl Form for Update {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder
            .object()
            .member("name", &self.name)
            .member("tags", &self.tags)
            .required("price", &self.price)
            .required("parent", &self.parent);
    }
}

fn json(value: &(impl Form + ?Sized)) -> String {
    to_json(value).unwrap().unwrap()
}

#[test]
fn absent_null_and_value_are_three_things() {
    let mut update = Update { name: Clearable::Keep, tags: None, price: 1.5, parent: None };
    assert_eq!(json(&update), r#"{"price":1.5,"parent":null}"#);
    update.name = Clearable::Clear;
    update.tags = Some(vec![]);
    assert_eq!(json(&update), r#"{"name":null,"tags":[],"price":1.5,"parent":null}"#);
    let outer = Update {
        name: "\"\u{1}é".into(),
        tags: Some(vec![Some(1), None, Some(-2)]),
        price: 1e21,
        parent: Some(Box::new(update)),
    };
    let inner = r#"{"name":null,"tags":[],"price":1.5,"parent":null}"#;
    assert_eq!(
        json(&outer),
        format!(
            r#"{{"name":"\"\u0001é","tags":[1,null,-2],"price":1000000000000000000000,"parent":{inner}}}"#
        )
    );
}

#[test]
fn scalars_and_containers() {
    assert_eq!(json("a\nb"), r#""a\nb""#);
    assert_eq!(json(&'x'), r#""x""#);
    assert_eq!(json(&true), "true");
    assert_eq!(json(&u64::MAX), "18446744073709551615");
    assert_eq!(json(&0.1), "0.1");
    assert_eq!(json(&0.1_f32), "0.1");
    assert_eq!(json(&Secret::from("s")), r#""s""#);
    assert_eq!(json(&Timestamp::from_unix_seconds(-1)), "-1");
    assert_eq!(json(&Json::from(serde_json::json!({"a": [1, null]}))), r#"{"a":[1,null]}"#);
    let map = BTreeMap::from([("", vec![BTreeMap::new()]), ("a\"]", vec![BTreeMap::from([("k", 1)])])]);
    assert_eq!(json(&map), r#"{"":[{}],"a\"]":[{"k":1}]}"#);
    assert_eq!(json(&[[0; 0]; 2]), "[[],[]]");
    assert_eq!(to_json(&None::<i64>), Ok(None));
}

#[test]
fn what_is_no_number_is_refused_with_its_place() {
    let broken = BTreeMap::from([("a", vec![1.0, f64::NAN])]);
    assert_eq!(to_json(&broken).unwrap_err().name(), "a[1]");
    let mut writer = Writer::pairs(Vec::new());
    writer.root().object().json("filter", &broken);
    assert_eq!(writer.finish().unwrap_err().name(), "filter.a[1]");
}

/// A number of a type of the user's own.
struct Decimal(&'static str);

impl Form for Decimal {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.number(self.0);
    }
}

#[test]
fn numbers_of_other_types() {
    for number in ["0", "-1.50", "12345678901234567890.1", "1e5"] {
        assert_eq!(json(&Decimal(number)), number);
        let mut writer = Writer::pairs(Vec::new());
        writer.root().object().member("a", &Decimal(number));
        assert_eq!(writer.finish().map(text), Ok(format!("a={number}")));
    }
    let mut writer = Writer::pairs(Vec::new());
    writer.root().object().member("a", &Decimal("1e+5"));
    assert_eq!(writer.finish().map(text).as_deref(), Ok("a=1e%2B5"));
    for other in ["", "a", "1&b=2", "\"1\"", "1 ", "01", "true", "[1]", "1]", "NaN"] {
        assert_eq!(to_json(&Decimal(other)).unwrap_err().to_string(), "the form is not a number", "{other}");
    }
}

/// A style that makes parameters of top-level members leaves JSON whole.
#[test]
fn styles_mean_nothing_in_json() {
    struct Styled;

    impl Form for Styled {
        fn encode(&self, encoder: Encoder<'_>) {
            let pipes = Serialization::new(Style::PipeDelimited);
            encoder
                .object()
                .styled("a", &[1, 2], pipes)
                .exploded("b", &["c"])
                .json("d", &[true])
                .by_type("e", "f");
        }
    }

    assert_eq!(json(&[Styled]), r#"[{"a":[1,2],"b":["c"],"d":[true],"e":"f"}]"#);
    let mut writer = Writer::pairs(Vec::new());
    writer.root().object().member("x", &Styled);
    let pairs = writer.finish().map(text);
    assert_eq!(pairs.as_deref(), Ok("x[a][0]=1&x[a][1]=2&x[b][0]=c&x[d]=%5Btrue%5D&x[e]=%22f%22"));
}

/// A map's entries beside the members of their object.
#[test]
fn entries_are_members() {
    struct Entries(BTreeMap<&'static str, Option<Vec<i32>>>);

    impl Form for Entries {
        fn encode(&self, encoder: Encoder<'_>) {
            encoder.object().member("a", &1).entries(&self.0).member("z", &2);
        }
    }

    let entries = Entries(BTreeMap::from([("b]=\"", Some(vec![1, 2])), ("c", None), ("d", Some(vec![]))]));
    assert_eq!(json(&entries), r#"{"a":1,"b]=\"":[1,2],"c":null,"d":[],"z":2}"#);
    assert_eq!(to_string(&entries).as_deref(), Ok("a=1&b%5D%3D%22[0]=1&b%5D%3D%22[1]=2&z=2"));
    let within = |serialization| {
        let mut writer = Writer::pairs(Vec::new());
        writer.root().object().styled("x", &entries, serialization);
        writer.finish().map(text)
    };
    assert_eq!(
        within(Serialization::new(Style::DeepObject)).as_deref(),
        Ok("x[a]=1&x[b%5D%3D%22][0]=1&x[b%5D%3D%22][1]=2&x[z]=2")
    );
    let flat = Entries(BTreeMap::from([("b&", Some(vec![]))]));
    let mut writer = Writer::pairs(Vec::new());
    writer.root().object().exploded("x", &flat);
    assert_eq!(writer.finish().map(text).as_deref(), Ok("a=1&z=2"));
    let unnamed = Entries(BTreeMap::from([("", Some(vec![1]))]));
    assert_eq!(to_string(&unnamed).unwrap_err().name(), "");
    assert_eq!(json(&unnamed), r#"{"a":1,"":[1],"z":2}"#);
}
