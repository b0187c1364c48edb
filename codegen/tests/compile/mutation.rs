//! Thousands of broken variants of a good document: whatever is done to it, there is code or a diagnostic, and no panic.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::{Map, Value, json};

use crate::support::{PATH, all, compile_with};

/// How many variants each test tries. More with `FORMWORK_MUTATIONS`, others with `FORMWORK_SEED`.
const MUTATIONS: u64 = 700;
const SEED: u64 = 0x00f0_a3c5_1e1d_77b2;

/// Texts that no `Value` holds, put in place of a marker at the end.
const ODD: [&str; 16] = [
    "null",
    "[]",
    "{}",
    "\"\"",
    "0",
    "-1",
    "1e400",
    "1.5",
    "true",
    "false",
    r#""\ud800""#,
    r#"{"\udc00\ud800": {}, "a": 1, "a": {}}"#,
    r##""\u0000\u202e*/\"#\\`[x](y)<br>""##,
    "184467440737095516160",
    "HUGE",
    "DEEP",
];

const KEYWORDS: [&str; 66] = [
    "$ref",
    "type",
    "enum",
    "format",
    "nullable",
    "readOnly",
    "writeOnly",
    "deprecated",
    "properties",
    "required",
    "items",
    "additionalProperties",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "discriminator",
    "default",
    "title",
    "description",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "uniqueItems",
    "minProperties",
    "x-expansionResources",
    "const",
    "$defs",
    "schema",
    "content",
    "encoding",
    "style",
    "explode",
    "allowReserved",
    "name",
    "in",
    "parameters",
    "requestBody",
    "responses",
    "operationId",
    "summary",
    "get",
    "post",
    "head",
    "200",
    "2XX",
    "default",
    "204",
    "application/json",
    "application/x-www-form-urlencoded",
    "schemas",
    "components",
    "paths",
    "contentType",
    "externalDocs",
    "headers",
    "requestBodies",
    "multipart/form-data",
    "text/plain",
    "image/*",
    "application/merge-patch+json",
];

const STRINGS: [&str; 30] = [
    "string",
    "integer",
    "number",
    "boolean",
    "array",
    "object",
    "null",
    "arry",
    "int32",
    "unix-time",
    "password",
    "path",
    "query",
    "header",
    "deepObject",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "matrix",
    "cookie",
    "binary",
    "byte",
    "application/json",
    "id",
    "type",
    "self",
    "_",
    "3",
    "größe",
    "",
];

/// A generator of numbers that are the same on any machine (`SplitMix64`).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// The pointers of all values, each before those in it.
fn pointers(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut left = vec![(String::new(), value)];
    while let Some((pointer, value)) = left.pop() {
        match value {
            Value::Object(members) => left.extend(members.iter().map(|(name, member)| {
                let name = if name.contains(['~', '/']) {
                    name.replace('~', "~0").replace('/', "~1")
                } else {
                    name.clone()
                };
                (format!("{pointer}/{name}"), member)
            })),
            Value::Array(elements) => {
                let elements = elements.iter().enumerate();
                left.extend(elements.map(|(index, element)| (format!("{pointer}/{index}"), element)));
            }
            _ => {}
        }
        found.push(pointer);
    }
    found
}

/// Something to put in place of a value.
fn replacement(random: &mut Random, document: &Value, pointers: &[String]) -> Value {
    match random.below(10) {
        0..4 => Value::String(format!("@raw{}", random.below(ODD.len()))),
        4 => Value::String((*random.pick(&STRINGS)).to_owned()),
        5 | 6 => document.pointer(random.pick::<String>(pointers)).cloned().unwrap_or_default(),
        7 => json!([{"type": "string"}, {"type": "string", "enum": [""]}]),
        _ => reference(random, pointers),
    }
}

fn reference(random: &mut Random, pointers: &[String]) -> Value {
    let pointer = random.pick(pointers).replace('%', "%25");
    match random.below(8) {
        0 => json!({"$ref": format!("#{pointer}/nowhere")}),
        1 => json!({"$ref": pointer}),
        _ => json!({"$ref": format!("#{pointer}")}),
    }
}

/// Changes a tree in one place.
fn mutate(random: &mut Random, document: &mut Value) {
    let pointers = pointers(document);
    // Half of the changes are where the model is made of, and not in examples or prose.
    let of_interest: Vec<&String> = pointers.iter().filter(|pointer| pointer.contains("schema")).collect();
    let chosen = match random.below(2) {
        0 if !of_interest.is_empty() => (*random.pick(&of_interest)).clone(),
        _ => random.pick(&pointers).clone(),
    };
    let new = replacement(random, document, &pointers);
    let key = (*random.pick(&KEYWORDS)).to_owned();
    let word = (*random.pick(&STRINGS)).to_owned();
    let what = random.below(8);
    let Some(place) = document.pointer_mut(&chosen) else { return };
    match (what, place) {
        (0, Value::Object(members)) => remove(random, members),
        (0, Value::Array(elements)) if !elements.is_empty() => {
            drop(elements.remove(random.below(elements.len())));
        }
        (1, Value::Object(members)) => {
            if let Some(value) = members.values().nth(random.below(members.len())).cloned() {
                members.insert(word, value);
            }
        }
        (1, Value::Array(elements)) if !elements.is_empty() => {
            let element = random.pick(elements).clone();
            elements.push(element);
        }
        (2, Value::Object(members)) => {
            let name = members.keys().nth(random.below(members.len())).cloned();
            if let Some(value) = name.and_then(|name| members.remove(&name)) {
                members.insert(if random.below(2) == 0 { key } else { word }, value);
            }
        }
        (3 | 4, Value::Object(members)) => drop(members.insert(key, new)),
        (_, place) => *place = new,
    }
}

