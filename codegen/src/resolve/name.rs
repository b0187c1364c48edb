//! From wire names to Rust names: the same name for the same text, whatever else the document has.

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::model::RustName;

/// What Rust allows in identifiers, without the underscore, which divides words.
fn is_name_character(character: char) -> bool {
    character != '_' && unicode_ident::is_xid_continue(character)
}

/// How much of a name counts. A longer one would be repeated in every path to what stands below it.
const LONGEST: usize = 200;

/// The name of a field or method: `requireLiveCapture` and `require-live-capture` are `require_live_capture`.
pub(crate) fn field(wire: &str) -> RustName {
    let name = legal(words(wire).join("_"), "empty");
    RustName(if RESERVED.contains(&name.as_str()) { format!("{name}_") } else { name })
}

/// Names that generated structs use for themselves: the constructor, and what a response has beyond its fields.
const RESERVED: [&str; 2] = ["new", "extra"];

/// The name of a module, from the type whose own types it holds. Types and modules share a namespace, and the names
/// of some types have no capitals.
pub(crate) fn module(type_name: &RustName) -> RustName {
    let name = field(&type_name.0);
    if name == *type_name { RustName(format!("{name}_")) } else { name }
}

/// A name of the user's own choice, which may be written as `r#type`.
pub(crate) fn given(name: &Ident) -> RustName {
    RustName(legal(name.unraw().to_string(), "empty"))
}

/// The name of a type or variant: `require_live_capture` is `RequireLiveCapture`.
pub(crate) fn type_(wire: &str) -> RustName {
    let name = words(wire).iter().map(|word| capitalized(word)).collect();
    RustName(legal(name, "Empty"))
}

/// The name of an enum's value. `Other` is always the variant for values that the document does not list.
pub(crate) fn variant(wire: &str) -> RustName {
    let name = type_(wire);
    if name.0 == "Other" { RustName("Other_".to_owned()) } else { name }
}

/// The name of a component, without what stands before its last dot: `identity.verification_session` is
/// `VerificationSession`.
pub(crate) fn component(wire: &str) -> RustName {
    type_(wire.rsplit('.').find(|part| !part.is_empty()).unwrap_or(wire))
}

/// An identifier, whatever the words were: not empty, not a keyword, not with a digit first.
fn legal(name: String, empty: &str) -> String {
    match name.chars().next() {
        None => empty.to_owned(),
        Some(first) if !unicode_ident::is_xid_start(first) => format!("_{name}"),
        Some(_) if is_keyword(&name) => format!("{name}_"),
        Some(_) => name,
    }
}

/// The words of a name in lower case, divided at punctuation and where upper case begins. A sign before a digit is
/// a word, because `+1` and `-1` mean different things.
fn words(wire: &str) -> Vec<String> {
    let characters: Vec<char> = wire.chars().take(LONGEST).collect();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut before = None;
    for (index, &character) in characters.iter().enumerate() {
        let after = characters.get(index + 1).copied();
        if begins_word(before, character, after) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if is_name_character(character) {
            word.extend(character.to_lowercase());
        } else if let Some(sign) = sign(words.is_empty() && word.is_empty(), character, after) {
            words.push(sign.to_owned());
        }
        before = Some(character);
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// Whether a word ends before `character`: at punctuation, and where a capital follows a small letter (`sessionId`)
/// or starts a new word after an acronym (`HTMLPage`).
fn begins_word(before: Option<char>, character: char, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    if !is_name_character(character) {
        return true;
    }
    character.is_uppercase()
        && (before.is_lowercase()
            || before.is_numeric()
            || before.is_uppercase() && after.is_some_and(char::is_lowercase))
}

fn sign(first: bool, character: char, after: Option<char>) -> Option<&'static str> {
    if !first || !after.is_some_and(char::is_numeric) {
        return None;
    }
    match character {
        '+' => Some("plus"),
        '-' => Some("minus"),
        _ => None,
    }
}

fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// Words that are no identifiers in some edition.
fn is_keyword(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_err()
        || matches!(name, "async" | "await" | "dyn" | "gen" | "try" | "_")
}

#[cfg(test)]
mod tests {
    use proc_macro2::Ident;

    use super::{LONGEST, component, field, module, type_, variant};

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
            ("[]", "empty"),
            ("+1", "plus_1"),
            ("-1", "minus_1"),
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
            ("", "Empty"),
            ("2024-01-01.endive", "_20240101Endive"),
        ] {
            assert_eq!(type_(wire).0, name, "{wire:?}");
        }
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

    /// Whatever a letter becomes in the other case, it is an identifier.
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
