//! `cargo formwork list`: the operations of a document, and how much of each is in the code.

use std::fmt::Write as _;
use std::path::Path;

use clap::Args;
use formwork_codegen::{Api, Arguments, Fidelity, Summary, Tally};
use serde_json::{Value, json};

use crate::arguments::spanned;
use crate::files::Folder;
use crate::outcome::{Failure, Format, Outcome, print, print_json};
use crate::progress::during;
use crate::report;
use crate::search::{Words, nearest};
use crate::style::{bad, faint, good, name, strong, warning};

/// List the operations of a document
///
/// Each is marked by how much of it the code has:
///
///   exact    every call and every value that the document describes
///   lossy    not all of that: some parts are not represented
///   refused  it has no code, because of a mistake or something that is not supported
///
/// Beside the mark are counts, of which `explain` shows the places:
///
///   not represented  parts that no generated item stands for, such as callbacks
///   not enforced     restrictions of values that are not checked, such as a pattern: still exact
///   slips            departures of the document from OpenAPI, generated with the meaning that
///                    is plain
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  cargo formwork list spec/api.json
  cargo formwork list spec/api.json verification session
  cargo formwork list spec/api.json --no-marks --format json"
)]
pub(crate) struct List {
    /// The OpenAPI document, in JSON or YAML
    spec: String,

    /// Only operations that have all of these words in their method, path, id, summary or tags, or words like them
    words: Vec<String>,

    /// Do not look at how much of each operation the code has, which takes time in a large document
    #[arg(long)]
    no_marks: bool,

    /// For whom the output is
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// An operation as it is listed.
struct Entry {
    summary: Summary,
    fidelity: Option<Fidelity>,
}

pub(crate) fn run(list: &List) -> Result<Outcome, Failure> {
    let folder = Folder::current();
    let source = during("reading", || folder.open(&list.spec))?;
    let api = source.api();
    report::print(&api.problems(), Path::new(""));
    let summaries = api.operations();
    let words = Words::new(&list.words);
    let names: Vec<String> = summaries.iter().map(called).collect();
    let entries: Vec<(usize, Summary)> =
        summaries.into_iter().enumerate().filter(|(_, summary)| words.are_in(&said(summary))).collect();
    if entries.is_empty() {
        nothing(list, &names)?;
        return Ok(Outcome::DoesNotHold);
    }
    let entries = if list.no_marks { unmarked(entries) } else { marked(&api, list, entries) };
    match list.format {
        Format::Json => print_json(&entries.iter().map(in_json).collect::<Vec<_>>())?,
        Format::Text => print(&in_text(&entries))?,
    }
    Ok(Outcome::Fine)
}

/// The text that is searched.
fn said(summary: &Summary) -> String {
    let texts = [summary.id.as_deref(), summary.summary.as_deref()];
    let texts: Vec<&str> = texts.into_iter().flatten().collect();
    format!("{} {} {} {}", summary.method, summary.path, texts.join(" "), summary.tags.join(" "))
}

/// The ways to select an operation.
fn called(summary: &Summary) -> String {
    match &summary.id {
        Some(id) => id.clone(),
        None => format!("{} {}", summary.method, summary.path),
    }
}

fn unmarked(summaries: Vec<(usize, Summary)>) -> Vec<Entry> {
    summaries.into_iter().map(|(_, summary)| Entry { summary, fidelity: None }).collect()
}

fn marked(api: &Api<'_>, list: &List, summaries: Vec<(usize, Summary)>) -> Vec<Entry> {
    let numbers: Vec<usize> = summaries.iter().map(|(number, _)| *number).collect();
    let arguments = Arguments::new(spanned(&list.spec));
    let fidelities = during("looking at operations", || api.fidelities(&arguments, &numbers));
    let summaries = summaries.into_iter().map(|(_, summary)| summary);
    summaries.zip(fidelities).map(|(summary, fidelity)| Entry { summary, fidelity: Some(fidelity) }).collect()
}

fn nothing(list: &List, names: &[String]) -> Result<(), Failure> {
    if list.format == Format::Json {
        return print_json(&json!([]));
    }
    if list.words.is_empty() {
        return print("The document has no operations.\n");
    }
    let words = list.words.join(" ");
    let mut text = format!("No operation has {} in it.", strong(format!("`{words}`")));
    let near = nearest(&words, names.iter().map(String::as_str));
    if !near.is_empty() {
        let near: Vec<String> = near.into_iter().map(|near| name(near).to_string()).collect();
        let _ = write!(text, " The nearest names are {}.", near.join(", "));
    }
    print(&format!("{text}\n"))
}

fn in_text(entries: &[Entry]) -> String {
    let mut text = String::new();
    for Entry { summary, fidelity } in entries {
        let Summary { method, path, id, summary, tags, deprecated, .. } = summary;
        let (mark, counts) = match fidelity {
            None => (String::new(), String::new()),
            Some(Fidelity::Generated(tally)) if tally.is_exact() => {
                (format!("{}  ", good("exact  ")), counted(tally))
            }
            Some(Fidelity::Generated(tally)) => (format!("{}  ", warning("lossy  ")), counted(tally)),
            Some(Fidelity::Refused(_)) => (format!("{}  ", bad("refused")), String::new()),
        };
        let indent = if fidelity.is_some() { 9 } else { 2 };
        let _ = write!(text, "{mark}{:7} {path}", strong(method.as_str()));
        if let Some(id) = id {
            let _ = write!(text, "  {}", name(id));
        }
        if !counts.is_empty() {
            let _ = write!(text, "  {}", faint(format!("({counts})")));
        }
        text.push('\n');
        let mut about = Vec::new();
        about.extend(deprecated.then(|| "Deprecated.".to_owned()));
        about.extend(summary.as_deref().map(without_tags));
        about.extend((!tags.is_empty()).then(|| format!("[{}]", tags.join(", "))));
        if !about.is_empty() {
            let _ = writeln!(text, "{:indent$}{}", "", faint(about.join(" ")));
        }
        if let Some(Fidelity::Refused(problems)) = fidelity {
            for problem in problems {
                let said = problem.to_string().replace('\n', &format!("\n{:indent$}", ""));
                let _ = writeln!(text, "{:indent$}{said}", "");
            }
        }
    }
    text.push_str(&total(entries));
    text
}

/// The counts of a tally that are not zero.
fn counted(tally: &Tally) -> String {
    let Tally { not_represented, not_enforced, slips } = *tally;
    let slip = if slips == 1 { "slip" } else { "slips" };
    let counts = [(not_represented, "not represented"), (not_enforced, "not enforced"), (slips, slip)];
    let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    counts.collect::<Vec<_>>().join(", ")
}

/// The text between HTML tags, which descriptions may have, and which do not help where they are only shown.
fn without_tags(text: &str) -> String {
    let is_tag = |after: &str| after.starts_with(|it: char| it == '/' || it.is_ascii_alphabetic());
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        shown.push_str(before);
        match after.split_once('>') {
            Some((_, behind)) if is_tag(after) => rest = behind,
            // What was cut off in the middle of a tag ends in front of it.
            None if is_tag(after) => return shown,
            _ => {
                shown.push('<');
                rest = after;
            }
        }
    }
    shown + rest
}

