//! Every style with every kind of value: the table of OpenAPI 3.0.4, section 4.7.12.4, and what it leaves open.

use std::collections::BTreeMap;

use super::super::*;

const BLUE: &str = "blue";
const COLORS: [&str; 3] = ["blue", "black", "brown"];
const EMPTY: [&str; 0] = [];

/// An object whose members keep the order of the table.
struct Rgb;

impl Form for Rgb {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.object().member("R", &100).member("G", &200).member("B", &150);
    }
}

/// An object with a key, and one with an empty one.
fn keyed<'k>(key: &'k str, value: &'k str) -> BTreeMap<&'k str, &'k str> {
    BTreeMap::from([(key, value)])
}

fn serialization(style: Style, explode: bool) -> Serialization {
    let serialization = Serialization::new(style);
    if explode { serialization.explode() } else { serialization }
}

fn path(serialization: Serialization, value: &dyn Form) -> Result<String, Error> {
    let mut writer = Writer::path(Vec::new(), serialization);
    writer.parameter("color", value);
    writer.finish().map(text)
}

fn header(serialization: Serialization, value: &dyn Form) -> Result<String, Error> {
    let mut writer = Writer::plain(serialization);
    writer.parameter("color", value);
    writer.finish().map(text)
}

fn pairs(serialization: Serialization, value: &dyn Form) -> Result<String, Error> {
    let mut writer = Writer::pairs(Vec::new());
    writer.root().object().styled("color", value, serialization);
    writer.finish().map(text)
}

fn cookie(serialization: Serialization, value: &dyn Form) -> Result<String, Error> {
    let mut writer = Writer::cookies(Vec::new());
    writer.root().object().member("a", &1).styled("color", value, serialization);
    writer.finish().map(text)
}

/// The text of a style, exploded or not.
type Write = fn(Serialization, &dyn Form) -> Result<String, Error>;

