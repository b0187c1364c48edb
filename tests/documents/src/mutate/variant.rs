//! A broken variant of a document: changed as a tree, then perhaps as bytes.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::odd;

/// Words that mean something somewhere in a document.
const KEYWORDS: &[&str] = &[
    "$ref",
    "$defs",
    "type",
    "enum",
    "const",
    "format",
    "nullable",
    "readOnly",
    "writeOnly",
    "properties",
    "required",
    "items",
    "prefixItems",
    "additionalProperties",
    "patternProperties",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "discriminator",
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "pattern",
    "minProperties",
    "schema",
    "content",
    "encoding",
    "style",
    "explode",
    "name",
    "in",
    "parameters",
    "requestBody",
    "responses",
    "operationId",
    "get",
    "post",
    "head",
    "200",
    "2XX",
    "default",
    "204",
    "schemas",
    "components",
    "paths",
    "headers",
    "openapi",
];

/// Values that keywords have, or nearly.
const WORDS: &[&str] = &[
    "string",
    "integer",
    "number",
    "boolean",
    "array",
    "object",
    "null",
    "arry",
    "int32",
    "date-time",
    "binary",
    "path",
    "query",
    "header",
    "cookie",
    "deepObject",
    "form",
    "simple",
    "matrix",
    "application/json",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "text/plain",
    "*/*",
    "3.1.0",
    "self",
    "_",
    "3",
    "größe",
    "a b",
    "",
];

/// Places where schemas are.
const SCHEMAS: [&str; 9] =
    ["type", "$ref", "properties", "items", "allOf", "anyOf", "oneOf", "enum", "additionalProperties"];

/// A document that is changed again and again.
pub(crate) struct Original {
    text: Vec<u8>,
    tree: Option<Value>,
    /// The pointers of all values, and of those that look like schemas.
    pointers: Vec<String>,
    schemas: Vec<String>,
}

/// A changed document, and how it was changed.
pub(crate) struct Variant {
    pub(crate) text: Vec<u8>,
    pub(crate) changes: Vec<String>,
}

impl Original {
    pub(crate) fn new(text: Vec<u8>) -> Self {
        let tree: Option<Value> = serde_json::from_slice(&text).ok();
        let (mut pointers, mut schemas) = (Vec::new(), Vec::new());
        let mut left: Vec<(String, &Value)> = tree.iter().map(|tree| (String::new(), tree)).collect();
        while let Some((pointer, value)) = left.pop() {
            if let Value::Object(members) = value {
                if SCHEMAS.iter().any(|keyword| members.contains_key(*keyword)) {
                    schemas.push(pointer.clone());
                }
                left.extend(
                    members.iter().map(|(name, value)| (format!("{pointer}/{}", escape(name)), value)),
                );
            } else if let Value::Array(elements) = value {
                let elements = elements.iter().enumerate();
                left.extend(elements.map(|(index, value)| (format!("{pointer}/{index}"), value)));
            }
            pointers.push(pointer);
        }
        Self { text, tree, pointers, schemas }
    }

    /// The variant of this number, which is always the same.
    pub(crate) fn variant(&self, number: u64) -> Variant {
        let mut random = fastrand::Rng::with_seed(number);
        let mut changes = Vec::new();
        let mut text = match &self.tree {
            Some(tree) if random.u8(0..8) > 0 => {
                let mut tree = tree.clone();
                for _ in 0..random.u8(1..4) {
                    self.change(&mut random, &mut tree, &mut changes);
                }
                write(&tree)
            }
            _ => self.text.clone(),
        };
        if changes.is_empty() || random.u8(0..8) == 0 {
            damage(&mut random, &mut text, &mut changes);
        }
        Variant { text, changes }
    }

    /// A place: two of three are schemas, where there is most to get wrong.
    fn place(&self, random: &mut fastrand::Rng) -> String {
        let of = if self.schemas.is_empty() || random.u8(0..3) == 0 { &self.pointers } else { &self.schemas };
        random.choice(of).cloned().unwrap_or_default()
    }