fn remove(random: &mut Random, members: &mut Map<String, Value>) {
    let name = members.keys().nth(random.below(members.len())).cloned();
    name.map(|name| members.remove(&name));
}

/// Changes a text where its bytes are.
fn damage(random: &mut Random, text: &mut Vec<u8>) {
    match random.below(4) {
        0 => text.truncate(random.below(text.len())),
        1 => {
            for _ in 0..=random.below(4) {
                let at = random.below(text.len());
                text[at] ^= 1 << random.below(8);
            }
        }
        2 => {
            let at = random.below(text.len());
            text[at] = *random.pick(b"{}[]\",:\\0 e-.\xff\x00\n");
        }
        _ => {
            let from = random.below(text.len());
            let part = text[from..(from + random.below(60)).min(text.len())].to_vec();
            let at = random.below(text.len());
            text.splice(at..at, part);
        }
    }
}

fn variant(random: &mut Random, original: &Value) -> Vec<u8> {
    let mut document = original.clone();
    for _ in 0..=random.below(4) {
        mutate(random, &mut document);
    }
    let mut text = document.to_string();
    for (index, odd) in ODD.iter().enumerate().rev() {
        let marker = format!("\"@raw{index}\"");
        if text.contains(&marker) {
            let odd = match *odd {
                "HUGE" => format!("\"{}\"", "huge ".repeat(2_000)),
                "DEEP" => format!("{}{}", r#"{"items":["#.repeat(500), "]}".repeat(500)),
                other => other.to_owned(),
            };
            text = text.replace(&marker, &odd);
        }
    }
    let mut text = text.into_bytes();
    if random.below(6) == 0 && !text.is_empty() {
        damage(random, &mut text);
    }
    text
}

/// A document in which everything that a request can have is there once.
fn requests() -> Value {
    let text = include_str!("mutation.json");
    serde_json::from_str(text).unwrap()
}

/// The document without its prose and examples, which only make every variant slower.
fn identity() -> Value {
    let text = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/identity.json")).unwrap();
    let mut document: Value = serde_json::from_slice(&text).unwrap();
    let prose: Vec<String> = pointers(&document);
    for pointer in prose.iter().rev() {
        if let Some(Value::Object(members)) = document.pointer_mut(pointer) {
            members.remove("example");
            if let Some(Value::String(text)) = members.get_mut("description") {
                *text = text.chars().take(40).collect();
            }
        }
    }
    document
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn nothing_that_is_done_to_a_document_breaks_the_compiler() {
    try_variants(&identity(), number("FORMWORK_SEED", SEED));
}

#[test]
fn nor_does_anything_else() {
    try_variants(&identity(), number("FORMWORK_SEED", SEED).rotate_left(32));
}

#[test]
fn nor_to_a_document_of_every_parameter_and_body() {
    try_variants(&requests(), number("FORMWORK_SEED", SEED));
}

fn try_variants(original: &Value, seed: u64) {
    let count = number("FORMWORK_MUTATIONS", MUTATIONS);
    println!("seed {seed}, {count} variants");
    assert_eq!(compile_with(&all(), original.to_string()).problems, [] as [&str; 0]);
    let mut with_problems = 0;
    for number in 0..count {
        let mut random = Random(seed.wrapping_add(number));
        let text = variant(&mut random, original);
        let tried = catch_unwind(AssertUnwindSafe(|| try_variant(&text, number % 16 == 0)));
        let Ok(problems) = tried else {
            panic!(
                "FORMWORK_SEED={} FORMWORK_MUTATIONS=1:\n{}",
                seed.wrapping_add(number),
                String::from_utf8_lossy(&text)
            );
        };
        with_problems += usize::from(problems > 0);
    }
    // Both kinds are there, so neither side of the compiler goes untested.
    let count = usize::try_from(count).unwrap();
    println!("{with_problems} variants have diagnostics");
    assert!(count < 100 || (count / 20..count * 19 / 20).contains(&with_problems));
}

fn try_variant(text: &[u8], again: bool) -> usize {
    let compiled = compile_with(&all(), text);
    for problem in &compiled.problems {
        let has_place =
            problem.starts_with(&format!("{PATH}:")) || problem == "the document has no operations";
        assert!(has_place, "no place: {problem}");
        let (place, message) = problem.split_once(": ").unwrap_or(("", problem));
        assert!(!message.is_empty() && !message.starts_with('\n'), "no message: {problem}");
        assert!(
            place.split(':').skip(1).all(|number| number.parse::<usize>().is_ok_and(|number| number > 0)),
            "{problem}"
        );
    }
    let unique: std::collections::BTreeSet<&String> = compiled.problems.iter().collect();
    assert_eq!(
        unique.len(),
        compiled.problems.len(),
        "a mistake is reported twice: {:#?}",
        compiled.problems
    );
    if again {
        let second = compile_with(&all(), text);
        assert_eq!(compiled.problems, second.problems);
        assert_eq!(compiled.code(), second.code());
    }
    compiled.problems.len()
}