#[test]
fn the_table() {
    use Style::{DeepObject, Form, Label, Matrix, PipeDelimited, Simple, SpaceDelimited};
    let table: &[(Write, Style, bool, [&str; 3])] = &[
        (path, Matrix, false, [";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"]),
        (path, Matrix, true, [";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"]),
        (path, Label, false, [".blue", ".blue,black,brown", ".R,100,G,200,B,150"]),
        (path, Label, true, [".blue", ".blue.black.brown", ".R=100.G=200.B=150"]),
        (path, Simple, false, ["blue", "blue,black,brown", "R,100,G,200,B,150"]),
        (path, Simple, true, ["blue", "blue,black,brown", "R=100,G=200,B=150"]),
        (header, Simple, false, ["blue", "blue,black,brown", "R,100,G,200,B,150"]),
        (header, Simple, true, ["blue", "blue,black,brown", "R=100,G=200,B=150"]),
        (pairs, Form, false, ["color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
        (pairs, Form, true, ["color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]),
        (
            cookie,
            Form,
            false,
            ["a=1; color=blue", "a=1; color=blue,black,brown", "a=1; color=R,100,G,200,B,150"],
        ),
        (
            pairs,
            SpaceDelimited,
            false,
            ["color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"],
        ),
        (
            pairs,
            PipeDelimited,
            false,
            ["color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"],
        ),
        (
            pairs,
            DeepObject,
            true,
            [
                "color=blue",
                "color[0]=blue&color[1]=black&color[2]=brown",
                "color[R]=100&color[G]=200&color[B]=150",
            ],
        ),
    ];
    for (write, style, explode, [scalar, array, object]) in table {
        let serialization = serialization(*style, *explode);
        assert_eq!(write(serialization, &BLUE).as_deref(), Ok(*scalar), "{serialization:?}");
        assert_eq!(write(serialization, &COLORS.as_slice()).as_deref(), Ok(*array), "{serialization:?}");
        assert_eq!(write(serialization, &Rgb).as_deref(), Ok(*object), "{serialization:?}");
    }
}

/// The column for the empty string, and what is empty in other ways.
#[test]
fn nothing_and_empty_text() {
    use Style::{DeepObject, Form, Label, Matrix, PipeDelimited, Simple, SpaceDelimited};
    let table: &[(Write, Style, bool, &str, &str)] = &[
        (path, Matrix, false, ";color", ";color=a,,b"),
        (path, Matrix, true, ";color", ";color=a;color;color=b"),
        (path, Label, false, ".", ".a,,b"),
        (path, Label, true, ".", ".a..b"),
        (path, Simple, false, "", "a,,b"),
        (pairs, Form, false, "color=", "color=a,,b"),
        (pairs, Form, true, "color=", "color=a&color=&color=b"),
        (pairs, SpaceDelimited, false, "color=", "color=a%20%20b"),
        (pairs, PipeDelimited, false, "color=", "color=a%7C%7Cb"),
        (pairs, DeepObject, true, "color=", "color[0]=a&color[1]=&color[2]=b"),
    ];
    for (write, style, explode, empty, within) in table {
        let serialization = serialization(*style, *explode);
        assert_eq!(write(serialization, &"").as_deref(), Ok(*empty), "{serialization:?}");
        assert_eq!(
            write(serialization, &["a", "", "b"].as_slice()).as_deref(),
            Ok(*within),
            "{serialization:?}"
        );
        assert_eq!(write(serialization, &EMPTY.as_slice()).as_deref(), Ok(""), "{serialization:?}");
        assert_eq!(
            write(serialization, &BTreeMap::<&str, &str>::new()).as_deref(),
            Ok(""),
            "{serialization:?}"
        );
        assert_eq!(write(serialization, &None::<&str>).as_deref(), Ok(""), "{serialization:?}");
    }
}

/// Delimiters of a style are literal; the same character in data is escaped.
#[test]
fn delimiters_in_data() {
    use Style::{DeepObject, Form, Label, Matrix, Simple};
    let table: &[(Write, Style, bool, &str, &str)] = &[
        (path, Simple, false, "a%2Cb%2Fc,d%3De", "k%2C,a%2Cb"),
        (path, Simple, true, "a%2Cb%2Fc,d%3De", "k%2C=a%2Cb"),
        (path, Label, true, ".a%2Cb%2Fc.d%3De", ".k%2C=a%2Cb"),
        (path, Matrix, true, ";color=a%2Cb%2Fc;color=d%3De", ";k%2C=a%2Cb"),
        (pairs, Form, false, "color=a%2Cb%2Fc,d%3De", "color=k%2C,a%2Cb"),
        (pairs, Form, true, "color=a%2Cb%2Fc&color=d%3De", "k%2C=a%2Cb"),
        (pairs, DeepObject, true, "color[0]=a%2Cb%2Fc&color[1]=d%3De", "color[k%2C]=a%2Cb"),
    ];
    for (write, style, explode, array, object) in table {
        let serialization = serialization(*style, *explode);
        assert_eq!(write(serialization, &["a,b/c", "d=e"].as_slice()).as_deref(), Ok(*array));
        assert_eq!(write(serialization, &keyed("k,", "a,b")).as_deref(), Ok(*object));
    }
    let label = serialization(Label, true);
    assert_eq!(path(label, &["1.5", "a"].as_slice()).as_deref(), Ok(".1%2E5.a"));
    assert_eq!(path(label, &[1.5].as_slice()).as_deref(), Ok(".1%2E5"));
}

/// Data must not contain a delimiter whose escape is read as the delimiter, or that is not escaped.
#[test]
fn data_that_would_be_divided_is_refused() {
    use Style::{PipeDelimited, Simple, SpaceDelimited};
    let table: &[(Write, Style, bool, &str)] = &[
        (pairs, SpaceDelimited, false, "a b"),
        (pairs, PipeDelimited, false, "a|b"),
        (header, Simple, false, "a,b"),
        (header, Simple, true, "a,b"),
    ];
    for (write, style, explode, value) in table {
        let serialization = serialization(*style, *explode);
        for refused in [&["c", value].as_slice() as &dyn Form, &keyed("k", value), &keyed(value, "v")] {
            let error = write(serialization, refused).unwrap_err();
            assert!(error.to_string().contains("divides"), "{error}");
        }
        assert!(write(serialization, value).is_ok(), "a value that stands alone is not divided");
    }
    for (style, escape) in [(SpaceDelimited, "a%20b"), (PipeDelimited, "a%7Cb"), (PipeDelimited, "a%7cb")] {
        let reserved = serialization(style, false).allow_reserved();
        for refused in [&["c", escape].as_slice() as &dyn Form, &keyed("k", escape), &keyed(escape, "v")] {
            assert!(pairs(reserved, refused).is_err(), "an escape that stays divides, too");
        }
        assert!(pairs(reserved, &escape).is_ok());
    }
    assert!(header(serialization(Simple, false), &["a", " b"].as_slice()).is_err());
    assert!(header(serialization(Simple, true), &keyed("a=b", "c")).is_err());
    assert_eq!(header(serialization(Simple, false), &keyed("a=b", "c=d")).as_deref(), Ok("a=b,c=d"));
}

#[test]
fn reserved_characters_stay_where_the_document_allows_them() {
    let reserved = |style: Style, explode| serialization(style, explode).allow_reserved();
    let value = ":/?#[]@!$&'()*+,;= %41 %4 é";
    let scalar = "color=:/?%23[]@!$%26'()*%2B,;=%20%41%20%254%20%C3%A9";
    for explode in [true, false] {
        let list = pairs(reserved(Style::Form, explode), &["a,b", "c/d"].as_slice());
        let expected = if explode { "color=a,b&color=c/d" } else { "color=a%2Cb,c/d" };
        assert_eq!(list.as_deref(), Ok(expected));
    }
    assert_eq!(pairs(reserved(Style::Form, true), &value).as_deref(), Ok(scalar));
    assert_eq!(
        pairs(reserved(Style::DeepObject, true), &keyed("a[/]", "b[/]")).as_deref(),
        Ok("color[a%5B%2F%5D]=b[/]")
    );
}

/// Encodings that OpenAPI leaves open are refused, or written in the chosen dialect.
#[test]
fn nested_values() {
    let nested = BTreeMap::from([("a", vec![1, 2])]);
    let objects = [keyed("k", "v")];
    for (write, style) in [
        (path as Write, Style::Simple),
        (path, Style::Label),
        (path, Style::Matrix),
        (header, Style::Simple),
        (pairs, Style::Form),
        (pairs, Style::SpaceDelimited),
        (pairs, Style::PipeDelimited),
    ] {
        for explode in [false, true] {
            if matches!(style, Style::SpaceDelimited | Style::PipeDelimited) && explode {
                continue;
            }
            for value in [&nested as &dyn Form, &objects.as_slice()] {
                let error = write(serialization(style, explode), value).unwrap_err();
                assert!(error.to_string().contains("nested"), "{error}");
            }
        }
    }
    let exploded = serialization(Style::Form, true);
    let deep = serialization(Style::DeepObject, true);
    let table = [
        (exploded, Dialect::Indexed, "a[0]=1&a[1]=2", Some("color[0][k]=v")),
        (exploded, Dialect::Brackets, "a[]=1&a[]=2", None),
        (exploded, Dialect::Repeat, "a=1&a=2", None),
        (deep, Dialect::Indexed, "color[a][0]=1&color[a][1]=2", Some("color[0][k]=v")),
        (deep, Dialect::Brackets, "color[a][]=1&color[a][]=2", None),
        (deep, Dialect::Repeat, "color[a]=1&color[a]=2", None),
    ];
    for (serialization, dialect, object, array) in table {
        let serialization = serialization.dialect(dialect);
        assert_eq!(pairs(serialization, &nested).as_deref(), Ok(object));
        if let Some(array) = array {
            assert_eq!(pairs(serialization, &objects.as_slice()).as_deref(), Ok(array));
        }
    }
}

/// The style of a parameter does not reach the next one.
#[test]
fn styles_stand_side_by_side() {
    let mut writer = Writer::pairs(b"/x?".to_vec());
    writer
        .root()
        .object()
        .styled("a", &COLORS, Serialization::new(Style::Form))
        .member("b", &[1])
        .styled("c", &Rgb, Serialization::new(Style::Form).explode())
        .json("d", &keyed("k", "v"))
        .json("e", &None::<bool>)
        .styled("f", &COLORS, Serialization::new(Style::PipeDelimited));
    assert_eq!(
        writer.finish().map(text).as_deref(),
        Ok("/x?a=blue,black,brown&b[0]=1&R=100&G=200&B=150&d=%7B%22k%22%3A%22v%22%7D&f=blue%7Cblack%7Cbrown")
    );
}
