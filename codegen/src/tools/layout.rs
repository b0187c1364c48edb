//! How code that people read is laid out where a formatter leaves a macro's rows in one line.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The tables of generated code, by the names of their macros.
const TABLES: [&str; 3] = ["object", "string_enum", "headers"];

/// Puts each row of a table macro on a line of its own, which is where a change to one member then shows. What comes in
/// is generated code as prettyplease formats it, and no token of it changes.
#[must_use]
pub fn lay_out_tables(code: &str) -> String {
    let mut laid_out: Vec<String> = Vec::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        laid_out.push(line.to_owned());
        let is_table = |name| line.ends_with(&format!("__private::{name}! {{"));
        if !TABLES.into_iter().any(is_table) {
            continue;
        }
        let indent = " ".repeat(line.len() - line.trim_start().len());
        let end = format!("{indent}}}");
        let table: Vec<&str> = lines.by_ref().take_while(|line| *line != end).collect();
        match table.join("\n").parse() {
            Ok(tokens) => laid_out.extend(rows(tokens).iter().map(|row| format!("{indent}    {row}"))),
            Err(_) => laid_out.extend(table.into_iter().map(str::to_owned)),
        }
        laid_out.push(end);
    }
    laid_out.join("\n") + "\n"
}

/// The lines of a table: a name, its rows in braces, and what stands behind them.
fn rows(table: TokenStream) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = Line::default();
    for tree in table {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                lines.push(format!("{} {{", line.take()));
                lines.extend(split(group.stream()).iter().map(|row| format!("    {row},")));
                line.text.push('}');
            }
            tree => line.push(&tree),
        }
    }
    lines.push(line.take());
    lines
}

/// Splits at the commas that are not inside of angle brackets.
fn split(rows: TokenStream) -> Vec<String> {
    let mut split = Vec::new();
    let mut line = Line::default();
    for tree in rows {
        match tree {
            TokenTree::Punct(comma) if comma.as_char() == ',' && line.open == 0 => split.push(line.take()),
            tree => line.push(&tree),
        }
    }
    if !line.text.is_empty() {
        split.push(line.take());
    }
    split
}

/// Tokens with the spaces that people put between them.
#[derive(Default)]
struct Line {
    text: String,
    /// How many angle brackets are open.
    open: usize,
    /// True if the last token belongs to the next one.
    is_joined: bool,
}

impl Line {
    fn push(&mut self, tree: &TokenTree) {
        let (symbol, joins_next) = match tree {
            TokenTree::Punct(punct) => (Some(punct.as_char()), punct.spacing() == Spacing::Joint),
            _ => (None, false),
        };
        let is_arrow = symbol == Some('>') && self.text.ends_with('=');
        let is_path = joins_next || self.is_joined;
        let is_close = matches!(symbol, Some('<' | '>' | ',' | ':')) || self.text.ends_with("::");
        if !is_close && !self.text.is_empty() && !self.text.ends_with(['<', ' ']) {
            self.text.push(' ');
        }
        let text = match tree {
            TokenTree::Group(tuple) if tuple.delimiter() == Delimiter::Parenthesis => {
                let mut types = Self::default();
                tuple.stream().into_iter().for_each(|tree| types.push(&tree));
                format!("({})", types.text.trim_end())
            }
            tree => tree.to_string(),
        };
        self.text.push_str(&text);
        match symbol {
            Some('<') => self.open += 1,
            Some('>') if !is_arrow => self.open = self.open.saturating_sub(1),
            Some(',') => self.text.push(' '),
            Some(':') if !is_path => self.text.push(' '),
            _ => {}
        }
        self.is_joined = joins_next;
    }

    fn take(&mut self) -> String {
        std::mem::take(self).text
    }
}

#[cfg(test)]
mod tests {
    use super::lay_out_tables;

    #[test]
    fn rows_that_the_formatter_broke_stand_on_lines_of_their_own() {
        let code = r#"mod m {
    ::formwork::__private::object! {
        A { "is_controller" => is_controller : Optional < bool >, "a, b : c" => pairs :
        Required <::std::collections::BTreeMap <::std::string::String , super::B >>,
        } rest others : ::formwork::Tuple < (f64, ::std::vec::Vec < f64 > ,), i64 >
    }
    ::formwork::__private::string_enum! {
        B { Odd = "} rest < > : {, =>", Even = "\"" }
    }
    ::formwork::__private::object! {
        C {}
    }
}
"#;
        let laid_out = r#"mod m {
    ::formwork::__private::object! {
        A {
            "is_controller" => is_controller: Optional<bool>,
            "a, b : c" => pairs: Required<::std::collections::BTreeMap<::std::string::String, super::B>>,
        } rest others: ::formwork::Tuple<(f64, ::std::vec::Vec<f64>,), i64>
    }
    ::formwork::__private::string_enum! {
        B {
            Odd = "} rest < > : {, =>",
            Even = "\"",
        }
    }
    ::formwork::__private::object! {
        C {
        }
    }
}
"#;
        assert_eq!(lay_out_tables(code), laid_out);
    }
}
