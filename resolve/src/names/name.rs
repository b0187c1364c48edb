//! Wire names to Rust names. The usual name depends only on the text, and not on the rest of the document.

use std::borrow::Cow;

use proc_macro2::Ident;
use syn::ext::IdentExt;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use crate::model::RustName;
use crate::names::spelling::{Detail, LONGEST, words};

/// The kind of a named item. Types and variants are in camel case, fields in snake case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Field,
    Type,
    Variant,
}

/// The name of a field or method: `requireLiveCapture` and `require-live-capture` are `require_live_capture`.
pub fn field(wire: &str) -> RustName {
    named(wire, Kind::Field, Detail::Words)
}

/// The name of a type: `require_live_capture` is `RequireLiveCapture`.
pub fn type_(wire: &str) -> RustName {
    named(wire, Kind::Type, Detail::Words)
}

/// The name of an enum's value. `Other` is reserved for values that the document does not list.
pub fn variant(wire: &str) -> RustName {
    named(wire, Kind::Variant, Detail::Words)
}

/// Names that spell more of a wire name than the usual one: its punctuation, and then also its case. Empty if the usual
/// name spells all of it. `.format` is `dot_format` beside a `format`, and `Format` is `capital_format`.
pub fn longer(wire: &str, kind: Kind) -> Vec<RustName> {
    let mut names = vec![named(wire, kind, Detail::Words)];
    for detail in [Detail::Marks, Detail::Case] {
        let name = named(wire, kind, detail);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.remove(0);
    names
}

fn named(wire: &str, kind: Kind, detail: Detail) -> RustName {
    let name = match kind {
        Kind::Field if detail == Detail::Words && is_plain(wire) => legal(wire.to_owned(), "empty"),
        Kind::Field => {
            let plain = (detail == Detail::Words).then(|| plain_camel(wire)).flatten();
            legal(plain.unwrap_or_else(|| words(wire, kind, detail).join("_")), "empty")
        }
        Kind::Type | Kind::Variant if detail == Detail::Words && is_plain(wire) => {
            legal(camel(wire.split('_')), "Empty")
        }
        Kind::Type | Kind::Variant => {
            legal(camel(words(wire, kind, detail).iter().map(String::as_str)), "Empty")
        }
    };
    let is_reserved = match kind {
        Kind::Field => RESERVED.contains(&name.as_str()),
        Kind::Type => false,
        Kind::Variant => name == "Other",
    };
    RustName(if is_reserved { format!("{name}_") } else { name })
}

/// True for a wire name in snake case. A fast path, because most names are.
fn is_plain(wire: &str) -> bool {
    let mut before = b'_';
    for &byte in wire.as_bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => {}
            b'_' if before != b'_' => {}
            _ => return false,
        }
        before = byte;
    }
    before != b'_' && wire.len() <= LONGEST
}

/// Converts camel case to snake case: a fast path, because most types are in camel case. `None` for other names.
fn plain_camel(wire: &str) -> Option<String> {
    if wire.len() > LONGEST / 2 {
        return None;
    }
    let mut name = String::with_capacity(wire.len() + wire.len() / 4);
    let mut before = b'A';
    for &byte in wire.as_bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => name.push(char::from(byte)),
            b'A'..=b'Z' if name.is_empty() => name.push(char::from(byte.to_ascii_lowercase())),
            b'A'..=b'Z' if !before.is_ascii_uppercase() => {
                name.push('_');
                name.push(char::from(byte.to_ascii_lowercase()));
            }
            _ => return None,
        }
        before = byte;
    }
    (!name.is_empty()).then_some(name)
}

/// Names that generated structs use themselves: the constructor, and the extra members of a response.
const RESERVED: [&str; 2] = ["new", "extra"];

/// The name of the module with a type's own types. Types and modules share a namespace, so it differs from the type's
/// name, even if that has no capitals.
pub fn module(type_name: &RustName) -> RustName {
    let name = field(&type_name.0);
    if name == *type_name { RustName(format!("{name}_")) } else { name }
}

/// A name that the user chose, which may be a raw identifier such as `r#type`.
pub fn given(name: &Ident) -> RustName {
    RustName(legal(name.unraw().to_string(), "empty"))
}

