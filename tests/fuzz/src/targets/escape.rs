//! Percent-encoding: any text comes back from a form, a path and a query, and only the characters that may stay do.

use std::borrow::Cow;

use formwork::__private::RequestBuilder;
use formwork::form::{self, Serialization, Style};
use formwork::http::Method;
use percent_encoding::{percent_decode, percent_decode_str};

use crate::engine::Target;

pub(super) const TARGET: Target = Target {
    name: "escape",
    corpus,
    tokens: &[
        "%", "%2", "%2F", "%2e", "%c3%a9", "..", "+", "&", "=", "[", "]", "#", "?", "/", "é", "🎉", "\0",
        "\r\n", " ",
    ],
    check,
};

fn corpus() -> Vec<Vec<u8>> {
    let all: Vec<u8> = (0..128).collect();
    let texts = ["", ".", "..", "a b", "%41", "100%", "a=b&c=d", "[x]", "Zürich", "\u{10ffff}", "é%C3%A9"];
    texts.iter().map(|text| text.as_bytes().to_vec()).chain([all]).collect()
}

fn check(input: &[u8]) -> Result<String, String> {
    let (name, value) = input.split_at(input.len() / 2);
    let (name, value) = (String::from_utf8_lossy(name), String::from_utf8_lossy(value));
    pair(&name, &value)?;
    reserved(&value)?;
    let path = path(&value)?;
    Ok(format!(
        "{path} {}",
        value.chars().take(2).map(|char| char.len_utf8().to_string()).collect::<String>()
    ))
}

/// A pair with a name and a value of these characters.
fn pair(name: &str, value: &str) -> Result<(), String> {
    let form = form::to_string(&std::collections::BTreeMap::from([(name, value)]))
        .map_err(|error| error.to_string())?;
    let read: Vec<_> = form_urlencoded::parse(form.as_bytes()).collect();
    if read != [(Cow::from(name), Cow::from(value))] {
        return Err(format!("`{form}` is read as {read:?}"));
    }
    let escaped = form.replacen('=', "", 1);
    if is_escaped(&escaped) { Ok(()) } else { Err(format!("`{form}` is not escaped")) }
}

/// A query whose reserved characters and escapes stay: what it decodes to is what the text did.
fn reserved(value: &str) -> Result<(), String> {
    let serialization = Serialization::new(Style::Form).explode().allow_reserved();
    let request = RequestBuilder::new(Method::GET)
        .path("/")
        .query(|query| {
            query.styled("a", value, serialization).member("z", "");
        })
        .build()
        .map_err(|error| error.to_string())?;
    let query = request.uri().query().unwrap_or_default();
    let read: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let expected = percent_decode_str(value).decode_utf8_lossy();
    let is_same = read == [("a".into(), expected), ("z".into(), "".into())];
    if is_same { Ok(()) } else { Err(format!("{query:?} is read as {read:?}")) }
}

/// A path of which this is the middle.
fn path(value: &str) -> Result<&'static str, String> {
    let built = RequestBuilder::new(Method::GET).path("/a/").path_parameter("b", value).path("/c").build();
    let changes_the_path = matches!(value, "" | "." | "..");
    match built {
        Err(error) if changes_the_path && error.to_string().contains("would change the URL") => Ok("refused"),
        Ok(request) if !changes_the_path => {
            let path = request.uri().path();
            let middle =
                path.strip_prefix("/a/").and_then(|path| path.strip_suffix("/c")).unwrap_or_default();
            let is_same = percent_decode(middle.as_bytes()).decode_utf8().is_ok_and(|read| read == value);
            if is_same && is_escaped(middle) { Ok("sent") } else { Err(format!("the path is `{path}`")) }
        }
        other => Err(format!("{other:?}")),
    }
}

/// Unreserved characters, and escapes in upper case of all others.
fn is_escaped(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let is_hex = |byte: Option<u8>| byte.is_some_and(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'));
        let is_fine = match byte {
            b'%' => is_hex(bytes.next()) && is_hex(bytes.next()),
            _ => byte.is_ascii_alphanumeric() || b"-._~".contains(&byte),
        };
        if !is_fine {
            return false;
        }
    }
    true
}
