//! Descriptions as documents really have them, and what becomes of them.

mod oracle;
mod properties;

use super::document;
use oracle::{complaints, visible_text};

const BASE: &str = "https://docs.example.com/api/sessions?lang=en#top";

/// Compares, asks the oracle about it, and expects that writing it again changes nothing.
#[track_caller]
fn becomes(text: &str, expected: &str) {
    let markdown = document(text, Some(BASE));
    assert_eq!(markdown, expected);
    assert_eq!(complaints(&markdown), Vec::<String>::new());
    assert_eq!(document(&markdown, Some(BASE)), markdown, "not stable");
}

#[test]
fn plain_text_stays() {
    becomes("", "");
    becomes(" \n\t\n", "");
    becomes("The business type.", "The business type.");
    becomes("It's 5 * 3 = 15, `a_b` and snake_case; 100%.", "It's 5 * 3 = 15, `a_b` and snake_case; 100%.");
    becomes("one\r\ntwo\rthree\n\n\n\nfour  ", "one\ntwo\nthree\n\nfour");
    becomes("**Custom Only** or *optional*, ~~gone~~", "**Custom Only** or *optional*, ~~gone~~");
    becomes("zero\0 width\u{feff}, reversed\u{202e}", "zero width, reversed");
}

#[test]
fn html_of_an_operation_is_markdown() {
    becomes(
        "<p>Updates a VerificationSession object.</p>\n\n<p>When the session status is <code>requires_input</code>, you can \
         use this method to update the\nverification check and options.</p>",
        "Updates a VerificationSession object.\n\nWhen the session status is `requires_input`, you can \
         use this method to update the\nverification check and options.",
    );
    becomes(
        "<p>Related guide: <a href=\"/docs/identity/how-sessions-work\">Sessions</a></p>",
        "Related guide: [Sessions](https://docs.example.com/docs/identity/how-sessions-work)",
    );
    becomes(
        "<p>A <i>canceled</i> session <strong>cannot</strong> be used.<br/>See <a href='#errors'><code>errors</code></a>.</p>",
        "A *canceled* session **cannot** be used.\\\nSee [`errors`](https://docs.example.com/api/sessions?lang=en#errors).",
    );
    becomes("one<br><br />two<br>", "one\n\ntwo");
    becomes(
        "<h2>Errors &amp; limits</h2><p>None.</p><hr>End",
        "## Errors &amp; limits\n\nNone.\n\n***\n\nEnd",
    );
    becomes("<b>bold</b>, never <i>closed", "**bold**, never *closed");
    becomes("<blockquote><p>One</p><p>Two</p></blockquote>Three", "One\n\nTwo\n\nThree");
    becomes("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "A | B\n\n1 | 2");
    becomes("a <!-- theme: info --> b", "a  b");
}

#[test]
fn html_lists_are_lists() {
    becomes(
        "<p>Any of:</p>\n\n<ul>\n<li>Refund: use <code>refund</code>.</li>\n<li>Credit</li>\n</ul>\n\n<p>Then wait.</p>",
        "Any of:\n\n- Refund: use `refund`.\n- Credit\n\nThen wait.",
    );
    becomes(
        "<ol><li>one<ul><li>inner</li><li>more</li></ul></li><li><p>two</p><p>and</p></li></ol>",
        "1. one\n   - inner\n   - more\n2. two\n\n   and",
    );
    becomes("<ul><li>not<li>closed</ul>after", "- not\n- closed\n\nafter");
    becomes("<ul>\n\n    <li>indented</li>\n\n</ul>", "- indented");
    becomes("<li>alone</li><li></li>", "- alone");
}

#[test]
fn code_elements_are_code() {
    becomes(
        "<pre><code class=\"language-json\">{\n  &quot;id&quot;: \"x\"\n}\n</code></pre>",
        "```json\n{\n  \"id\": \"x\"\n}\n```",
    );
    becomes(
        "Send <pre>a\n\n  b</pre> then <pre>c</pre>",
        "Send\n\n```text\na\n\n  b\n```\n\nthen\n\n```text\nc\n```",
    );
    becomes("<code>List&lt;T&gt; [x] *y*</code>", "`List<T> [x] *y*`");
    becomes("<code>a`b</code><code>c</code>", "``a`b`` `c`");
    becomes("?code=<code>&x", "?code=\\<code>&x");
    becomes("`<pre>` and `<p>` and `&lt;`", "`<pre>` and `<p>` and `&lt;`");
}

#[test]
fn unknown_tags_and_references_are_text() {
    becomes("A Vec<String>, <id>, a < b > c <-", "A Vec\\<String>, \\<id>, a \\< b > c \\<-");
    becomes("Pass <currency>usd</currency>.", "Pass \\<currency>usd\\</currency>.");
    becomes("HashMap<a, b> of <b and c>", "HashMap\\<a, b> of \\<b and c>");
    becomes(
        "a&nbsp;b &lt;c&gt; &#39;d&#x27; &amp; AT&T &eacute;",
        "a&nbsp;b &lt;c&gt; &#39;d&#x27; &amp; AT&T &eacute;",
    );
    becomes("&amp;lt; is how < is written", "&amp;lt; is how \\< is written");
    becomes("<script>alert(1)</script>", "\\<script>alert(1)\\</script>");
}

#[test]
fn links_are_absolute_or_text() {
    let same =
        "See [payment_intent.succeeded](https://docs.example.com/events#x-y) and [mail](mailto:a@b.example).";
    becomes(same, same);
    becomes("[a](../b?c#d), [e](f), [g](./h)", &{
        let at = "https://docs.example.com";
        format!("[a]({at}/api/../b?c#d), [e]({at}/api/f), [g]({at}/api/./h)")
    });
    becomes(
        "[a](?b) [c](//d.example/e)",
        "[a](https://docs.example.com/api/sessions?b) [c](https://d.example/e)",
    );
    becomes("[a](https://b.example/c_(d) \"Title\")", "[a](https://b.example/c_%28d%29)");
    becomes("<a href=\"https://a.example/?b=1&amp;c=2\">d</a>", "[d](https://a.example/?b=1&amp;c=2)");
    becomes("[a](javascript:alert(1)) <a href=' JavaScript:x'>b</a> [c](data:d)", "a b c");
    becomes("<a name=\"x\"></a>[](https://a.example) [d]()", "<https://a.example> d");
    becomes("Wow!<a href=/x>y</a>", "Wow! [y](https://docs.example.com/x)");
}

#[test]
fn without_a_base_relative_links_are_text() {
    let cases = [
        ("[a](/b) <a href='c'>d</a> [e](#f)", "a d e"),
        ("[g](https://h.example)", "[g](https://h.example)"),
        ("![i](j.png)", "i"),
    ];
    for (text, expected) in cases {
        assert_eq!(document(text, None), expected);
        assert_eq!(document(text, Some("/no/absolute/url")), expected);
    }
}

#[test]
fn brackets_are_not_intra_doc_links() {
    becomes(
        "defaults to [\"card\"], settings[mode], [Vec]",
        "defaults to \\[\"card\"\\], settings\\[mode\\], \\[Vec\\]",
    );
    becomes("[a][b] [c][]\n\n[b]: std::vec", "\\[a\\]\\[b\\] \\[c\\]\\[\\]\n\n\\[b\\]: std::vec");
    becomes("note[^1]\n\n[^1]: foot", "note\\[^1\\]\n\n\\[^1\\]: foot");
    becomes("- [ ] open\n- [x] done", "- \\[ \\] open\n- \\[x\\] done");
    becomes("[cut off](/docs/api", "\\[cut off\\](/docs/api");
    becomes("[outer [inner](/x)](/y)", "[outer inner](https://docs.example.com/y)");
    becomes("`[code]` and \\[escaped\\]", "`[code]` and \\[escaped\\]");
}

#[test]
fn urls_are_autolinks() {
    becomes(
        "See https://a.example/docs_x, or (http://b.example).",
        "See <https://a.example/docs_x>, or (<http://b.example>).",
    );
    becomes("**https://a.example** <https://b.example>", "**<https://a.example>** <https://b.example>");
    becomes("[https://a.example](https://a.example)", "<https://a.example>");
    becomes("[https://a.example/](https://b.example)", "[https://a.example/](https://b.example)");
    becomes("https://{region}.example/v1 and https://", "<https://{region}.example/v1> and https:/\\/");
    becomes("https://a.example?b=1&amp;c=2.", "<https://a.example?b=1&c=2>.");
    becomes("https://a.example/?expand[]=b[c]", "<https://a.example/?expand>\\[\\]=b\\[c\\]");
    becomes("`https://a.example`", "`https://a.example`");
    becomes("<support@a.example>", "\\<support@a.example>");
}

#[test]
fn images_are_links() {
    becomes("![Chart](/c.png)", "[Chart](https://docs.example.com/c.png)");
    becomes("<img alt='Chart' src=/c.png /> ![](d.png)", &{
        let at = "https://docs.example.com";
        format!("[Chart]({at}/c.png) [image]({at}/api/d.png)")
    });
    assert_eq!(document("![see https://a.example/b](c.png)rest", None), "see <https://a.example/b>rest");
    becomes("[![badge](https://a.example/b.svg)](https://c.example)", "[badge](https://c.example)");
}

#[test]
fn code_blocks_are_not_doctests() {
    becomes(
        "Example:\n\n    { \"a\": [1] }\n\n    more\n\nEnd",
        "Example:\n\n```text\n{ \"a\": [1] }\n\nmore\n```\n\nEnd",
    );
    becomes("```\nlet x;\n```", "```text\nlet x;\n```");
    for rust in [
        "rust",
        "ignore",
        "no_run",
        "should_panic",
        "compile_fail",
        "edition2021",
        "custom",
        "E0277",
        "nonsense",
    ] {
        becomes(&format!("~~~ {rust}\nx();\n~~~"), "```text\nx();\n```");
    }
    becomes("```JSON title=\"x\"\n{}\n```", "```json\n{}\n```");
    becomes("```sh\ncurl -d '<p>'\n```", "```sh\ncurl -d '<p>'\n```");
    becomes("~~~\n```\n~~~", "````text\n```\n````");
    becomes("text\n```http\nGET /\n```\ntext", "text\n\n```http\nGET /\n```\n\ntext");
    becomes("text\n    continued", "text\ncontinued");
    becomes("``two``, `` ` ``, one ` tick", "`two`, `` ` ``, one \\` tick");
}

#[test]
fn lists_stay_lists() {
    becomes("If:\n * `a`: one\n * `b`: two", "If:\n\n- `a`: one\n- `b`: two");
    becomes("- a\n\n    - b\n\n      more\n- c", "- a\n\n  - b\n\n    more\n- c");
    becomes("1) a\n2) b\n   c\n10) d", "1. a\n2. b\n   c\n10. d");
    becomes(
        "- a\n  ```\n  b\n  ```\n- ```json\n  {}",
        "- a\n\n  ```text\n  b\n  ```\n- ```json\n  {}\n  ```",
    );
    becomes("-     code\n\n  text", "- ```text\n  code\n  ```\n\n  text");
    becomes("- a\nlazy\n\nout", "- a\n  lazy\n\nout");
    becomes("In the year\n1984. It was", "In the year\n1984\\. It was");
    becomes("> quoted\n> - item\nlazy\n\n- > b", "> quoted\n> - item\n>   lazy\n\n- > b");
    becomes("-\n- \n- a", "- a");
}

#[test]
fn headings_and_rules_are_explicit() {
    becomes("# A `b` #\n####### seven\n#tag", "# A `b`\n\n\\####### seven\n\\#tag");
    becomes("Title\n=====\n\nSub\n---\ntext", "# Title\n\n## Sub\n\ntext");
    becomes("two\nlines\n---\nafter", "two\nlines\n\n***\n\nafter");
    becomes("a\n\n---\n\n* * *", "a\n\n***\n\n***");
    becomes("a\n&nbsp;---\n&nbsp;=", "a\n&nbsp;---\n&nbsp;=");
}

#[test]
fn tables_stay_tables() {
    becomes(
        "Codes:\n| code | `m` |\n|:---|--:|\n| 1 | a \\| `b \\| c` |\n| 2<br>3 |\n\nEnd",
        "Codes:\n\n| code | `m` |\n| :--- | --: |\n| 1 | a \\| `b \\| c` |\n| 2 3 |\n\nEnd",
    );
    becomes(
        "a | b\n--- | ---\n[x](/y) | <i>z</i>",
        "| a | b |\n| --- | --- |\n| [x](https://docs.example.com/y) | *z* |",
    );
    becomes("a | b\n&nbsp;--- | ---", "a | b\n&nbsp;--- | ---");
    becomes("- | a |\n  |---|\n  | b |\n- c", "- | a |\n  | --- |\n  | b |\n- c");
}

#[test]
fn depth_is_capped() {
    let markdown = document(&format!("{}deep", "> ".repeat(40)), None);
    assert_eq!(markdown, format!("{}\\> {}deep", "> ".repeat(12), "> ".repeat(27)));
    let markdown = document(&format!("{}deep", "<ul><li>".repeat(40)), None);
    assert_eq!(markdown, "- - - - - - - - - - - - deep");
    assert_eq!(complaints(&markdown), Vec::<String>::new());
}

/// Inputs that earlier versions let through.
#[test]
fn regressions() {
    becomes("``a|[b]``c\n-|-<br>", "| \\`\\`a | \\[b\\]\\`\\`c |\n| - | - |");
    becomes("a\\\n<b></b>\\", "a\\\n****\\\\");
    becomes("<!--http://>", "\\<!--http:/\\/>");
    becomes("<a href=/x><b@c.example></a>", "[\\<b@c.example>](https://docs.example.com/x)");
    becomes("http:<b>//a.example", "http:**//a.example");
}

#[test]
fn no_word_is_lost() {
    let text = "<p>One <foo>two</foo> [three] `four</p><ul><li>five `six`</li></ul>\n\n    seven\n\n| eight |\n|---|\n| nine |";
    let visible = visible_text(&document(text, None));
    for word in ["One", "two", "three", "four", "five", "six", "seven", "eight", "nine"] {
        assert!(visible.contains(word), "{word} is not in {visible:?}");
    }
}
