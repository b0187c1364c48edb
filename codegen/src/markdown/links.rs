//! Link targets: made absolute, or refused.

/// An absolute URL that can stand in a Markdown link, or nothing if the target is not for a browser.
pub(super) fn absolute(target: &str, base: Option<&str>) -> Option<String> {
    let target = target.trim();
    // Without a dot in it, rustdoc takes an address for a path with a disambiguator.
    if is_web(target) || target.starts_with("mailto:") && target.contains('.') {
        return Some(encode(target));
    }
    let has_scheme = target.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    joined(base.filter(|base| is_web(base) && !has_scheme)?, target).map(|url| encode(&url))
}

/// A relative reference made absolute (RFC 3986 5.2), without the removal of dot segments, which browsers do.
fn joined(base: &str, target: &str) -> Option<String> {
    let page = base.split('#').next()?;
    let path = page.split('?').next()?;
    let (scheme, rest) = path.split_once("//")?;
    let host = rest.split('/').next()?;
    let folder = rest.get(host.len()..)?.rsplit_once('/').map_or("", |(folder, _)| folder);
    Some(match target.chars().next()? {
        '/' if target.starts_with("//") => format!("{scheme}{target}"),
        '/' => format!("{scheme}//{host}{target}"),
        '#' => format!("{page}{target}"),
        '?' => format!("{path}{target}"),
        _ => format!("{scheme}//{host}{folder}/{target}"),
    })
}

/// Recognizes an absolute URL of a page.
pub(super) fn is_web(url: &str) -> bool {
    let Some((scheme, host)) = url.split_once("//") else { return false };
    scheme_start(scheme) == Some(0) && !host.is_empty() && !host.starts_with(['/', '?', '#'])
}

/// The place of the scheme at the end of a text after which `//` would start a web URL.
pub(super) fn scheme_start(text: &str) -> Option<usize> {
    ["https:", "http:"].into_iter().find_map(|scheme| {
        let start = text.len().checked_sub(scheme.len())?;
        text.get(start..)?.eq_ignore_ascii_case(scheme).then_some(start)
    })
}

/// Escapes what ends a link's destination, or means something else inside it.
fn encode(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            ' ' | '"' | '(' | ')' | '<' | '>' | '[' | '\\' | ']' | '^' | '`' | '{' | '|' | '}' => {
                out.extend(format!("%{:02X}", u32::from(c)).chars());
            }
            _ if c.is_whitespace() => out.push_str("%20"),
            _ => out.push(c),
        }
    }
    out
}

/// The target inside `](target "title")`, and the length with its parenthesis; `text` starts after `](`.
///
/// Nothing is looked for past the next `](`, so that reading at every one of them stays linear.
pub(super) fn destination(text: &str) -> Option<(&str, usize)> {
    let text = text.split("](").next()?;
    let start = text.trim_start();
    let (target, rest) = match start.strip_prefix('<') {
        Some(inner) => inner.split_once('>')?,
        None => start.split_at_checked(target_length(start))?,
    };
    let rest = rest.trim_start();
    let rest = match rest.chars().next()? {
        quote @ ('"' | '\'') => rest.get(1..)?.split_once(quote)?.1.trim_start(),
        _ => rest,
    };
    let rest = rest.strip_prefix(')')?;
    Some((target, text.len() - rest.len()))
}

/// The length of a target: up to whitespace or a parenthesis that is not opened in it.
fn target_length(text: &str) -> usize {
    let mut depth = 0;
    let end = text.find(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c.is_whitespace() || depth < 0
    });
    end.unwrap_or(text.len())
}

/// The length of a bare URL after its `://`, without the punctuation that follows a URL in a sentence.
pub(super) fn bare_url_length(text: &str) -> usize {
    let stops = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '|' | '\\' | '[' | ']');
    let url = text.split(stops).next().unwrap_or_default();
    url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', ')']).len()
}
