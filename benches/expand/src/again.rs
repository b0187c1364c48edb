//! More calls of one crate on the same document: what was read for the first is known to the others.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use formwork_bench::table;
use formwork_codegen::{Files, Target, Text};

use crate::contender::select;
use crate::{ROUNDS, median, milliseconds};

/// How many calls a crate has.
const CALLS: usize = 10;

/// Files as the macro keeps them between two calls.
#[derive(Default)]
struct Keeping(RefCell<BTreeMap<String, Arc<Text>>>);

impl Files for Keeping {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(path).map_err(|error| error.to_string())
    }

    fn known(&self, path: &str) -> Option<Arc<Text>> {
        self.0.borrow().get(path).cloned()
    }

    fn keep(&self, path: &str, text: &Arc<Text>) {
        self.0.borrow_mut().insert(path.to_owned(), Arc::clone(text));
    }
}

/// The time of the first call, of each that follows, and of all of them.
pub(crate) fn table(path: &str, operation: &str) -> Result<String, Box<dyn Error>> {
    let (mut first, mut next, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let files = Keeping::default();
        let started = Instant::now();
        for call in 0..CALLS {
            let started = Instant::now();
            select(path, vec![Target::Id(operation.to_owned())], &files)?;
            if call == 0 { &mut first } else { &mut next }.push(started.elapsed());
        }
        all.push(started.elapsed());
    }
    let row = |name: &str, times| vec![name.to_owned(), milliseconds(median(times))];
    let cells = [
        vec![String::new(), "time".to_owned()],
        row("the first call", first),
        row("each that follows", next),
        row(&format!("all {CALLS}"), all),
    ];
    Ok(table::aligned(&format!("{CALLS} calls on it in one crate"), &cells))
}
