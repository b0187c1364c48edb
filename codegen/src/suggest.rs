//! The nearest names to one that was not found.

/// How alike two names must be to be worth a suggestion, where 1 is the same.
const ALIKE: f64 = 0.75;

/// How many names a help line lists.
const MOST: usize = 3;

/// A help line with the names that `wanted` may have meant: the nearest ones, or all where there are few.
pub(crate) fn help<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_unstable();
    names.dedup();
    let near = nearest(wanted, &names);
    if !near.is_empty() {
        return Some(format!("did you mean {}?", list(&near, "or")));
    }
    (!names.is_empty() && names.len() <= 2 * MOST).then(|| format!("there is {}", list(&names, "and")))
}

/// The names that are much like `wanted`, the most alike first.
fn nearest<'n>(wanted: &str, names: &[&'n str]) -> Vec<&'n str> {
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
pub(crate) fn list(names: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [name] => name.clone(),
        [first @ .., last] => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::help;

    #[test]
    fn the_nearest_names_come_first() {
        let names = ["string", "array", "object", "integer", "boolean", "number", "null"];
        assert_eq!(help("arry", names).unwrap(), "did you mean `array`?");
        assert_eq!(help("Strng", names).unwrap(), "did you mean `string`?");
        assert_eq!(help("zzz", names), None);
    }

    #[test]
    fn few_names_are_all_listed() {
        assert_eq!(help("zzz", ["get", "put"]).unwrap(), "there is `get` and `put`");
        assert_eq!(help("zzz", []), None);
    }
}
