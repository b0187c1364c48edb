//! Diagnostics as reasons that can be counted.

/// A diagnostic's parts.
pub(crate) struct Reason<'d> {
    /// The message, with `…` for what is quoted in it.
    pub(crate) normal: String,
    /// The message as it is.
    pub(crate) message: &'d str,
    /// The place: a line and column, and a JSON pointer if there is one.
    pub(crate) line: &'d str,
    pub(crate) pointer: &'d str,
}

/// Takes a diagnostic apart: `api.json:1:2: message`, `  at #/pointer`, `  help: ...`.
pub(crate) fn reason(diagnostic: &str) -> Reason<'_> {
    let (first, rest) = diagnostic.split_once('\n').unwrap_or((diagnostic, ""));
    let paths = [crate::compile::PATH, crate::compile::YAML_PATH];
    let after = paths.iter().find_map(|path| first.strip_prefix(path));
    let placed = after.and_then(|after| after.strip_prefix(':'));
    let (line, message) = placed.and_then(|after| after.split_once(": ")).unwrap_or(("", first));
    let pointer = rest.lines().find_map(|line| line.strip_prefix("  at ")).unwrap_or_default();
    Reason { normal: normal(message), message, line, pointer }
}

/// Replaces what stands in backticks or quotes, and numbers.
fn normal(message: &str) -> String {
    let mut normal = String::new();
    let mut quoted_by = None;
    for character in message.chars() {
        match quoted_by {
            Some(quote) if quote == character => {
                quoted_by = None;
                normal.push(character);
            }
            Some(_) => {}
            None => {
                normal.push(character);
                if matches!(character, '`' | '"') {
                    quoted_by = Some(character);
                    normal.push('…');
                }
            }
        }
    }
    // One of 2 schemas is one of 3 schemas.
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let words = normal.split(' ').map(|word| if is_number(word) { "N" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn a_diagnostic_is_taken_apart() {
        let said = "api.json:7:21: `it` has 12 values: \"a b\" and `c`\n  at #/paths/~1a\n  help: give it 3";
        let found = reason(said);
        assert_eq!(found.normal, "`…` has N values: \"…\" and `…`");
        assert_eq!(found.message, "`it` has 12 values: \"a b\" and `c`");
        assert_eq!((found.line, found.pointer), ("7:21", "#/paths/~1a"));
    }

    #[test]
    fn a_diagnostic_without_a_place_is_all_message() {
        let found = reason("the document has no operations");
        assert_eq!(
            (found.normal.as_str(), found.line, found.pointer),
            ("the document has no operations", "", "")
        );
    }
}