    /// Changes a tree in one place.
    fn change(&self, random: &mut fastrand::Rng, tree: &mut Value, changes: &mut Vec<String>) {
        let (place, other) = (self.place(random), self.place(random));
        let what = random.u8(0..14);
        let change = match what {
            0 | 1 => delete(random, tree, &place),
            2 => swap(tree, &place, &other),
            3 | 4 => retype(random, tree, &place),
            5 => rename(random, tree, &place),
            6 => twice(random, tree, &place),
            7 => insert(random, tree, &place),
            8 => copy(tree, &place, &other),
            9 => replace(tree, &place, json!({"$ref": format!("#{}", fragment(&other))})),
            10 => replace(tree, &place, cycle(random, &place)),
            11 => replace(tree, &place, json!({"$ref": format!("#{}", fragment(parent(random, &place)))})),
            12 => ring(random, tree, &place),
            _ => wrap(random, tree, &place),
        };
        changes.extend(change);
    }
}

fn delete(random: &mut fastrand::Rng, tree: &mut Value, place: &str) -> Option<String> {
    let deleted = match tree.pointer_mut(place)? {
        Value::Object(members) => {
            let name = key(random, members)?;
            members.remove(&name);
            name
        }
        Value::Array(elements) if !elements.is_empty() => {
            let index = random.usize(0..elements.len());
            elements.remove(index);
            index.to_string()
        }
        _ => return None,
    };
    Some(format!("delete {deleted:?} from #{place}"))
}

fn swap(tree: &mut Value, place: &str, other: &str) -> Option<String> {
    let (first, second) = (tree.pointer(place)?.clone(), tree.pointer(other)?.clone());
    // One may be within the other; then only one of them changes.
    *tree.pointer_mut(place)? = second;
    if let Some(value) = tree.pointer_mut(other) {
        *value = first;
    }
    Some(format!("swap #{place} and #{other}"))
}

fn copy(tree: &mut Value, place: &str, other: &str) -> Option<String> {
    let value = tree.pointer(other)?.clone();
    *tree.pointer_mut(place)? = value;
    Some(format!("copy #{other} to #{place}"))
}

/// Puts something of another type in a place, or in one of its members.
fn retype(random: &mut fastrand::Rng, tree: &mut Value, place: &str) -> Option<String> {
    let value = odd_or_word(random);
    let said = value.to_string();
    match tree.pointer_mut(place)? {
        Value::Object(members) if random.bool() => {
            let name = key(random, members)?;
            members.insert(name.clone(), value);
            Some(format!("set {name:?} of #{place} to {said}"))
        }
        there => {
            *there = value;
            Some(format!("set #{place} to {said}"))
        }
    }
}

fn insert(random: &mut fastrand::Rng, tree: &mut Value, place: &str) -> Option<String> {
    let name = (*random.choice(KEYWORDS)?).to_owned();
    let value = odd_or_word(random);
    let change = format!("insert {name:?}: {value} into #{place}");
    match tree.pointer_mut(place)? {
        Value::Object(members) => drop(members.insert(name, value)),
        Value::Array(elements) => elements.push(value),
        _ => return None,
    }
    Some(change)
}

fn rename(random: &mut fastrand::Rng, tree: &mut Value, place: &str) -> Option<String> {
    let Value::Object(members) = tree.pointer_mut(place)? else { return None };
    let name = key(random, members)?;
    let value = members.remove(&name)?;
    let words = if random.bool() { KEYWORDS } else { WORDS };
    let new = *random.choice(words)?;
    members.insert(new.to_owned(), value);
    Some(format!("rename {name:?} of #{place} to {new:?}"))
}

/// Gives an object two members of one name. The second waits under a name of its own until the tree is written.
fn twice(random: &mut fastrand::Rng, tree: &mut Value, place: &str) -> Option<String> {
    let value = odd_or_word(random);
    let Value::Object(members) = tree.pointer_mut(place)? else { return None };
    let name = key(random, members)?;
    let change = format!("{name:?} of #{place} is there twice, also as {value}");
    members.insert(format!("{TWICE}{name}"), value);
    Some(change)
}

