//! JSON texts for property tests: any value, and sessions as the API may send them.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Values without anything inside: numbers that a float would change, and a string that is no Unicode text.
const LITERALS: &[&str] = &[
    "null",
    "true",
    "0",
    "-0",
    "1.0",
    "1.00",
    "-1.50E+3",
    "1e400",
    "12345678901234567890123",
    r#""\ud800""#,
];

/// Values that the document does not list are as good as those it does.
fn string_enum(listed: &'static [&'static str]) -> BoxedStrategy<String> {
    prop_oneof![select(listed).prop_map(|value| format!("{value:?}")), string()].boxed()
}

/// A string, with as few escapes as can be or all of them.
fn string() -> BoxedStrategy<String> {
    let special = select("\"\\/\0\n\u{7f}é🎉".chars().collect::<Vec<_>>());
    let text = vec(prop_oneof![any::<char>(), special], 0..5).prop_map(String::from_iter);
    let escaped = |text: String| {
        let units: Vec<_> = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        format!("\"{}\"", units.concat())
    };
    prop_oneof![
        text.clone().prop_map(|text| serde_json::to_string(&text).expect("text is JSON")),
        text.prop_map(escaped),
    ]
    .boxed()
}

fn boolean() -> BoxedStrategy<String> {
    any::<bool>().prop_map(|value| value.to_string()).boxed()
}

/// Any JSON value.
fn value() -> BoxedStrategy<String> {
    let leaf = prop_oneof![select(LITERALS).prop_map(str::to_owned), string()];
    leaf.prop_recursive(4, 16, 4, |value| {
        let member = (string(), value.clone()).prop_map(|(name, value)| format!("{name}: {value}"));
        prop_oneof![
            vec(value, 0..4).prop_map(|elements| format!("[{}]", elements.join(", "))),
            vec(member, 0..4).prop_map(|members| format!("{{ {} }}", members.join(" ,"))),
        ]
    })
    .boxed()
}

struct Member {
    name: &'static str,
    is_required: bool,
    value: BoxedStrategy<String>,
}

fn required(name: &'static str, value: BoxedStrategy<String>) -> Member {
    Member { name, is_required: true, value }
}

fn optional(name: &'static str, value: BoxedStrategy<String>) -> Member {
    Member { name, is_required: false, value }
}

impl Member {
    fn text(self) -> BoxedStrategy<Option<String>> {
        let Self { name, is_required, value } = self;
        let value = value.prop_map(move |value| Some(format!("{name:?}:{value}")));
        if is_required {
            return value.boxed();
        }
        prop_oneof![2 => value, 1 => Just(None), 1 => Just(Some(format!("{name:?}:null")))].boxed()
    }

    /// An object that now and then has a value of another type.
    fn unsure(self) -> Self {
        Self { value: prop_oneof![20 => self.value, 1 => value()].boxed(), is_required: true, ..self }
    }
}

/// An object of these and unknown members, in any order.
fn object(members: impl IntoIterator<Item = Member>) -> BoxedStrategy<String> {
    let known: Vec<_> = members.into_iter().map(Member::text).collect();
    let unknown = (string(), value()).prop_map(|(name, value)| Some(format!("{name}:{value}")));
    (known, vec(unknown, 0..3))
        .prop_map(|(known, unknown)| known.into_iter().chain(unknown).flatten().collect::<Vec<_>>())
        .prop_shuffle()
        .prop_map(|members| format!("{{{}}}", members.join(",")))
        .boxed()
}

fn members() -> [Member; 14] {
    let metadata = vec((string(), string()).prop_map(|(key, value)| format!("{key}:{value}")), 0..4);
    let metadata = metadata.prop_map(|entries| format!("{{{}}}", entries.join(",")));
    let allowed_types = vec(string_enum(&["driving_license", "id_card", "passport"]), 0..4);
    let document = object([
        optional("allowed_types", allowed_types.prop_map(|types| format!("[{}]", types.join(","))).boxed()),
        optional("require_id_number", boolean()),
        optional("require_live_capture", boolean()),
        optional("require_matching_selfie", boolean()),
    ]);
    let code = string_enum(&["abandoned", "document_expired", "selfie_face_mismatch"]);
    [
        optional("client_secret", string()),
        required("created", any::<i64>().prop_map(|seconds| seconds.to_string()).boxed()),
        required("id", string()),
        optional("last_error", object([optional("code", code), optional("reason", string())])),
        optional("last_verification_report", prop_oneof![string(), object([])].boxed()),
        required("livemode", boolean()),
        required("metadata", metadata.boxed()),
        required("object", string_enum(&["identity.verification_session"])),
        optional("options", object([optional("document", document)])),
        optional("provided_details", object([optional("email", string()), optional("phone", string())])),
        optional("redaction", object([required("status", string_enum(&["processing", "redacted"]))])),
        required("status", string_enum(&["canceled", "processing", "requires_input", "verified"])),
        optional("type", string_enum(&["document", "id_number"])),
        optional("url", string()),
    ]
}

/// A session that is what the document says, as far as this document goes.
pub(crate) fn session() -> BoxedStrategy<String> {
    object(members())
}

/// A session of which about every second one is not what the document says.
pub(crate) fn nearly_a_session() -> BoxedStrategy<String> {
    prop_oneof![3 => object(members().map(Member::unsure)), 1 => value()].boxed()
}