/// How many there are of each mark.
fn total(entries: &[Entry]) -> String {
    let count = |is: fn(&Fidelity) -> bool| {
        entries.iter().filter_map(|it| it.fidelity.as_ref()).filter(|it| is(it)).count()
    };
    let marks = [
        (count(|it| matches!(it, Fidelity::Generated(tally) if tally.is_exact())), "exact"),
        (count(|it| matches!(it, Fidelity::Generated(tally) if !tally.is_exact())), "lossy"),
        (count(|it| matches!(it, Fidelity::Refused(_))), "refused"),
    ];
    let marks: Vec<String> =
        marks.iter().filter(|(count, _)| *count > 0).map(|(count, mark)| format!("{count} {mark}")).collect();
    let noun = if entries.len() == 1 { "operation" } else { "operations" };
    let marks = if marks.is_empty() { String::new() } else { format!(": {}", marks.join(", ")) };
    format!("{} {noun}{marks}\n", entries.len())
}

fn in_json(entry: &Entry) -> Value {
    let Entry { summary, fidelity } = entry;
    let (file, line, column) = &summary.place;
    let mut value = json!({
        "method": summary.method.as_str(),
        "path": summary.path,
        "id": summary.id,
        "summary": summary.summary,
        "tags": summary.tags,
        "deprecated": summary.deprecated,
        "file": file,
        "line": line,
        "column": column,
    });
    let (tally, problems) = match fidelity {
        None => return value,
        Some(Fidelity::Generated(tally)) => (*tally, Vec::new()),
        Some(Fidelity::Refused(problems)) => (Tally::default(), problems.iter().map(report::json).collect()),
    };
    let mark = match fidelity {
        Some(Fidelity::Refused(_)) => "refused",
        _ if tally.is_exact() => "exact",
        _ => "lossy",
    };
    let Tally { not_represented, not_enforced, slips } = tally;
    if let Some(object) = value.as_object_mut() {
        object.insert("mark".to_owned(), json!(mark));
        object.insert("not_represented".to_owned(), json!(not_represented));
        object.insert("not_enforced".to_owned(), json!(not_enforced));
        object.insert("slips".to_owned(), json!(slips));
        object.insert("problems".to_owned(), json!(problems));
    }
    value
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn tags_are_left_out() {
        for (text, shown) in [
            ("<p>Lists <em>all</em> pets.</p>", "Lists all pets."),
            ("a < b and c > d", "a < b and c > d"),
            ("<a href=\"/docs\">Docs</a>, a <b", "Docs, a "),
            ("no tag", "no tag"),
        ] {
            assert_eq!(without_tags(text), shown);
        }
    }
}
