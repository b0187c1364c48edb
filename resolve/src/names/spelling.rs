//! Splits a wire name into words, with optional detail about its punctuation and case.

use unicode_normalization::is_nfc;

use crate::names::name::Kind;

/// The detail of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Detail {
    /// The words, and significant signs such as a leading `-`.
    Words,
    /// All punctuation, too.
    Marks,
    /// The case of letters, too.
    Case,
}

/// The longest name in characters. A longer one would be repeated in every path below it.
pub(crate) const LONGEST: usize = 200;

/// True for the characters of Rust identifiers, except the underscore, which separates words.
fn is_name_character(character: char) -> bool {
    character != '_' && unicode_ident::is_xid_continue(character)
}

/// The words of a name in lower case, split at punctuation and capitals. A name of only punctuation is spelled out.
pub(crate) fn words(wire: &str, kind: Kind, detail: Detail) -> Vec<String> {
    let characters: Vec<char> = wire.chars().take(LONGEST).collect();
    let end = characters.iter().rposition(|character| is_name_character(*character)).map(|last| last + 1);
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = None;
    for (index, &character) in characters.iter().enumerate() {
        let after = characters.get(index + 1).copied();
        if begins_word(before, character, after) && !word.is_empty() {
            push_word(&mut words, &std::mem::take(&mut word), kind, detail);
        }
        if is_name_character(character) {
            word.push(character);
        } else {
            let place = Place { before, after, is_start: words.is_empty(), is_end: Some(index) >= end };
            let is_word = match detail {
                Detail::Words => end.is_none() || place.has_sign(character),
                Detail::Marks | Detail::Case => !(kind == Kind::Field && place.divides(character)),
            };
            if is_word {
                words.extend(place.spelled(character).split(' ').map(str::to_owned));
            }
        }
        before = Some(character);
    }
    if !word.is_empty() {
        push_word(&mut words, &word, kind, detail);
    }
    if detail == Detail::Case && !is_nfc(wire) {
        words.push("decomposed".to_owned());
    }
    cut(words)
}

/// Adds a word, after a word for its case if that is unusual.
fn push_word(words: &mut Vec<String>, word: &str, kind: Kind, detail: Detail) {
    if detail == Detail::Case {
        words.extend(unusual_case(word, kind).map(str::to_owned));
    }
    words.push(if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.chars().flat_map(char::to_lowercase).collect()
    });
}

/// The case of a word, if it is unusual for this kind of name: lower case is usual for fields, an initial capital for
/// types.
fn unusual_case(word: &str, kind: Kind) -> Option<&'static str> {
    let mut letters = word.chars().filter(|letter| letter.is_uppercase() || letter.is_lowercase());
    let starts_upper = letters.next()?.is_uppercase();
    let others: Vec<bool> = letters.map(char::is_uppercase).collect();
    let is_upper = others.iter().all(|upper| *upper);
    let is_lower = !others.contains(&true);
    match (kind, starts_upper) {
        (Kind::Field, false) | (Kind::Type | Kind::Variant, true) if is_lower => None,
        (_, false) if is_lower => Some("lower"),
        (_, true) if is_upper => Some("upper"),
        (_, true) if is_lower => Some("capital"),
        _ => Some("mixed"),
    }
}

/// True if a word ends before `character`: at punctuation, at a capital after a lower-case letter (`sessionId`), and at
/// the start of a word after an acronym (`HTMLPage`).
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

/// The context of a character that is not part of a word.
struct Place {
    before: Option<char>,
    after: Option<char>,
    /// True if no word precedes it.
    is_start: bool,
    /// True if no letter or digit follows it.
    is_end: bool,
}

impl Place {
    /// True if the character is a significant sign: `+` and `-` at the start and end of a name, and `+` before a digit.
    /// Elsewhere they separate words, as in `e-mail`, `2024-01-01` and `svg+xml`.
    fn has_sign(&self, character: char) -> bool {
        let leads = self.is_start && self.after.is_some_and(is_name_character);
        match character {
            '+' => leads || self.is_end || self.after.is_some_and(char::is_numeric),
            '-' => leads || self.is_end,
            _ => false,
        }
    }

    /// True for an underscore between words, as in the names of fields.
    fn divides(&self, character: char) -> bool {
        let is_inside = |beside: Option<char>| beside.is_some_and(is_name_character);
        character == '_' && is_inside(self.before) && is_inside(self.after)
    }

    /// The name of the character, or its code point if it has none.
    fn spelled(&self, character: char) -> String {
        let is_number = |beside: Option<char>| beside.is_some_and(char::is_numeric);
        let is_sign = self.is_start || self.is_end || is_number(self.after) && !is_number(self.before);
        match character {
            '-' if is_sign => "minus".to_owned(),
            _ => mark(character).map_or_else(|| format!("u{:x}", u32::from(character)), str::to_owned),
        }
    }
}

fn mark(character: char) -> Option<&'static str> {
    Some(match character {
        ' ' => "space",
        '!' => "not",
        '"' => "quotes",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "apostrophe",
        '(' => "open",
        ')' => "close",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "dash",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '[' => "open bracket",
        '\\' => "backslash",
        ']' => "close bracket",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '{' => "open brace",
        '|' => "pipe",
        '}' => "close brace",
        '~' => "tilde",
        '£' => "pound",
        '¥' => "yen",
        '€' => "euro",
        _ => return None,
    })
}

/// Limits the total length of the words.
fn cut(words: Vec<String>) -> Vec<String> {
    let mut length = 0;
    let fits = |word: &String| {
        let is_first = length == 0;
        length += word.chars().count() + 1;
        is_first || length <= LONGEST
    };
    words.into_iter().take_while(fits).collect()
}
