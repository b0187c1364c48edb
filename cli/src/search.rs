//! Words that a user looks for, as people type them.

/// How alike two words must be to count as one, where 1 is the same.
const ALIKE: f64 = 0.8;

/// The shortest word that can be meant by one like it.
const SHORTEST: usize = 4;

/// How alike a name must be to be worth a suggestion.
const NEAR: f64 = 0.6;

/// How many names are suggested.
const MOST: usize = 3;

/// Words of which all must be there.
pub(crate) struct Words(Vec<String>);

impl Words {
    pub(crate) fn new(words: &[String]) -> Self {
        Self(words.iter().map(|word| letters(word)).filter(|word| !word.is_empty()).collect())
    }

    /// Whether each of them is a part of the text, whatever cases and signs that is written with, or like one of its
    /// words.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        let Self(wanted) = self;
        if wanted.is_empty() {
            return true;
        }
        let all = letters(text);
        let words = words_of(text);
        wanted.iter().all(|wanted| {
            let is_like = |word: &String| strsim::normalized_damerau_levenshtein(wanted, word) >= ALIKE;
            all.contains(wanted.as_str()) || wanted.len() >= SHORTEST && words.iter().any(is_like)
        })
    }
}

/// The names that are most like what was looked for.
pub(crate) fn nearest<'n>(wanted: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let wanted = letters(wanted);
    let score = |name: &str| {
        let words = words_of(name);
        let all = words.into_iter().chain([letters(name)]);
        all.map(|word| likeness(&wanted, &word)).fold(0.0, f64::max)
    };
    let mut scored: Vec<(f64, &str)> = names.map(|name| (score(name), name)).collect();
    scored.retain(|(score, _)| *score >= NEAR);
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    scored.into_iter().take(MOST).map(|(_, name)| name).collect()
}

/// By how words begin, or by how few slips of the pen lead from one to the other.
fn likeness(one: &str, other: &str) -> f64 {
    strsim::jaro_winkler(one, other).max(strsim::normalized_damerau_levenshtein(one, other))
}

/// Letters and digits in lower case, and nothing else.
fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a text, of which a capital begins one, too.
fn words_of(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for character in text.chars() {
        let begins = !character.is_alphanumeric() || character.is_uppercase() && was_small;
        if begins && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        was_small = character.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| character.is_alphanumeric()) {
            word.extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::{Words, nearest, words_of};

    #[test]
    fn words_are_found_however_they_are_written() {
        let text = "POST /v1/identity/verification_sessions/{session} PostIdentityVerificationSessions Update it [Identity]";
        for (wanted, is_there) in [
            ("verification session", true),
            ("VerificationSession", true),
            ("post identity", true),
            ("verfication", true),
            ("sesion", true),
            ("get identity", false),
            ("customer", false),
            ("up", true),
            ("ux", false),
            ("", true),
        ] {
            let words: Vec<String> = wanted.split(' ').map(str::to_owned).collect();
            assert_eq!(Words::new(&words).are_in(text), is_there, "{wanted}");
        }
    }

    #[test]
    fn the_nearest_names_come_first() {
        assert_eq!(nearest("pte", ["GetPet", "ListOwners"].into_iter()).first(), Some(&"GetPet"));
        assert_eq!(nearest("xyzzy", ["GetPet"].into_iter()), [] as [&str; 0]);
        assert_eq!(words_of("listHTTPThings v1/a_b"), ["list", "httpthings", "v1", "a", "b"]);
    }
}