fn replace(tree: &mut Value, place: &str, value: Value) -> Option<String> {
    let change = format!("set #{place} to {value}");
    *tree.pointer_mut(place)? = value;
    Some(change)
}

/// A schema that holds itself in a way that no value can.
fn cycle(random: &mut fastrand::Rng, place: &str) -> Value {
    let itself = json!({"$ref": format!("#{}", fragment(place))});
    match random.u8(0..8) {
        0 => itself,
        1 => json!({"allOf": [itself]}),
        2 => json!({"allOf": [{"type": "object", "properties": {"a": itself.clone()}}, itself]}),
        3 => json!({"oneOf": [itself.clone(), itself]}),
        4 => json!({"anyOf": [{"type": "string"}, itself]}),
        5 => json!({"type": "array", "items": itself}),
        6 => json!({"type": "object", "additionalProperties": itself, "required": ["a"]}),
        _ => json!({"type": "object", "required": ["a"], "properties": {"a": itself}}),
    }
}

/// Components that refer to one another in a circle, and a place that refers to the first.
fn ring(random: &mut fastrand::Rng, tree: &mut Value, place: &str) -> Option<String> {
    let size = random.usize(2..40);
    let keyword = *random.choice(&["$ref", "allOf", "oneOf", "anyOf", "items", "both"])?;
    let schemas = tree.pointer_mut("/components/schemas")?.as_object_mut()?;
    for number in 0..size {
        let next = json!({"$ref": format!("#/components/schemas/Ring{}", (number + 1) % size)});
        let schema = match keyword {
            "$ref" => next,
            "items" => json!({"type": "array", "items": next}),
            // Followed without a memory, these are two to the power of their number.
            "both" => json!({"allOf": [next.clone(), {"properties": {"a": next.clone()}}, next]}),
            _ => json!({keyword: [{"type": "object"}, next]}),
        };
        schemas.insert(format!("Ring{number}"), schema);
    }
    *tree.pointer_mut(place)? = json!({"$ref": "#/components/schemas/Ring0"});
    Some(format!("set #{place} to a circle of {size} schemas by {keyword}"))
}

/// Puts a schema into others.
fn wrap(random: &mut fastrand::Rng, tree: &mut Value, place: &str) -> Option<String> {
    let value = tree.pointer_mut(place)?;
    let depth = random.u8(1..40);
    let keyword =
        *random.choice(&["items", "allOf", "anyOf", "oneOf", "additionalProperties", "properties"])?;
    for _ in 0..depth {
        let inner = value.take();
        *value = match keyword {
            "items" => json!({"type": "array", "items": inner}),
            "additionalProperties" => json!({"type": "object", "additionalProperties": inner}),
            "properties" => json!({"type": "object", "properties": {"a": inner}}),
            _ => json!({keyword: [inner, {"type": "object", "properties": {"b": {"type": "string"}}}]}),
        };
    }
    Some(format!("wrap #{place} {depth} times in {keyword}"))
}

fn odd_or_word(random: &mut fastrand::Rng) -> Value {
    if random.u8(0..3) == 0 {
        Value::from(random.choice(WORDS).copied())
    } else {
        Value::from(format!("{ODD}{}", random.usize(0..odd::ALL.len())))
    }
}

fn key(random: &mut fastrand::Rng, members: &Map<String, Value>) -> Option<String> {
    (!members.is_empty()).then(|| members.keys().nth(random.usize(0..members.len())).cloned())?
}

fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// A pointer as a reference has it.
fn fragment(pointer: &str) -> String {
    pointer.replace('%', "%25")
}

/// A place that this one is in.
fn parent<'p>(random: &mut fastrand::Rng, place: &'p str) -> &'p str {
    let ends: Vec<usize> = place.match_indices('/').map(|(at, _)| at).collect();
    random.choice(ends).and_then(|end| place.get(..end)).unwrap_or(place)
}

const ODD: &str = "@odd";
const TWICE: &str = "@twice";

