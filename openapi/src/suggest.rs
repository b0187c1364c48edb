//! Suggestions: the known names that are most similar to an unknown one.

/// The least Jaro-Winkler similarity of a suggestion, where 1 is equal.
const ALIKE: f64 = 0.75;

/// The number of names in a help line.
const MOST: usize = 3;

/// The longest name that is compared, in bytes. Longer ones are not typing mistakes, and a comparison costs the square
/// of the length.
const LONGEST: usize = 300;

/// The number of mistakes of one kind that get a help line, because each compares every name.
const MOST_HELPED: usize = 20;

/// The help line of the mistake with this number, counted from 0. Only the first mistakes of a kind get one.
pub fn help_nth<'n>(number: usize, wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    if number < MOST_HELPED { help(wanted, names) } else { None }
}

/// A help line with the names most similar to `wanted`, or with all names where there are few.
pub fn help<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let mut names: Vec<&str> = names.into_iter().filter(|name| name.len() <= LONGEST).collect();
    names.sort_unstable();
    names.dedup();
    let near = nearest(wanted, &names);
    if !near.is_empty() {
        return Some(format!("did you mean {}?", list(&near, "or")));
    }
    let verb = if names.len() == 1 { "is" } else { "are" };
    (!names.is_empty() && names.len() <= 2 * MOST).then(|| format!("there {verb} {}", list(&names, "and")))
}

/// The names similar to `wanted`, the most similar first.
fn nearest<'n>(wanted: &str, names: &[&'n str]) -> Vec<&'n str> {
    if wanted.len() > LONGEST {
        return Vec::new();
    }
    let wanted = wanted.to_lowercase();
    let mut scored: Vec<(f64, &str)> = names
        .iter()
        .map(|name| (strsim::jaro_winkler(&wanted, &name.to_lowercase()), *name))
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    // The sort is stable, so equally similar names keep their order.
    scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    scored.into_iter().take(MOST).map(|(_, name)| name).collect()
}

/// Quotes and joins names: `a`, `b` or `c`.
pub fn list(names: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [name] => name.clone(),
        [first @ .., last] => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, help};

    #[test]
    fn the_nearest_names_come_first() {
        let names = ["string", "array", "object", "integer", "boolean", "number", "null"];
        assert_eq!(help("arry", names).unwrap(), "did you mean `array`?");
        assert_eq!(help("Strng", names).unwrap(), "did you mean `string`?");
        assert_eq!(help("zzz", names), None);
    }

    #[test]
    fn few_names_are_all_listed() {
        assert_eq!(help("zzz", ["get", "put"]).unwrap(), "there are `get` and `put`");
        assert_eq!(help("zzz", []), None);
    }

    #[test]
    fn long_names_are_not_compared() {
        let (long, near) = ("a".repeat(LONGEST + 1), "a".repeat(LONGEST));
        assert_eq!(help(&long, [near.as_str()]), Some(format!("there is `{near}`")));
        assert_eq!(help(&near, [long.as_str()]), None);
        assert_eq!(help(&near, [near.as_str()]), Some(format!("did you mean `{near}`?")));
    }
}
