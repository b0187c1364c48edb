//! No input whatever gets a complaint out of rustdoc.

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::super::{blocks, document, html, is_plain, plain_lines};
use super::oracle::{complaints, options};

const BASE: &str = "https://example.com/docs/api?v=1#top";

/// Pieces of Markdown and HTML that mean something, whole and broken.
#[rustfmt::skip]
const FRAGMENTS: &[&str] = &[
    " ", "  ", "    ", "\t", "\n", "\n\n", "\r\n", "\r", "  \n", "\\\n", "a", "foo", "1", "é", "\u{a0}",
    "\u{2028}", "\0", "`", "``", "```", "````", "~~~", "```rust\n", "```json\n", "``` ignore\n",
    "~~~ no_run\n", "\n```\n", "    fn x()\n", "\\", "\\\\", "\\`", "\\[", "\\*", "*", "**", "***", "_",
    "__", "~", "~~", "[", "]", "[]", "(", ")", "](", "][", "][]", "]:", "[x]", "[ ]", "[^1]", "[^1]: ",
    "[foo]: https://a.example/ \"t\"\n", "[foo]: bar\n", "[foo]", "[foo][]", "[Vec]", "[a](b)",
    "[a](https://a.example/x)", "[a](https://a.example/(x))", "[a](</x y> 't')", "[a](#b)", "![",
    "![a](b.png)", "![](https://a.example/i.png)", "!", "javascript:alert(1)", "[a](javascript:x)",
    "http://", "https://", "HTTPS://", "https://a.example/x_y*z", "http://a.b.example.", "www.a.example",
    "<https://a.example>", "<a@b.example>", "<a@b>", "mailto:a@b", "[m](mailto:a@b)", "<", ">", "> ", ">> ",
    "<<", "<a", "<a>", "<a href=\"", "<a href='/x'>", "<a href=\"https://a.example/?a=1&amp;b=2\">",
    "<a name=x>", "</a>", "<p>", "</p>", "<br>", "<br/>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>",
    "<b>", "</b>", "<em>", "</em>", "<s>", "</s>", "<code>", "</code>", "<pre>",
    "<pre><code class=\"language-json\">", "</code></pre>", "</pre>", "<h1>", "<h3>", "</h3>", "<hr>",
    "<blockquote>", "</blockquote>", "<table><tr><td>", "</td><td>", "</td></tr></table>",
    "<img src=\"/i.png\" alt=\"i\">", "<span>", "</span>", "<foo>", "<T>", "Vec<String>", "<!--", "-->",
    "<!DOCTYPE x>", "<?x?>", "<![CDATA[", "&", "&amp;", "&lt;", "&#96;", "&#91;", "&#x2f;", "&#10;",
    "&copy;", "&nope;", "&#0;", "- ", "* ", "+ ", "-", "--", "---", "\n---\n", "=", "===", "\n===\n",
    "***\n", "_ _ _", "1. ", "2) ", "1234567890. ", "\n- ", "\n  - ", "\n    - ", "\n1. ", "\n   ", "# ",
    "\n## ", "####### ", "#", "|", "| ", "|-|", "\n|-|-|\n", "|a|b|\n|:-|-:|\n", "-|-", "\n:-\n", ":", "\\|",
    "://", "//", "a.example", "{x}", "$", "\"", "'", "^", "\u{feff}", "\u{202e}", "+++", "%%",
];