/// The text of a tree, with what no tree can hold put in.
fn write(tree: &Value) -> Vec<u8> {
    let text = tree.to_string();
    let mut written = String::with_capacity(text.len());
    let mut left = text.as_str();
    while let Some(at) = left.find("\"@") {
        let (before, after) = left.split_at(at);
        written.push_str(before);
        left = if let Some(name) = after.strip_prefix("\"@twice") {
            written.push('"');
            name
        } else if let Some((number, rest)) = after.strip_prefix("\"@odd").and_then(|odd| odd.split_once('"'))
        {
            match number.parse().ok().and_then(|number: usize| odd::ALL.get(number)) {
                Some(odd) => written.push_str(&odd.write()),
                // The document says this itself.
                None => drop(write!(written, "\"@odd{number}\"")),
            }
            rest
        } else {
            written.push('"');
            after.get(1..).unwrap_or_default()
        };
    }
    written.push_str(left);
    written.into_bytes()
}

/// Changes a text where its bytes are.
fn damage(random: &mut fastrand::Rng, text: &mut Vec<u8>, changes: &mut Vec<String>) {
    if text.is_empty() {
        return;
    }
    let at = random.usize(0..text.len());
    let change = match random.u8(0..6) {
        0 => {
            text.truncate(at);
            format!("truncate at byte {at}")
        }
        1 => {
            text[at] ^= 1 << random.u8(0..8);
            format!("flip a bit of byte {at}")
        }
        2 => {
            let bytes: [&[u8]; 7] =
                [b"\xff", b"\xc3", b"\xed\xa0\x80", b"\0", b"\xef\xbb\xbf", b"\xf4\x90\x80\x80", b"\r"];
            let new = random.choice(bytes).unwrap_or_default();
            text.splice(at..at, new.iter().copied());
            format!("insert the bytes {} at {at}", new.escape_ascii())
        }
        3 => {
            text[at] = *random.choice(b"{}[]\",:\\0 e-.\n").unwrap_or(&b' ');
            format!("byte {at} is now {}", text[at].escape_ascii())
        }
        4 => {
            let end = (at + random.usize(1..4_000)).min(text.len());
            text.drain(at..end);
            format!("delete the bytes from {at} to {end}")
        }
        _ => {
            let end = (at + random.usize(1..4_000)).min(text.len());
            let part = text[at..end].to_vec();
            let to = random.usize(0..text.len());
            text.splice(to..to, part);
            format!("insert the bytes from {at} to {end} at {to}")
        }
    };
    changes.push(change);
}

#[cfg(test)]
mod tests {
    use super::{Original, write};
    use serde_json::json;

    fn original() -> Original {
        let schema = json!({"type": "object", "properties": {"a~/b": {"type": "string"}}});
        Original::new(json!({"components": {"schemas": {"A": schema}}, "paths": {}}).to_string().into_bytes())
    }

    #[test]
    fn a_variant_is_always_the_same_and_no_two_are() {
        let original = original();
        let texts: std::collections::BTreeSet<Vec<u8>> =
            (0..300).map(|number| original.variant(number).text).collect();
        assert!(texts.len() > 200, "{}", texts.len());
        assert!((0..300).all(|number| original.variant(number).text == original.variant(number).text));
    }

    #[test]
    fn every_variant_says_how_it_was_made() {
        let original = original();
        let changes: Vec<String> = (0..2_000).flat_map(|number| original.variant(number).changes).collect();
        for what in [
            "delete", "swap", "set", "rename", "twice", "insert", "copy", "circle", "wrap", "truncate",
            "flip",
        ] {
            assert!(changes.iter().any(|change| change.contains(what)), "{what}");
        }
    }

    #[test]
    fn what_no_tree_can_hold_is_written() {
        let tree = json!({"a": 1, "@twicea": "@odd9", "b": "@odd", "c": "@x"});
        assert_eq!(String::from_utf8(write(&tree)).unwrap(), r#"{"a":1,"a":1e400,"b":"@odd","c":"@x"}"#);
    }
}
