//! Link targets: read from the text, made absolute, or refused.

use super::html;

/// How the links of a description are resolved.
pub(super) struct Links<'a> {
    base: Option<&'a str>,
}

/// The parts of an absolute URL that relative ones are joined to.
struct Base<'a> {
    scheme: &'a str,
    origin: &'a str,
    path: &'a str,
    page: &'a str,
}

impl<'a> Links<'a> {
    pub(super) fn new(base: Option<&'a str>) -> Self {
        Links { base }
    }

    /// An absolute URL that can stand in a Markdown link, or nothing if the target is not for a browser.
    pub(super) fn resolve(&self, target: &str) -> Option<String> {
        let target = target.trim();
        let target = if is_plain(target) {
            target.to_owned()
        } else {
            html::decode(target).chars().filter(|c| !super::is_invisible(*c)).collect()
        };
        let Some((scheme, rest)) = scheme(&target) else {
            return Base::read(self.base?)?.join(&target).map(|url| encode(&url));
        };
        let accepted = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => {
                rest.strip_prefix("//").is_some_and(|host| !host.is_empty() && !host.starts_with('/'))
            }
            // Without a dot in it, rustdoc takes an address for a path with a disambiguator.
            "mailto" => {
                rest.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
            }
            _ => false,
        };
        accepted.then(|| encode(&target))
    }
}

impl<'a> Base<'a> {
    fn read(url: &'a str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let host = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let page = url.split('#').next()?;
        let path = page.split('?').next()?;
        (is_http(scheme) && host > 0).then_some(Base {
            scheme,
            origin: url.get(..scheme.len() + 3 + host)?,
            path,
            page,
        })
    }

    fn join(&self, target: &str) -> Option<String> {
        Some(match target.chars().next()? {
            '/' if target.starts_with("//") => format!("{}:{target}", self.scheme),
            '/' => format!("{}{target}", self.origin),
            '#' => format!("{}{target}", self.page),
            '?' => format!("{}{target}", self.path),
            _ => self.join_segments(target),
        })
    }

    fn join_segments(&self, target: &str) -> String {
        let parent = |folder: &'a str| folder.rsplit_once('/').map_or("", |(parent, _)| parent);
        let mut folder = parent(self.path.get(self.origin.len()..).unwrap_or_default());
        let mut rest = target;
        loop {
            if let Some(after) = rest.strip_prefix("../") {
                (folder, rest) = (parent(folder), after);
            } else if let Some(after) = rest.strip_prefix("./") {
                rest = after;
            } else {
                return format!("{}{folder}/{rest}", self.origin);
            }
        }
    }
}

/// The scheme of a URL, and what follows its colon.
fn scheme(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    valid.then_some((scheme, rest))
}

/// Whether the URL is absolute and leads to a page.
pub(super) fn is_web(url: &str) -> bool {
    let host = scheme(url).and_then(|(scheme, rest)| rest.strip_prefix("//").filter(|_| is_http(scheme)));
    host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'))
}

fn is_http(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// Whether a URL, as nearly all, has no character that ends or means anything. In code without optimisation this takes a
/// tenth of what it takes to look at the characters one by one.
pub(super) fn is_plain(url: &str) -> bool {
    let mut rest = url.as_bytes();
    while let [
        b'a'..=b'z'
        | b'A'..=b'Z'
        | b'0'..=b'9'
        | b'/'
        | b':'
        | b'.'
        | b'-'
        | b'_'
        | b'#'
        | b'?'
        | b'='
        | b'%'
        | b'+',
        after @ ..,
    ] = rest
    {
        rest = after;
    }
    rest.is_empty()
}

/// Escapes what ends a link's destination, or means something else inside it.
fn encode(url: &str) -> String {
    if is_plain(url) {
        return url.to_owned();
    }
    let mut out = String::with_capacity(url.len());
    for (at, c) in url.char_indices() {
        match c {
            '&' if url.get(at..).and_then(html::reference_length).is_some() => out.push_str("&amp;"),
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
    let rest = after_title(rest)?.strip_prefix(')')?;
    Some((target, text.len() - rest.len()))
}

/// The length of a target without angle brackets: up to whitespace or a parenthesis that is not opened in it.
fn target_length(text: &str) -> usize {
    if let Some(end) = text.find(')').filter(|end| text.get(..*end).is_some_and(is_plain)) {
        return end;
    }
    let mut depth = 0;
    let end = text.find(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        c.is_whitespace() || depth < 0
    });
    end.unwrap_or(text.len())
}

/// What follows an optional title.
fn after_title(text: &str) -> Option<&str> {
    let start = text.trim_start();
    let close = match start.chars().next()? {
        quote @ ('"' | '\'') if start.len() < text.len() => quote,
        '(' if start.len() < text.len() => ')',
        _ => return Some(start),
    };
    let (_, rest) = start.get(1..)?.split_once(close)?;
    Some(rest.trim_start())
}

/// The length of a bare URL after its `://`, without the punctuation that follows a URL in a sentence.
pub(super) fn bare_url_length(text: &str) -> usize {
    let mut brackets = 0;
    let mut stops = |at: usize, c: char| match c {
        '[' => {
            brackets += 1;
            false
        }
        ']' => {
            brackets -= 1;
            brackets < 0
        }
        '&' => text.get(at..).and_then(html::reference).is_some_and(|(c, _)| c != '&'),
        '<' | '>' | '"' | '`' | '|' | '\\' | '^' => true,
        _ => c.is_whitespace() || !c.is_ascii() && !c.is_alphanumeric(),
    };
    let end = text.char_indices().find(|(at, c)| stops(*at, *c)).map_or(text.len(), |(at, _)| at);
    let mut url = text.get(..end).unwrap_or_default();
    let mut unopened = url.matches(')').count().saturating_sub(url.matches('(').count());
    loop {
        if url.ends_with(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '[']) {
            url = url.get(..url.len() - 1).unwrap_or_default();
        } else if unopened > 0 && url.ends_with(')') {
            unopened -= 1;
            url = url.get(..url.len() - 1).unwrap_or_default();
        } else {
            return url.len();
        }
    }
}
