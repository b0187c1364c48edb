//! Whatever changes in a document: there is a change to tell of if, and only if, other code comes of it; and one that
//! breaks if, and only if, something is not there any more that users can name.
//!
//! `ROUNDS=1000 cargo test --release -p formwork-diff --test mutations` looks for longer.

mod items;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fastrand::Rng;
use formwork_codegen::diff::{Change, Effect, diff, text};
use formwork_codegen::{Arguments, Dialect, Files, Output, Selection, Spanned, Target, compile};
use proc_macro2::Span;
use serde_json::{Map, Value, json};

/// A document beside those in `spec/`.
struct Memory(String);

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if path == "api.json" {
            return Ok(self.0.clone().into_bytes());
        }
        std::fs::read(spec(path)).map_err(|error| error.to_string())
    }
}

fn spec(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec").join(path)
}

fn arguments(dialect: Option<Dialect>) -> Arguments {
    let span = Span::call_site();
    let mut arguments = Arguments::new(Spanned { value: "api.json".to_owned(), span });
    arguments.operations.push(Selection { target: Target::All, name: None, span });
    arguments.dialect = dialect;
    arguments
}

/// The code, if there is no mistake.
fn code(arguments: &Arguments, document: &Memory) -> Option<String> {
    let Output { tokens, diagnostics } = compile(arguments, document);
    diagnostics.is_empty().then(|| tokens.to_string())
}

/// The pointers of everything in a document.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                pointers(value, &at, found);
                found.push(at);
            }
        }
        Value::Array(elements) => {
            for (index, value) in elements.iter().enumerate() {
                let at = format!("{at}/{index}");
                pointers(value, &at, found);
                found.push(at);
            }
        }
        _ => {}
    }
}

/// Changes one thing of a document, and says what.
fn mutate(document: &mut Value, rng: &mut Rng) -> String {
    let mut found = Vec::new();
    pointers(document, "", &mut found);
    let at = rng.choice(&found).unwrap().clone();
    let (above, name) = at.rsplit_once('/').unwrap();
    let name = name.replace("~1", "/").replace("~0", "~");
    let Some(above) = document.pointer_mut(above) else { return at };
    let what = match above {
        Value::Object(members) => change_member(members, &name, rng),
        Value::Array(elements) => change_element(elements, name.parse().unwrap(), rng),
        _ => "nothing".to_owned(),
    };
    format!("{what} at #{at}")
}

fn change_member(members: &mut Map<String, Value>, name: &str, rng: &mut Rng) -> String {
    match rng.u8(0..6) {
        0 => {
            members.shift_remove(name);
            "a member is gone".to_owned()
        }
        1 => {
            let value = members[name].clone();
            members.insert(format!("{name}_2"), value);
            "a member is there twice".to_owned()
        }
        2 => {
            let renamed = members.iter().map(|(key, value)| {
                (if key == name { format!("{key}-x") } else { key.clone() }, value.clone())
            });
            *members = renamed.collect();
            "a member has another name".to_owned()
        }
        3 => {
            let value = members.shift_remove(name).unwrap();
            members.shift_insert(0, name.to_owned(), value);
            "a member comes first".to_owned()
        }
        4 => {
            let (key, value) = keyword(rng);
            if let Some(schema) = members.get_mut(name).and_then(Value::as_object_mut) {
                schema.insert(key.to_owned(), value);
            }
            format!("`{key}` is set")
        }
        _ => change_value(&mut members[name], rng),
    }
}

fn change_element(elements: &mut Vec<Value>, index: usize, rng: &mut Rng) -> String {
    match rng.u8(0..4) {
        0 => {
            elements.remove(index);
            "an element is gone".to_owned()
        }
        1 => {
            let element = elements.remove(index);
            elements.insert(0, element);
            "an element comes first".to_owned()
        }
        2 => {
            elements.push(json!("more"));
            "there is one more element".to_owned()
        }
        _ => change_value(&mut elements[index], rng),
    }
}

/// Something that many objects may have.
fn keyword(rng: &mut Rng) -> (&'static str, Value) {
    let keywords = [
        ("type", json!("integer")),
        ("type", json!("string")),
        ("type", json!("boolean")),
        ("nullable", json!(true)),
        ("required", json!(true)),
        ("deprecated", json!(true)),
        ("format", json!("password")),
        ("format", json!("int32")),
        ("enum", json!(["one"])),
        ("enum", json!(["one", "two"])),
        ("style", json!("deepObject")),
        ("style", json!("pipeDelimited")),
        ("explode", json!(false)),
        ("allowReserved", json!(true)),
        ("in", json!("header")),
        ("contentType", json!("text/html")),
        ("description", json!("In other words.")),
        ("additionalProperties", json!({"type": "integer"})),
        ("additionalProperties", json!(false)),
        ("anyOf", json!([{"type": "string", "enum": [""]}, {"type": "string"}])),
        ("writeOnly", json!(true)),
        ("readOnly", json!(true)),
    ];
    rng.choice(keywords).unwrap()
}

