//! Builds after a change.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use formwork_bench::table;

use crate::contender::{Contender, Group, Source};
use crate::cost::{self, median};
use crate::text::{milliseconds, ratio};
use crate::workshop::{Workshop, document};
use crate::{Failure, Participant};

/// The line of `main.rs` that changes.
pub(crate) const CHANGE: &str = "const CHANGE: u32 = ";

/// The text at the beginning of the session in the document.
const SCHEMA: &str = r#""identity.verification_session": {"#;
const PROPERTIES: &str = r#""properties": {"#;

/// The last member of the session by hand.
const LAST_MEMBER: &str = "    pub url: Option<String>,\n";

type Times = BTreeMap<&'static str, Vec<Duration>>;

/// Builds all contenders after both changes, in turns.
///
/// # Errors
///
/// Fails if one does not build.
pub fn tables(workshop: &Workshop, participants: &[Participant], rounds: usize) -> Result<String, Failure> {
    let able: Vec<Contender> = participants.iter().filter_map(Participant::able).collect();
    for contender in &able {
        build(workshop, *contender)?;
    }
    let (mut program, mut document): (Times, Times) = (BTreeMap::new(), BTreeMap::new());
    for round in 1..=rounds {
        for contender in &able {
            eprintln!("incremental, main.rs, round {round} of {rounds}: {}", contender.name);
            change_program(&workshop.project(contender.name).join("src/main.rs"), round)?;
            program.entry(contender.name).or_default().push(build(workshop, *contender)?);
        }
    }
    // All of them behind the others: what is changed here may be shared, and would be built there.
    for round in 1..=rounds {
        for contender in &able {
            if change_document(workshop, *contender, round)? {
                eprintln!("incremental, document, round {round} of {rounds}: {}", contender.name);
                document.entry(contender.name).or_default().push(build(workshop, *contender)?);
            }
        }
    }
    let groups = Group::ALL.map(|group| of_group(group, participants, &program, &document));
    Ok(groups.concat())
}

fn build(workshop: &Workshop, contender: Contender) -> Result<Duration, Failure> {
    let cost = cost::measure(&mut workshop.cargo_for(contender.name, "build", "dev"), &workshop.log())?;
    Ok(cost.wall)
}

/// Changes one line of a program.
pub(crate) fn change_program(file: &Path, round: usize) -> Result<(), Failure> {
    let text = std::fs::read_to_string(file)?;
    let (before, rest) =
        text.split_once(CHANGE).ok_or_else(|| format!("{} has no `{CHANGE}`", file.display()))?;
    let (_, after) = rest.split_once(';').ok_or("a constant has no end")?;
    Ok(std::fs::write(file, format!("{before}{CHANGE}{round};{after}"))?)
}

/// Adds a member to the session, another one in each round. Says whether there is anything to add to.
fn change_document(workshop: &Workshop, contender: Contender, round: usize) -> Result<bool, Failure> {
    match contender.source {
        Source::Elsewhere | Source::Oas3Gen => return Ok(false),
        Source::Hand(file) => {
            let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects").join(file);
            let text = std::fs::read_to_string(original)?;
            let more = format!("{LAST_MEMBER}    pub added_{round}: Option<String>,\n");
            std::fs::write(workshop.project(file), replaced(&text, LAST_MEMBER, &more)?)?;
        }
        Source::Document | Source::Bindings => {
            workshop.write_document(
                contender.name,
                contender.source,
                &with_property(&document()?, round)?,
            )?;
        }
    }
    Ok(true)
}

/// The document with one more property of the session.
fn with_property(document: &str, round: usize) -> Result<String, Failure> {
    let (before, schema) = document.split_once(SCHEMA).ok_or("the document has no session")?;
    let more = format!(r#"{PROPERTIES}"added_{round}": {{"type": "string"}},"#);
    Ok(format!("{before}{SCHEMA}{}", replaced(schema, PROPERTIES, &more)?))
}

fn replaced(text: &str, from: &str, to: &str) -> Result<String, Failure> {
    let (before, after) = text.split_once(from).ok_or_else(|| format!("there is no `{}`", from.trim()))?;
    Ok(format!("{before}{to}{after}"))
}

fn of_group(group: Group, participants: &[Participant], program: &Times, document: &Times) -> String {
    let of = |times: &Times, name: &str| median(times.get(name)?.iter().copied());
    let header = ["", "`main.rs`", "ratio", "document", "ratio"];
    let mut cells = vec![header.map(str::to_owned).to_vec()];
    for participant in participants.iter().filter(|participant| participant.contender.group == group) {
        if participant.able().is_none() {
            cells.push(participant.row_without_numbers(header.len()));
            continue;
        }
        let mut row = vec![participant.contender.title.to_owned()];
        for times in [program, document] {
            let time = of(times, participant.contender.name);
            let base = of(times, group.base());
            row.push(time.map_or("-".to_owned(), milliseconds));
            let ratio = time.zip(base).map(|(time, base)| ratio(time.as_secs_f64(), base.as_secs_f64()));
            row.push(ratio.unwrap_or("-".to_owned()));
        }
        cells.push(row);
    }
    if cells.len() == 1 {
        String::new()
    } else {
        table::aligned(&format!("After a change, {}", group.title()), &cells)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_gets_a_member_in_the_document_and_in_the_code() {
        let before = crate::expansion::update(&document().unwrap()).unwrap().to_string();
        let after =
            crate::expansion::update(&with_property(&document().unwrap(), 7).unwrap()).unwrap().to_string();
        assert!(!before.contains("added_7") && after.contains("added_7"));
    }

    #[test]
    fn every_program_has_the_line_that_changes() {
        for contender in crate::contender::ALL {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("projects").join(contender.name);
            let text = std::fs::read_to_string(folder.join("src/main.rs")).unwrap();
            assert!(text.contains(CHANGE), "{}", contender.name);
        }
    }
}
