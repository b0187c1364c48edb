//! Builds from an empty target folder.

use std::collections::BTreeMap;

use formwork_bench::table;

use crate::contender::{ADDED, Contender, Group};
use crate::cost::{self, Cost};
use crate::text::{megabytes, ratio, ratio_of_counts, seconds};
use crate::workshop::Workshop;
use crate::{Failure, Participant};

/// The costs of a contender's builds, and the number of compiled crates.
#[derive(Default)]
struct Builds {
    costs: Vec<Cost>,
    crates: usize,
}

/// The profiles, and what they are called.
pub const PROFILES: [(&str, &str); 2] = [("dev", "debug"), ("release", "release")];

/// Builds all contenders in these profiles, in turns.
///
/// # Errors
///
/// Fails if one does not build who did before.
pub fn tables(
    workshop: &Workshop,
    participants: &[Participant],
    profiles: &[(&str, &str)],
    rounds: usize,
) -> Result<String, Failure> {
    let mut tables = String::new();
    for (profile, title) in profiles {
        let mut builds: BTreeMap<&str, Builds> = BTreeMap::new();
        for round in 0..rounds {
            for contender in participants.iter().filter_map(Participant::able) {
                eprintln!("cold, {title}, round {} of {rounds}: {}", round + 1, contender.name);
                let (cost, crates) = build(workshop, contender, profile)?;
                eprintln!("    {} wall, {} CPU", seconds(cost.wall), seconds(cost.cpu));
                let builds = builds.entry(contender.name).or_default();
                builds.costs.push(cost);
                builds.crates = crates;
            }
        }
        for group in Group::ALL {
            tables.push_str(&of_group(
                group,
                &format!("Cold, {title}, {}", group.title()),
                participants,
                &builds,
            ));
        }
        tables.push_str(&added(&format!("What is added to the bare HTTP client, {title}"), &builds));
    }
    Ok(tables)
}

fn build(workshop: &Workshop, contender: Contender, profile: &str) -> Result<(Cost, usize), Failure> {
    let target = workshop.target(contender.name, profile);
    if target.exists() {
        std::fs::remove_dir_all(target)?;
    }
    let cost = cost::measure(&mut workshop.cargo_for(contender.name, "build", profile), &workshop.log())?;
    let log = std::fs::read_to_string(workshop.log())?;
    Ok((cost, log.lines().filter(|line| line.trim_start().starts_with("Compiling ")).count()))
}

fn of_group(
    group: Group,
    title: &str,
    participants: &[Participant],
    builds: &BTreeMap<&str, Builds>,
) -> String {
    let of = |name: &str| builds.get(name).and_then(|builds| Cost::median(&builds.costs));
    let base = of(group.base());
    let header = ["", "wall", "ratio", "CPU", "ratio", "memory", "ratio", "crates"];
    let mut cells = vec![header.map(str::to_owned).to_vec()];
    for participant in participants.iter().filter(|participant| participant.contender.group == group) {
        let Some(cost) = of(participant.contender.name) else {
            cells.push(participant.row_without_numbers(header.len()));
            continue;
        };
        let none = || "-".to_owned();
        cells.push(vec![
            participant.contender.title.to_owned(),
            seconds(cost.wall),
            base.map_or_else(none, |base| ratio(cost.wall.as_secs_f64(), base.wall.as_secs_f64())),
            seconds(cost.cpu),
            base.map_or_else(none, |base| ratio(cost.cpu.as_secs_f64(), base.cpu.as_secs_f64())),
            megabytes(cost.memory),
            base.map_or_else(none, |base| ratio_of_counts(cost.memory, base.memory)),
            builds.get(participant.contender.name).map_or_else(none, |builds| builds.crates.to_string()),
        ]);
    }
    if cells.len() == 1 { String::new() } else { table::aligned(title, &cells) }
}

/// CPU time with the bindings, less that of the client that they stand on. The last column is to the first row.
fn added(title: &str, builds: &BTreeMap<&str, Builds>) -> String {
    let cpu = |name: &str| Some(Cost::median(&builds.get(name)?.costs)?.cpu.as_secs_f64());
    let mut cells = vec![["", "CPU", "of the client", "added", "ratio"].map(str::to_owned).to_vec()];
    let mut first = None;
    for (name, bare) in ADDED {
        let (Some(all), Some(bare)) = (cpu(name), cpu(bare)) else { continue };
        let added = all - bare;
        let first = *first.get_or_insert(added);
        let seconds = |time: f64| format!("{time:.2} s");
        cells.push(vec![
            (*name).to_owned(),
            seconds(all),
            seconds(bare),
            seconds(added),
            ratio(added, first),
        ]);
    }
    if cells.len() == 1 { String::new() } else { table::aligned(title, &cells) }
}
