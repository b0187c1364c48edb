//! Relative file paths, with `/` between their parts.

/// Resolves a reference in the file at `base`. `None` if it is not a relative path.
pub(super) fn relative(base: &str, reference: &str) -> Option<String> {
    if reference.is_empty() || reference.starts_with('/') || has_scheme(reference) {
        return None;
    }
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_absolute = base.starts_with('/');
    let path = normal(&format!("{folder}/{reference}"));
    Some(if is_absolute { path } else { path.trim_start_matches('/').to_owned() })
}

/// True if a reference begins with a URI scheme, such as `https:`.
pub(super) fn has_scheme(reference: &str) -> bool {
    let before = reference.split(['/', '#', '?']).next().unwrap_or_default();
    let scheme = before.split_once(':').map(|(scheme, _)| scheme);
    let is_part = |character: char| character.is_ascii_alphanumeric() || "+-.".contains(character);
    scheme.is_some_and(|scheme| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.chars().all(is_part)
    })
}

/// Removes `.` from a path, and `..` except at its start.
pub(super) fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match (part, parts.last()) {
            ("" | ".", _) => {}
            ("..", Some(&last)) if last != ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    format!("{}{}", if path.starts_with('/') { "/" } else { "" }, parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{has_scheme, normal, relative};

    #[test]
    fn paths_are_relative_to_a_file() {
        for (base, reference, path) in [
            ("api.json", "pet.json", "pet.json"),
            ("spec/api.json", "pet.json", "spec/pet.json"),
            ("spec/api.json", "./schemas//pet.json", "spec/schemas/pet.json"),
            ("spec/api.json", "../pet.json", "pet.json"),
            ("spec/api.json", "../../pet.json", "../pet.json"),
            ("../spec/api.json", "../../pet.json", "../../pet.json"),
            ("./spec/api.json", "api.json", "spec/api.json"),
            ("/srv/spec/api.json", "../pet.json", "/srv/pet.json"),
            ("api.json", "a b/ä.json", "a b/ä.json"),
            ("api.json", "./a:b.json", "a:b.json"),
        ] {
            assert_eq!(relative(base, reference).as_deref(), Some(path), "{base} {reference}");
            assert_eq!(normal(path), path);
        }
    }

    #[test]
    fn what_is_no_relative_path() {
        for reference in [
            "",
            "/pet.json",
            "//example.com/pet.json",
            "https://example.com/a.json",
            "file:a.json",
            "C:\\a.json",
        ] {
            assert_eq!(relative("spec/api.json", reference), None, "{reference}");
        }
        assert!(
            has_scheme("HTTP://a/b") && has_scheme("urn:a") && !has_scheme("1:2") && !has_scheme("a/b:c")
        );
    }
}
