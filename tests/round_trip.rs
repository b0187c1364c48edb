//! Requests read back: whatever a user sets, parsers that are not ours read the same from the body.

use std::collections::BTreeMap;

use formwork::{Clearable, Open, Operation, form};
use formwork_tests::UpdateVerificationSession;
use formwork_tests::update_verification_session::{
    Options, ProvidedDetails, Type,
    options::{Document, document::AllowedTypes},
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde::Deserialize;

/// Text with more of the characters that mean something in a form, a URL or JSON.
fn text() -> impl Strategy<Value = String> {
    let special = proptest::sample::select("[]&=+%;?#/\\\"'~._- \0\n\r\t".chars().collect::<Vec<_>>());
    let digit = proptest::char::range('0', '9');
    vec(prop_oneof![any::<char>(), special, digit], 0..6).prop_map(String::from_iter)
}

/// A form has no way to say an empty key.
fn key() -> impl Strategy<Value = String> {
    text().prop_filter("is named", |key| !key.is_empty())
}

fn clearable<T: std::fmt::Debug + Clone + 'static>(
    set: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Clearable<T>> {
    prop_oneof![1 => Just(Clearable::Keep), 1 => Just(Clearable::Clear), 4 => set.prop_map(Clearable::Set)]
}

fn type_() -> impl Strategy<Value = Open<Type>> {
    let unlisted = prop_oneof![Just("document".to_owned()), text()];
    let listed = [Type::Document, Type::IdNumber].map(|type_| Just(Open::Known(type_)));
    let [document, id_number] = listed;
    prop_oneof![document, id_number, unlisted.prop_map(Open::Other)]
}

fn allowed_type() -> impl Strategy<Value = Open<AllowedTypes>> {
    let listed = proptest::sample::select(AllowedTypes::ALL).prop_map(Open::Known);
    prop_oneof![3 => listed, 1 => text().prop_map(Open::Other)]
}

prop_compose! {
    fn document()(
        allowed_types in option::of(vec(allowed_type(), 0..12)),
        flags: [Option<bool>; 3],
    ) -> Document {
        let [require_id_number, require_live_capture, require_matching_selfie] = flags;
        Document { allowed_types, require_id_number, require_live_capture, require_matching_selfie }
    }
}

prop_compose! {
    fn update()(
        expand in option::of(vec(text(), 0..12)),
        metadata in clearable(btree_map(key(), clearable(text()), 0..6)),
        options in option::of(clearable(document()).prop_map(|document| Options { document })),
        provided_details in option::of((option::of(text()), option::of(text()))),
        type_ in option::of(type_()),
    ) -> UpdateVerificationSession {
        let provided_details = provided_details.map(|(email, phone)| ProvidedDetails { email, phone });
        UpdateVerificationSession { session: "vs_1".to_owned(), expand, metadata, options, provided_details, type_ }
    }
}

/// The content of an update in a form: empty values only where cleared, and listed values as such.
fn expressible(update: UpdateVerificationSession) -> UpdateVerificationSession {
    let document = |document: Document| Document {
        allowed_types: filled(document.allowed_types)
            .map(|types| types.iter().map(|type_| Open::other(type_.as_str())).collect()),
        ..document
    };
    let metadata = map(update.metadata, |entries| {
        let entries = entries.into_iter().filter(|(_, value)| !value.is_keep());
        entries.map(|(key, value)| (key, emptied(value))).collect::<BTreeMap<_, _>>()
    });
    let options =
        update.options.map(|options| Options { document: unless_default(map(options.document, document)) });
    UpdateVerificationSession {
        expand: filled(update.expand),
        metadata: unless_default(metadata),
        options: options.filter(|options| *options != Options::default()),
        provided_details: update.provided_details.filter(|details| *details != ProvidedDetails::default()),
        type_: update.type_.map(|type_| Open::other(type_.as_str())),
        ..update
    }
}

fn filled<T>(array: Option<Vec<T>>) -> Option<Vec<T>> {
    array.filter(|array| !array.is_empty())
}

fn map<T, U>(value: Clearable<T>, map: impl FnOnce(T) -> U) -> Clearable<U> {
    match value {
        Clearable::Keep => Clearable::Keep,
        Clearable::Clear => Clearable::Clear,
        Clearable::Set(value) => Clearable::Set(map(value)),
    }
}

fn unless_default<T: Default + PartialEq>(value: Clearable<T>) -> Clearable<T> {
    if value == Clearable::Set(T::default()) { Clearable::Keep } else { value }
}

/// An empty text and a cleared one are the same pair.
fn emptied(value: Clearable<String>) -> Clearable<String> {
    if value == Clearable::Set(String::new()) { Clearable::Clear } else { value }
}

/// The update whose pairs these are. `None` if there is a pair too many, in the wrong place, or twice.
fn read(body: &[u8]) -> Option<UpdateVerificationSession> {
    let mut update = UpdateVerificationSession::new("vs_1");
    let mut last_parameter = String::new();
    for (name, value) in form_urlencoded::parse(body).into_owned() {
        let (parameter, inner) = name.split_at(name.find('[').unwrap_or(name.len()));
        // The parameters of this operation are in the order of their names.
        if parameter < last_parameter.as_str() {
            return None;
        }
        parameter.clone_into(&mut last_parameter);
        match parameter {
            "expand" => push(&mut update.expand, inner, value)?,
            "metadata" => read_metadata(&mut update.metadata, inner, value)?,
            "options" => {
                let options = update.options.get_or_insert_default();
                read_document(&mut options.document, inner.strip_prefix("[document]")?, &value)?;
            }
            "provided_details" => {
                let details = update.provided_details.get_or_insert_default();
                match inner {
                    "[email]" if details.phone.is_none() => put(&mut details.email, value)?,
                    "[phone]" => put(&mut details.phone, value)?,
                    _ => return None,
                }
            }
            "type" if inner.is_empty() => put(&mut update.type_, Open::other(value))?,
            _ => return None,
        }
    }
    Some(update)
}

fn put<T>(field: &mut Option<T>, value: T) -> Option<()> {
    field.replace(value).is_none().then_some(())
}

/// Takes an element if it has the next index.
fn push<T>(array: &mut Option<Vec<T>>, index: &str, value: T) -> Option<()> {
    let array = array.get_or_insert_default();
    if index != format!("[{}]", array.len()) {
        return None;
    }
    array.push(value);
    Some(())
}

fn read_metadata(
    metadata: &mut Clearable<BTreeMap<String, Clearable<String>>>,
    inner: &str,
    value: String,
) -> Option<()> {
    if inner.is_empty() {
        let cleared = metadata.is_keep() && value.is_empty();
        *metadata = Clearable::Clear;
        return cleared.then_some(());
    }
    let entries = if metadata.is_clear() { return None } else { metadata.get_or_set_default() };
    let key = inner.strip_prefix('[')?.strip_suffix(']')?.to_owned();
    let in_order = entries.last_key_value().is_none_or(|(last, _)| *last < key);
    entries.insert(key, emptied(value.into()));
    in_order.then_some(())
}

fn read_document(document: &mut Clearable<Document>, inner: &str, value: &str) -> Option<()> {
    if inner.is_empty() {
        let cleared = document.is_keep() && value.is_empty();
        *document = Clearable::Clear;
        return cleared.then_some(());
    }
    let document = if document.is_clear() { return None } else { document.get_or_set_default() };
    match inner {
        "[require_id_number]" => put(&mut document.require_id_number, value.parse().ok()?),
        "[require_live_capture]" => put(&mut document.require_live_capture, value.parse().ok()?),
        "[require_matching_selfie]" => put(&mut document.require_matching_selfie, value.parse().ok()?),
        _ => push(&mut document.allowed_types, inner.strip_prefix("[allowed_types]")?, Open::other(value)),
    }
}

/// The parameters for serde, in which a cleared object and an absent one look alike.
#[derive(Deserialize, Debug, Default, PartialEq)]
#[serde(default, deny_unknown_fields)]
struct Nested {
    expand: Vec<String>,
    metadata: BTreeMap<String, String>,
    options: NestedOptions,
    provided_details: BTreeMap<String, String>,
    r#type: Option<String>,
}

#[derive(Deserialize, Debug, Default, PartialEq)]
#[serde(default, deny_unknown_fields)]
struct NestedOptions {
    document: NestedDocument,
}

#[derive(Deserialize, Debug, Default, PartialEq)]
#[serde(default, deny_unknown_fields)]
struct NestedDocument {
    allowed_types: Vec<String>,
    require_id_number: Option<bool>,
    require_live_capture: Option<bool>,
    require_matching_selfie: Option<bool>,
}

impl From<UpdateVerificationSession> for Nested {
    fn from(update: UpdateVerificationSession) -> Self {
        let text = |(key, value): (&String, &Clearable<String>)| {
            (key.clone(), value.as_set().cloned().unwrap_or_default())
        };
        let document =
            update.options.and_then(|options| options.document.as_set().cloned()).unwrap_or_default();
        let allowed_types = document.allowed_types.unwrap_or_default();
        let details = update.provided_details.unwrap_or_default();
        let details = [("email", details.email), ("phone", details.phone)];
        Self {
            expand: update.expand.unwrap_or_default(),
            metadata: update.metadata.as_set().map(|set| set.iter().map(text).collect()).unwrap_or_default(),
            options: NestedOptions {
                document: NestedDocument {
                    allowed_types: allowed_types.iter().map(|type_| type_.as_str().to_owned()).collect(),
                    require_id_number: document.require_id_number,
                    require_live_capture: document.require_live_capture,
                    require_matching_selfie: document.require_matching_selfie,
                },
            },
            provided_details: details
                .into_iter()
                .filter_map(|(key, text)| Some((key.into(), text?)))
                .collect(),
            r#type: update.type_.map(|type_| type_.as_str().to_owned()),
        }
    }
}

/// `serde_qs` reads `[]` as "append" and `[07]` as 7, whatever the key was.
fn is_a_key_for_serde_qs(key: &str) -> bool {
    key.bytes().any(|byte| !byte.is_ascii_digit())
}

/// How many digits say how exact a number is.
fn significant_digits(number: &str) -> usize {
    let mantissa = number.split('e').next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_update_is_read_back_from_its_pairs(update in update()) {
        let request = update.request().unwrap();
        let read = read(request.body());
        prop_assert_eq!(read, Some(expressible(update)), "{}", String::from_utf8_lossy(request.body()));
    }

    #[test]
    fn serde_qs_reads_the_same_nesting(mut update in update()) {
        if let Clearable::Set(metadata) = &mut update.metadata {
            metadata.retain(|key, _| is_a_key_for_serde_qs(key));
        }
        let request = update.request().unwrap();
        let strict = serde_qs::Config::new()
            .duplicate_key_behavior(serde_qs::DuplicateKeyBehavior::Error)
            .deserialize_bytes::<Nested>(request.body());
        prop_assert_eq!(strict.ok(), Some(expressible(update).into()), "{}", String::from_utf8_lossy(request.body()));
    }

    #[test]
    fn a_float_is_the_shortest_text_that_reads_back(long in any::<f64>(), short in any::<f32>()) {
        let numbers = BTreeMap::from([("long", long)]);
        if long.is_finite() {
            let body = form::to_string(&numbers).unwrap();
            let text = body.strip_prefix("long=").unwrap();
            prop_assert_eq!(text.parse::<f64>().unwrap().to_bits(), long.to_bits());
            prop_assert!(text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.')), "{}", text);
            let shortest = serde_json::to_string(&long).unwrap();
            prop_assert_eq!(significant_digits(text), significant_digits(&shortest));
        } else {
            prop_assert!(form::to_string(&numbers).is_err());
        }
        if short.is_finite() {
            let body = form::to_string(&BTreeMap::from([("short", short)])).unwrap();
            let text = body.strip_prefix("short=").unwrap();
            prop_assert_eq!(text.parse::<f32>().unwrap().to_bits(), short.to_bits());
            let shortest = serde_json::to_string(&short).unwrap();
            prop_assert_eq!(significant_digits(text), significant_digits(&shortest));
        }
    }
}
