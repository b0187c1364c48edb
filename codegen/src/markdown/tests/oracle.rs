//! Complaints that rustdoc's own parser and lints would have about a description.

use std::cell::RefCell;

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

/// The words that may follow a fence, beside `text`; on purpose not the list under test.
const KNOWN: &[&str] = &[
    "text",
    "bash",
    "c",
    "console",
    "cpp",
    "csharp",
    "css",
    "csv",
    "curl",
    "diff",
    "go",
    "graphql",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "kotlin",
    "php",
    "powershell",
    "python",
    "ruby",
    "sh",
    "shell",
    "sql",
    "swift",
    "ts",
    "xml",
    "yaml",
];

/// Everything that is wrong with the Markdown; nothing, if rustdoc would take it in silence.
pub(crate) fn complaints(markdown: &str) -> Vec<String> {
    let mut found: Vec<String> = layout(markdown);
    let broken = RefCell::new(Vec::new());
    let callback = |link: BrokenLink| -> Option<(CowStr, CowStr)> {
        broken.borrow_mut().push(format!("intra-doc link {:?}", link.reference));
        None
    };
    let mut in_link = 0;
    let mut in_code = false;
    for event in Parser::new_with_broken_link_callback(markdown, options(), Some(callback)) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => found.push(format!("raw HTML {html:?}")),
            Event::FootnoteReference(_) | Event::Start(Tag::FootnoteDefinition(_)) => {
                found.push("footnote".into());
            }
            Event::TaskListMarker(_) => found.push("task".into()),
            Event::Start(Tag::Image { .. }) => found.push("image".into()),
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                check_code(&kind, &mut found);
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                in_link += 1;
                check_link(link_type, &dest_url, &mut found);
            }
            Event::End(TagEnd::Link) => in_link -= 1,
            Event::Text(text) if in_link == 0 && !in_code && has_bare_url(&text) => {
                found.push(format!("bare URL in {text:?}"));
            }
            _ => {}
        }
    }
    found.extend(broken.into_inner());
    found
}

/// The extensions that rustdoc turns on, but for smart punctuation, which only replaces characters.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}

/// The text a reader sees, without the markup.
pub(crate) fn visible_text(markdown: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            _ => out.push(' '),
        }
    }
    out
}

fn layout(markdown: &str) -> Vec<String> {
    let mut found = Vec::new();
    if markdown.starts_with('\n') || markdown.ends_with('\n') {
        found.push("blank line around".into());
    }
    if markdown.contains('\r') || markdown.contains('\t') {
        found.push("carriage return or tab".into());
    }
    found.extend(
        markdown.lines().filter(|line| line.ends_with(' ')).map(|line| format!("trailing space {line:?}")),
    );
    found
}

fn check_code(kind: &CodeBlockKind, found: &mut Vec<String>) {
    match kind {
        CodeBlockKind::Indented => found.push("indented code".into()),
        CodeBlockKind::Fenced(info) if KNOWN.contains(&info.as_ref()) => {}
        CodeBlockKind::Fenced(info) => found.push(format!("code of {info:?}")),
    }
}

fn check_link(link_type: LinkType, target: &str, found: &mut Vec<String>) {
    if !matches!(link_type, LinkType::Inline | LinkType::Autolink) {
        found.push(format!("link of type {link_type:?} to {target:?}"));
    }
    let lower = target.to_ascii_lowercase();
    let absolute = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    // rustdoc skips as no path whatever has a slash or a dot in it.
    if !absolute || !target.contains(['/', '.']) {
        found.push(format!("relative link to {target:?}"));
    }
}

/// Stricter than rustdoc, which wants a domain with a dot after the scheme.
fn has_bare_url(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.match_indices(scheme).any(|(at, _)| {
            let host = text.get(at + scheme.len()..).unwrap_or_default();
            host.starts_with(|c: char| c.is_ascii_alphanumeric() || "-@:%._+~#=".contains(c))
        })
    })
}