/// The name of a component, from the part after the last dot: `identity.verification_session` is `VerificationSession`.
pub fn component(wire: &str) -> RustName {
    type_(last_part(wire))
}

/// The part after the last dot that is not empty.
pub(crate) fn last_part(wire: &str) -> &str {
    match wire.rsplit_once('.') {
        None => wire,
        Some((_, last)) if !last.is_empty() => last,
        Some(_) => wire.rsplit('.').find(|part| !part.is_empty()).unwrap_or(wire),
    }
}

/// The name with a number, if there is no better way to make it unique.
pub fn numbered(name: &RustName, number: usize) -> RustName {
    let stem = name.0.trim_end_matches('_');
    let is_camel = stem.contains(char::is_uppercase) && !stem.ends_with(|last: char| last.is_ascii_digit());
    let divider = if is_camel { "" } else { "_" };
    RustName(format!("{stem}{divider}{number}"))
}

/// Makes an identifier: not empty, not a keyword, not starting with a digit, and in NFC, because rustc compares
/// identifiers in NFC.
fn legal(name: String, empty: &str) -> String {
    let name = if name.is_ascii() || is_nfc(&name) { name } else { name.nfc().collect() };
    match name.chars().next() {
        None => empty.to_owned(),
        Some(first) if !unicode_ident::is_xid_start(first) => format!("_{name}"),
        Some(_) if is_keyword(&name) => format!("{name}_"),
        Some(_) => name,
    }
}

/// Joins words in camel case. An underscore separates digits: `1.5` is `_1_5`, so that `_15` is free for `15`.
fn camel<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut name = String::new();
    for word in words {
        if name.ends_with(char::is_numeric) && word.starts_with(char::is_numeric) {
            name.push('_');
        }
        name.push_str(&capitalized(word));
    }
    name
}

fn capitalized(word: &str) -> String {
    let mut capitalized = word.to_owned();
    if let Some(ascii) = capitalized.get_mut(..1) {
        ascii.make_ascii_uppercase();
        return capitalized;
    }
    let mut characters = word.chars();
    let first: String = characters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + characters.as_str()
}

