//! Link targets: made absolute, or refused.

use super::html::{decode, reference, reference_length};
use super::is_invisible;

/// An absolute URL that can stand in a Markdown link, or nothing if the target is not for a browser.
pub(super) fn absolute(target: &str, base: Option<&str>) -> Option<String> {
    let target: String = decode(target.trim()).chars().filter(|c| !is_invisible(*c)).collect();
    let address = target.strip_prefix("mailto:").and_then(|address| address.split_once('@'));
    // Without a dot in it, rustdoc takes an address for a path with a disambiguator.
    let is_mail = address.is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    if is_web(&target) || is_mail {
        return Some(encode(&target));
    }
    let has_scheme = target.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    joined(base.filter(|base| is_web(base) && !has_scheme)?, &target).map(|url| encode(&url))
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
    let is_scheme = |scheme: &str| ["http", "https"].iter().any(|known| known.eq_ignore_ascii_case(scheme));
    let parts = url.split_once("://").filter(|(scheme, _)| is_scheme(scheme));
    parts.is_some_and(|(_, host)| !host.is_empty() && !host.starts_with(['/', '?', '#']))
}

/// Recognizes text after which `//` would start a web URL.
pub(super) fn ends_with_scheme(text: &str) -> bool {
    let ends_with = |suffix: &str| {
        let end = text.len().checked_sub(suffix.len()).and_then(|start| text.get(start..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(suffix))
    };
    ends_with("https:") || ends_with("http:")
}

/// Escapes what ends a link's destination, or means something else inside it.
fn encode(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for (at, c) in url.char_indices() {
        match c {
            '&' if url.get(at + 1..).and_then(reference_length).is_some() => out.push_str("&amp;"),
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
    let mut depth = 0;
    let stops = |(at, c): &(usize, char)| match c {
        '[' | ']' => {
            depth += i32::from(*c == '[') - i32::from(*c == ']');
            depth < 0
        }
        '&' => text.get(at + 1..).and_then(reference).is_some_and(|(c, _)| c != '&'),
        '<' | '>' | '"' | '`' | '|' | '\\' | '^' => true,
        _ => c.is_whitespace() || !c.is_ascii() && !c.is_alphanumeric(),
    };
    let end = text.char_indices().find(stops).map_or(text.len(), |(at, _)| at);
    let mut url = text.get(..end).unwrap_or_default();
    let mut unopened = url.matches(')').count().saturating_sub(url.matches('(').count());
    while let Some(rest) = url.strip_suffix(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '[', ')']) {
        if url.ends_with(')') {
            if unopened == 0 {
                break;
            }
            unopened -= 1;
        }
        url = rest;
    }
    url.len()
}