/// Units that are repeated until the text is large.
#[rustfmt::skip]
const UNITS: [&str; 75] = [
    "[", "]", "![", "](", "[](", "[a](", "[a](b \"", "][", "[a][b", "[foo]: x\n[foo]", "`", "` `` ``` ",
    "`a", "\\`", "<", "<a ", "<a href='", "<a href=\"x\">", "</a>", "<b>", "</b>", "<b><i></b>", "<b> <i>",
    "<code>", "<code></kbd>", "<!--", "<pre>", "`<pre>", "<pre></pre>", "<ul><li>", "<li>", "</li></ul>",
    "<blockquote>", "<br>", "<p>", "<h1>", "- ", "> ", ">", "1. ", "- a\n", "-\n", "> a\n", "* * ", "*",
    "**a ", "_a", "~", "&", "&amp", "&#", "&amp;", "http://", "https://a[", "https://a)", "|", "|-",
    "a|b\n-|-\n", "\n|", "#", "# ", "=\n", "a\n=\n", "\n", "    a\n", "\t", "```\n", "~~~\n", "```a", "\\",
    "\\\n", "  \n", "a  \n", "<x@", "<http://",
];

fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(FRAGMENTS), 0..40).prop_map(|fragments| fragments.concat())
}

/// Pieces of which many a text needs no change.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "Some ", "words", ".", ", ", " ", "\n", "\n\n", "\n\n", "\n- ", "- ", "\n\n- ", "`a_b`", "`", "` <x> `", "`a b`",
    "[a page](https://a.example/x_y?z=1#top)", "[a (b)](http://a.example)", "[x](", "](https://a.example)", "[", "1. ",
    "#", "=", "==", "--", "!", "_", "/", "|", "&", "<p>", "(c)", "\"d\"", "é", "\t", "  ", "\r\n",
];

fn nearly_plain() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PLAIN), 1..9).prop_map(|pieces| pieces.concat())
}

fn check(text: &str) -> Result<(), TestCaseError> {
    for base in [None, Some(BASE)] {
        let markdown = document(text, base);
        let found = complaints(&markdown);
        prop_assert!(found.is_empty(), "{found:?}\nfrom {text:?}\ngot  {markdown:?}");
        let again = complaints(&document(&markdown, base));
        prop_assert!(again.is_empty(), "{again:?}\nthe second time, from {markdown:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(4000) })]

    #[test]
    fn hostile_fragments_are_tamed(text in hostile()) {
        check(&text)?;
    }

    #[test]
    fn nearly_plain_text_is_tamed(text in nearly_plain()) {
        check(&text)?;
    }

    #[test]
    fn any_string_is_tamed(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_punctuation_is_tamed(text in "[-\\[\\]()<>`*_~#=+|:!&;/\\\\ a1.\n]{0,60}") {
        check(&text)?;
    }
}

/// Text that is only long, or only nested, is read in linear time: otherwise this would not end.
#[test]
fn large_inputs_end() {
    const SIZE: usize = 1 << 17;
    let megabytes = ["[", "`", "<", "- "].map(|unit| (unit, 8 * SIZE));
    for (unit, size) in UNITS.map(|unit| (unit, SIZE)).into_iter().chain(megabytes) {
        let text = unit.repeat(size / unit.len());
        let markdown = document(&text, Some(BASE));
        assert!(markdown.len() <= 32 * size, "{unit:?} grows to {}", markdown.len());
    }
    let nested = (0..2000).map(|depth| "  ".repeat(depth) + "- a\n").collect::<String>();
    assert!(document(&nested, None).len() < 2 * nested.len());
    let quoted = format!("{}\n{}", ">".repeat(SIZE / 2), "a\n".repeat(SIZE / 4));
    assert!(document(&quoted, None).len() < 32 * SIZE);
    assert!(pulldown_cmark::Parser::new_ext(&document(&nested, None), options()).count() > 0);
}

proptest! {
    /// A text that is taken for plain would come out of a rewrite as it is.
    #[test]
    fn plain_texts_are_what_rewriting_makes_of_them(text in "[A-Za-z`][a-z A-Z0-9`_.,:;()'\"#=+/\n-]{0,60}") {
        if is_plain(&text) {
            let rewritten = blocks::rewritten(&html::to_markdown(&plain_lines(&text)), Some(BASE));
            prop_assert_eq!(rewritten, text);
        }
    }
}
