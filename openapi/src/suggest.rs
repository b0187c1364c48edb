//! The nearest names to one that was not found.

/// How alike two names must be to be worth a suggestion, where 1 is the same.
const ALIKE: f64 = 0.75;

/// How many names a help line lists.
const MOST: usize = 3;

/// The longest name that is compared with others: what is longer is no slip of the pen, and comparing costs the
/// square of the length.
const LONGEST: usize = 300;

/// How many mistakes of one kind get a help line: each costs a look at every name.
const MOST_HELPED: usize = 20;

/// The help line of the mistake with this number, counted from 0. Only the first ones of a kind have one.
pub fn help_nth<'n>(number: usize, wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    if number < MOST_HELPED { help(wanted, names) } else { None }
}

/// A help line with the names that `wanted` may have meant: the nearest ones, or all where there are few.
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

/// The names that are much like `wanted`, the most alike first.
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
    // The sort is stable, so names that are equally alike stay in their order.
    scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    scored.into_iter().take(MOST).map(|(_, name)| name).collect()
}

/// `a`, `b` or `c`.
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