fn change_value(value: &mut Value, rng: &mut Rng) -> String {
    match value {
        Value::Bool(value) => *value = !*value,
        Value::String(text) if rng.bool() => text.push('x'),
        Value::String(text) => {
            let other = rng.choice(["string", "integer", "number", "boolean", "path", "query", "form"]);
            *text = String::from(other.unwrap());
        }
        Value::Array(elements) => elements.reverse(),
        other => *other = json!(3),
    }
    "another value".to_owned()
}

/// Looks at many changes of a document, and is told of each for which code and changes do not agree.
fn look(name: &str, dialect: Option<Dialect>, wrong: &mut Vec<String>) {
    let document = std::fs::read_to_string(spec(&format!("{name}.json"))).unwrap();
    let document: Value = serde_json::from_str(&document).unwrap();
    let rounds = std::env::var("ROUNDS").map_or(40, |rounds| rounds.parse().unwrap());
    let old = Memory(document.to_string());
    let arguments = arguments(dialect);
    let before = code(&arguments, &old).unwrap();
    let mut seen = BTreeMap::new();
    let mut rng = Rng::with_seed(name.len() as u64 + rounds);
    for _ in 0..rounds {
        let mut mutated = document.clone();
        let what = mutate(&mut mutated, &mut rng);
        let new = Memory(mutated.to_string());
        let Some(after) = code(&arguments, &new) else { continue };
        let Ok(changes) = diff((&arguments, &old), (&arguments, &new)) else {
            wrong.push(format!("{name}: {what}: the code is made and the changes are not"));
            continue;
        };
        let is_same = if changes.is_empty() { sorted(&before) == sorted(&after) } else { before == after };
        // Of a scalar, `explode` says nothing; and responses are told by their statuses.
        let is_response = what.contains("comes first") && what.rsplit('/').nth(1) == Some("responses");
        let is_void = changes.is_empty() && (what.contains("explode") || is_response);
        if changes.is_empty() != is_same && !is_void {
            let code = if is_same { "the same code" } else { "other code" };
            wrong.push(format!("{name}: {what}: {code}, and {}", text_of(&changes, &before, &after)));
        }
        let worst = changes.iter().map(Change::effect).max();
        *seen.entry(worst).or_insert(0) += 1;
        let is_breaking = worst == Some(Effect::Breaking);
        let broken = items::broken(&before, &after);
        if is_breaking == broken.is_empty() {
            wrong.push(format!("{name}: {what}: {broken:?} is gone, and {}", text(&changes)));
        }
    }
    // How many changes there were of which kind.
    println!("{name}: {seen:?}");
}

/// The words of code. In which order things stand makes no difference, but where they are written: there it is told.
fn sorted(code: &str) -> Vec<&str> {
    let mut words: Vec<&str> = code.split(' ').collect();
    words.sort_unstable();
    words
}

/// The changes, and the first place in which the code differs.
fn text_of(changes: &[Change], before: &str, after: &str) -> String {
    let same = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
    let start = same.saturating_sub(60);
    let shown = |code: &str| code.get(start..).unwrap_or_default().chars().take(160).collect::<String>();
    format!("{}\n  {}\n  {}", text(changes), shown(before), shown(after))
}

/// Looks at one document.
#[track_caller]
fn assert_told(name: &str, dialect: Option<Dialect>) {
    let mut wrong = Vec::new();
    look(name, dialect, &mut wrong);
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_changes_in_identity_is_told() {
    assert_told("identity", None);
}

#[test]
fn what_changes_in_bodies_is_told() {
    assert_told("bodies", None);
}

#[test]
fn what_changes_in_lists_is_told() {
    assert_told("lists", None);
}

#[test]
fn what_changes_in_shapes_is_told() {
    assert_told("shapes", None);
}

#[test]
fn what_changes_in_statuses_is_told() {
    assert_told("statuses", None);
}

#[test]
fn what_changes_in_styles_is_told() {
    assert_told("styles", Some(Dialect::Indexed));
}
