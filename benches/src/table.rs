//! Tables in Markdown, and their places in the README.

/// The numbers of a contender.
pub struct Row {
    name: String,
    numbers: Option<(Option<u64>, f64)>,
}

impl Row {
    /// A measured contender: its instructions, if they can be counted, and its time.
    #[must_use]
    pub fn measured(name: &str, instructions: Option<u64>, nanoseconds: f64) -> Self {
        Self { name: name.to_owned(), numbers: Some((instructions, nanoseconds)) }
    }

    /// A contender that cannot do the work, and the reason.
    #[must_use]
    pub fn unable(name: &str, reason: &str) -> Self {
        Self { name: format!("{name} (cannot: {reason})"), numbers: None }
    }
}

/// A titled table. The second row is who the others are compared with.
#[must_use]
pub fn markdown(title: &str, rows: &[Row]) -> String {
    let base = rows.get(1).and_then(|row| row.numbers);
    let mut cells = vec![["", "instructions", "ratio", "time", "ratio"].map(str::to_owned).to_vec()];
    cells.extend(rows.iter().map(|row| columns(row, base)));
    aligned(title, &cells)
}

/// A titled table of these cells, the first row of which is above the columns.
#[must_use]
pub fn aligned(title: &str, cells: &[Vec<String>]) -> String {
    let count = cells.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..count)
        .map(|column| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or(0))
        .collect();
    let dashes = |(column, width): (usize, &usize)| match column {
        0 => "-".repeat(*width),
        _ => "-".repeat(width - 1) + ":",
    };
    let mut lines = vec![format!("\n### {title}\n")];
    for (number, row) in cells.iter().enumerate() {
        lines.push(line(row, &widths));
        if number == 0 {
            lines.push(line(&widths.iter().enumerate().map(dashes).collect::<Vec<_>>(), &widths));
        }
    }
    lines.join("\n") + "\n"
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let padded = cells.iter().zip(widths).enumerate().map(|(column, (cell, width))| match column {
        0 => format!(" {cell:width$} |"),
        _ => format!(" {cell:>width$} |"),
    });
    format!("|{}", padded.collect::<String>())
}

fn columns(row: &Row, base: Option<(Option<u64>, f64)>) -> Vec<String> {
    let none = || "-".to_owned();
    let Some((instructions, nanoseconds)) = row.numbers else {
        return vec![row.name.clone(), none(), none(), none(), none()];
    };
    let by_time = base.map_or_else(none, |(_, base)| format!("{:.2}", nanoseconds / base));
    let by_count = instructions.zip(base.and_then(|(base, _)| base)).map_or_else(none, |(count, base)| {
        // Two digits behind the point: hundredths, rounded.
        let hundredths = (count * 100 + base / 2) / base.max(1);
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    });
    let count = instructions.map_or_else(none, |count| grouped(&count.to_string()));
    vec![row.name.clone(), count, by_count, format!("{} ns", grouped(&format!("{nanoseconds:.0}"))), by_time]
}

/// Digits in groups of three.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The README with other text between the two markers of `name`.
///
/// # Errors
///
/// Fails where a marker is missing.
pub fn replace(readme: &str, name: &str, text: &str) -> Result<String, String> {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let missing = || format!("the README has no markers of `{name}`");
    let (before, rest) = readme.split_once(&begin).ok_or_else(missing)?;
    let (_, after) = rest.split_once(&end).ok_or_else(missing)?;
    Ok(format!("{before}{begin}\n{}\n\n{end}{after}", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_to_the_second_row() {
        let rows = [
            Row::measured("a", Some(1_500), 10.4),
            Row::measured("b", Some(1_000), 20.8),
            Row::measured("c", None, 1040.0),
            Row::unable("d", "no"),
        ];
        let expected = "
### Title

|                | instructions | ratio |     time | ratio |
| -------------- | -----------: | ----: | -------: | ----: |
| a              |        1,500 |  1.50 |    10 ns |  0.50 |
| b              |        1,000 |  1.00 |    21 ns |  1.00 |
| c              |            - |     - | 1,040 ns | 50.00 |
| d (cannot: no) |            - |     - |        - |     - |
";
        assert_eq!(markdown("Title", &rows), expected);
    }

    #[test]
    fn only_what_is_between_the_markers_changes() {
        let readme = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n";
        assert_eq!(
            replace(readme, "x", "\nnew\n").as_deref(),
            Ok("a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb\n")
        );
        assert_eq!(replace(readme, "y", "new"), Err("the README has no markers of `y`".to_owned()));
    }
}
