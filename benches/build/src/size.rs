//! Results of a build: the size of the program, and the lines given to LLVM.

use std::collections::BTreeMap;

use formwork_bench::table;

use crate::contender::Group;
use crate::llvm::{self, Lines};
use crate::text::{count, ratio_of_counts};
use crate::workshop::Workshop;
use crate::{Failure, Participant, cost};

/// The sizes of a contender, which are the same in every round.
struct Sizes {
    program: u64,
    llvm: Lines,
}

/// Measures all contenders, once.
///
/// # Errors
///
/// Fails if one does not build.
pub fn tables(workshop: &Workshop, participants: &[Participant]) -> Result<String, Failure> {
    let mut sizes = BTreeMap::new();
    for contender in participants.iter().filter_map(Participant::able) {
        eprintln!("size: {}", contender.name);
        cost::measure(&mut workshop.cargo_for(contender.name, "build", "release"), &workshop.log())?;
        let program = contender.program(&workshop.target(contender.name, "release"), "release");
        let program = std::fs::metadata(program)?.len();
        sizes.insert(contender.name, Sizes { program, llvm: llvm::measure(workshop, contender.name)? });
    }
    Ok(Group::ALL.map(|group| of_group(group, participants, &sizes)).concat())
}

fn of_group(group: Group, participants: &[Participant], sizes: &BTreeMap<&str, Sizes>) -> String {
    let base = sizes.get(group.base());
    let header = ["", "program", "ratio", "LLVM lines", "ratio", "functions"];
    let mut cells = vec![header.map(str::to_owned).to_vec()];
    for participant in participants.iter().filter(|participant| participant.contender.group == group) {
        let Some(one) = sizes.get(participant.contender.name) else {
            cells.push(participant.row_without_numbers(header.len()));
            continue;
        };
        let ratio = |one, base: Option<u64>| base.map_or("-".to_owned(), |base| ratio_of_counts(one, base));
        cells.push(vec![
            participant.contender.title.to_owned(),
            format!("{} kB", count(one.program / 1_000)),
            ratio(one.program, base.map(|base| base.program)),
            count(one.llvm.lines),
            ratio(one.llvm.lines, base.map(|base| base.llvm.lines)),
            count(one.llvm.functions),
        ]);
    }
    if cells.len() == 1 {
        String::new()
    } else {
        table::aligned(&format!("Sizes, {}", group.title()), &cells)
    }
}
