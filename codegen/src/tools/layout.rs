//! How code that people read is laid out where a formatter leaves a macro's rows in one line.

/// The tables of generated code, by the names of their macros.
const TABLES: [&str; 3] = ["object", "string_enum", "headers"];

/// Puts each row of a table macro on a line of its own, which is where a change to one member then shows. What comes in
/// is generated code as prettyplease formats it.
#[must_use]
pub fn lay_out_tables(code: &str) -> String {
    let mut laid_out: Vec<String> = Vec::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        laid_out.push(line.to_owned());
        let is_table = |name| line.contains(&format!("__private::{name}! {{"));
        if TABLES.into_iter().any(is_table) {
            let table: Vec<&str> =
                lines.by_ref().take_while(|line| line.trim() != "}").map(str::trim).collect();
            let indent = line.len() - line.trim_start().len();
            laid_out.extend(rows(&table.join(" "), &" ".repeat(indent)));
        }
    }
    laid_out.join("\n") + "\n"
}

/// The lines of a table between its first and last one, with the last one.
fn rows(table: &str, outer: &str) -> Vec<String> {
    let table = table.replace(" : ", ": ").replace(" < ", "<").replace(" >", ">");
    let Some((name, rows)) = table.trim_end_matches([' ', '}']).split_once(" {") else {
        return vec![format!("{outer}    {table}"), format!("{outer}}}")];
    };
    let (rows, rest) = rows.split_once("} rest ").unwrap_or((rows, ""));
    let mut lines = vec![format!("{outer}    {name} {{")];
    lines.extend(split_rows(rows.trim()).iter().map(|row| format!("{outer}        {row},")));
    let rest = if rest.is_empty() { String::new() } else { format!(" rest {rest}") };
    lines.extend([format!("{outer}    }}{rest}"), format!("{outer}}}")]);
    lines
}

/// Splits at the commas that are not inside of angle brackets.
fn split_rows(rows: &str) -> Vec<String> {
    let mut split: Vec<String> = Vec::new();
    for part in rows.trim_end_matches(',').split(", ").filter(|part| !part.is_empty()) {
        let is_open = |row: &String| {
            let types = row.replace("=>", "");
            types.matches('<').count() > types.matches('>').count()
        };
        match split.last_mut().filter(|row| is_open(row)) {
            Some(row) => *row = format!("{row}, {part}"),
            None => split.push(part.to_owned()),
        }
    }
    split
}