/// Words that are not identifiers in some edition. Sorted, for a binary search.
const KEYWORDS: [&str; 53] = [
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self",
    "static", "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The length of the longest keywords.
const LONGEST_KEYWORD: usize = 8;

fn is_keyword(name: &str) -> bool {
    name.len() <= LONGEST_KEYWORD && KEYWORDS.binary_search(&name).is_ok()
}

/// The letters and digits of a name, without case: equal for names that could become the same Rust name. Much cheaper
/// than the name itself.
pub fn letters(wire: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if wire.bytes().all(is_plain) {
        return Cow::Borrowed(wire);
    }
    if wire.is_ascii() {
        let letters = wire.bytes().filter(u8::is_ascii_alphanumeric);
        return Cow::Owned(letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect());
    }
    let letters = wire.nfc().filter(|character| character.is_alphanumeric());
    Cow::Owned(letters.flat_map(char::to_lowercase).collect())
}

#[cfg(test)]
mod tests {
    use proc_macro2::Ident;

    use super::{
        KEYWORDS, Kind, component, field, is_keyword, is_plain, letters, longer, module, numbered,
        plain_camel, type_, variant,
    };
    use crate::model::RustName;
    use crate::names::spelling::{Detail, LONGEST, words};

    #[test]
    fn fields() {
        for (wire, name) in [
            ("require_live_capture", "require_live_capture"),
            ("requireLiveCapture", "require_live_capture"),
            ("Stripe-Version", "stripe_version"),
            ("HTMLPage", "html_page"),
            ("sha256Hash", "sha256_hash"),
            ("type", "type_"),
            ("self", "self_"),
            ("async", "async_"),
            ("gen", "gen_"),
            ("3d_secure", "_3d_secure"),
            ("", "empty"),
            ("[]", "open_bracket_close_bracket"),
            ("_", "underscore"),
            ("+1", "plus_1"),
            ("-1", "minus_1"),
            ("(-1)", "minus_1"),
            ("-created", "minus_created"),
            ("+created", "plus_created"),
            ("-_-", "minus_underscore_minus"),
            ("a[]", "a"),
            ("e-mail", "e_mail"),
            ("o\u{308}l", "öl"),
            ("größe", "größe"),
            ("half½", "half"),
            ("new", "new_"),
        ] {
            assert_eq!(field(wire).0, name, "{wire:?}");
        }
    }

    #[test]
    fn types() {
        for (wire, name) in [
            ("driving_license", "DrivingLicense"),
            ("self", "Self_"),
            ("id-number", "IdNumber"),
            ("utf-8", "Utf8"),
            ("image/svg+xml", "ImageSvgXml"),
            ("vnd.v1+json", "VndV1Json"),
            ("Etc/GMT+0", "EtcGmtPlus0"),
            ("Etc/GMT-0", "EtcGmt0"),
            ("18-24", "_18_24"),
            ("1.5", "_1_5"),
            ("16:9", "_16_9"),
            ("v1.1", "V1_1"),
            ("page_2_3", "Page2_3"),
            ("1e-3", "_1e3"),
            ("\u{661}.\u{665}", "_\u{661}_\u{665}"),
            ("65+", "_65Plus"),
            ("1+1", "_1Plus1"),
            ("AB+", "AbPlus"),
            ("AB-", "AbMinus"),
            ("C++", "CPlusPlus"),
            ("<", "Less"),
            (">=", "GreaterEqual"),
            ("*", "Star"),
            ("%", "Percent"),
            ("🦀", "U1f980"),
            ("\u{3b9}\u{308}\u{301}", "Ϊ\u{301}"),
            ("", "Empty"),
            ("2024-01-01.endive", "_2024_01_01Endive"),
        ] {
            assert_eq!(type_(wire).0, name, "{wire:?}");
        }
    }

    #[test]
    fn longer_names_say_what_the_usual_one_leaves_out() {
        for (wire, kind, names) in [
            ("a_b", Kind::Field, &[][..]),
            ("aB", Kind::Field, &["a_upper_b"]),
            ("AB", Kind::Field, &["upper_ab"]),
            ("Format", Kind::Field, &["capital_format"]),
            (".format", Kind::Field, &["dot_format"]),
            (".Format", Kind::Field, &["dot_format", "dot_capital_format"]),
            ("id-number", Kind::Field, &["id_dash_number"]),
            ("GMT-0", Kind::Field, &["gmt_minus_0", "upper_gmt_minus_0"]),
            ("2024-01", Kind::Field, &["_2024_dash_01"]),
            ("__a", Kind::Field, &["underscore_underscore_a"]),
            ("half½", Kind::Field, &["half_ubd"]),
            ("Type", Kind::Field, &["capital_type"]),
            ("o\u{308}", Kind::Field, &["ö_decomposed"]),
            ("Pet", Kind::Type, &[]),
            ("A", Kind::Variant, &[]),
            ("pet", Kind::Type, &["LowerPet"]),
            ("PET", Kind::Type, &["UpperPet"]),
            (
                "driving_license",
                Kind::Variant,
                &["DrivingUnderscoreLicense", "LowerDrivingUnderscoreLowerLicense"],
            ),
            ("1.0", Kind::Variant, &["_1Dot0"]),
            ("iPhone", Kind::Type, &["LowerIPhone"]),
            ("AB1c", Kind::Type, &["MixedAb1c"]),
        ] {
            let longer: Vec<String> = longer(wire, kind).into_iter().map(|name| name.0).collect();
            assert_eq!(longer, names, "{wire:?}");
        }
    }

    #[test]
    fn numbers_can_be_told_from_names() {
        for (name, with_number) in [
            ("Pet", "Pet2"),
            ("a_b", "a_b_2"),
            ("type_", "type_2"),
            ("_10", "_10_2"),
            ("V1", "V1_2"),
            ("日本", "日本_2"),
        ] {
            assert_eq!(numbered(&RustName(name.to_owned()), 2).0, with_number);
        }
    }

    #[test]
    fn letters_are_the_same_where_names_are() {
        for (one, other) in
            [("a_b", "aB"), (".Format", "format"), ("o\u{308}", "ö"), ("pet.kind", "petKind"), ("", "$")]
        {
            assert_eq!(letters(one), letters(other));
        }
        assert_ne!(letters("größe"), letters("grosse"));
    }

    #[test]
    fn variants_leave_room_for_other_values() {
        assert_eq!(variant("other").0, "Other_");
        assert_eq!(variant("others").0, "Others");
    }

    #[test]
    fn components_drop_their_prefix() {
        assert_eq!(component("identity.verification_session").0, "VerificationSession");
        assert_eq!(component("error").0, "Error");
        assert_eq!(component("odd.").0, "Odd");
    }

    /// Every letter makes an identifier, in both cases.
    #[test]
    fn every_letter_makes_an_identifier() {
        let is_identifier = |name: &str| {
            let rest = name.strip_prefix('_').unwrap_or(name);
            let mut rest = if rest.len() < name.len() { rest.chars() } else { name.chars() };
            let first = rest.next().unwrap();
            (name.starts_with('_') && unicode_ident::is_xid_continue(first)
                || unicode_ident::is_xid_start(first))
                && rest.all(unicode_ident::is_xid_continue)
        };
        for letter in ('\0'..=char::MAX).filter(|letter| unicode_ident::is_xid_continue(*letter)) {
            let wire = format!("{letter}a{letter}");
            for name in [field(&wire), type_(&wire)] {
                assert!(is_identifier(&name.0), "{letter:?}: {name}");
            }
        }
    }

    #[test]
    fn modules_are_never_called_like_their_type() {
        for wire in ["3ds", "日本", "a", "A", "self", "", "_1"] {
            let type_ = type_(wire);
            assert_ne!(module(&type_), type_, "{wire}");
        }
    }

    #[test]
    fn long_names_are_cut() {
        let long = "Word ".repeat(100_000);
        assert!(field(&long).0.len() <= LONGEST && type_(&long).0.len() <= LONGEST);
    }

    #[test]
    fn keywords_are_known() {
        assert!(KEYWORDS.is_sorted());
        for keyword in KEYWORDS {
            assert!(is_keyword(keyword), "{keyword}");
            // syn accepts `gen` as an identifier: it is a keyword only since edition 2024.
            assert!(syn::parse_str::<Ident>(keyword).is_err() || keyword == "gen", "{keyword}");
        }
    }

    /// The fast path gives the same result as the general one.
    #[test]
    fn plain_camel_case() {
        let letters = ["A", "B", "a", "b", "3", "_", "-", "\u{e9}"];
        let mut found = 0;
        for number in 0..letters.len().pow(5) {
            let wire: String = (0..5).map(|place| letters[number / letters.len().pow(place) % 8]).collect();
            if let Some(name) = plain_camel(&wire) {
                assert_eq!(name, words(&wire, Kind::Field, Detail::Words).join("_"), "{wire}");
                found += 1;
            }
        }
        assert!(found > 1_000);
        assert_eq!(plain_camel("VerificationSession").as_deref(), Some("verification_session"));
        for wire in ["", "HTMLPage", "a_b", "\u{c4}a", &"Aa".repeat(LONGEST)] {
            assert_eq!(plain_camel(wire), None, "{wire}");
        }
    }

    /// The fast path gives the same result as the general one.
    #[test]
    fn plain_names() {
        for (wire, plain) in [
            ("a", true),
            ("a_b2_3c", true),
            ("3ds", true),
            ("type", true),
            ("", false),
            ("_a", false),
            ("a_", false),
            ("a__b", false),
            ("aB", false),
            ("a-b", false),
            ("ö", false),
        ] {
            assert_eq!(is_plain(wire), plain, "{wire}");
            let words = words(wire, Kind::Field, Detail::Words);
            assert!(!plain || words.join("_") == wire, "{wire}: {words:?}");
        }
        assert!(is_plain(&"a".repeat(LONGEST)) && !is_plain(&"a".repeat(LONGEST + 1)));
    }

    #[test]
    fn given_names_are_taken_as_they_are() {
        let span = proc_macro2::Span::call_site();
        for (name, given) in [
            (Ident::new("mixedCase_2", span), "mixedCase_2"),
            (Ident::new_raw("type", span), "type_"),
            (Ident::new_raw("Plain", span), "Plain"),
            (Ident::new("Self", span), "Self_"),
        ] {
            assert_eq!(super::given(&name).0, given);
        }
    }
}
