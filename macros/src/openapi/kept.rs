//! The documents that earlier expansions have read. The macros of a crate are expanded in one process, and so are those
//! of all crates that an editor has open.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use formwork_codegen::Text;

/// How many bytes of documents are kept. The last one is, whatever its size.
const LIMIT: usize = 64 << 20;

/// For how long a file must not have been written before what was read of it is kept: a file system's clock goes by
/// steps of up to two seconds, and within one a file can change without a trace.
const SETTLED: Duration = Duration::from_secs(3);

/// The metadata that changes when a file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: SystemTime,
    length: u64,
}

impl Stamp {
    /// Nothing for a file that is not there, and where nobody knows when it was written.
    pub(super) fn read(file: &Path) -> Option<Self> {
        let metadata = std::fs::metadata(file).ok()?;
        Some(Self { modified: metadata.modified().ok()?, length: metadata.len() })
    }

    /// A time in the future says nothing.
    fn is_settled(&self) -> bool {
        self.modified.elapsed().is_ok_and(|elapsed| elapsed >= SETTLED)
    }
}

/// Documents with their paths, the one that was used last at the end.
pub(super) struct Kept(Mutex<Vec<Entry>>);

struct Entry {
    file: PathBuf,
    stamp: Stamp,
    text: Arc<Text>,
}

impl Kept {
    pub(super) const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// The cached text of a file, if it has not changed.
    pub(super) fn get(&self, file: &Path, stamp: &Stamp) -> Option<Arc<Text>> {
        let mut entries = self.entries();
        let found = entries.iter().position(|entry| entry.file == file && entry.stamp == *stamp)?;
        let entry = entries.remove(found);
        let text = Arc::clone(&entry.text);
        entries.push(entry);
        Some(text)
    }

    /// Keeps what was read of a file, and lets go of what was not used for the longest time.
    pub(super) fn put(&self, file: PathBuf, stamp: Stamp, text: Arc<Text>) {
        let mut entries = self.entries();
        entries.retain(|entry| entry.file != file);
        if !stamp.is_settled() {
            return;
        }
        entries.push(Entry { file, stamp, text });
        let mut size = 0;
        let fits = entries.iter().rev().take_while(|entry| {
            let is_last = size == 0;
            size += entry.text.size();
            is_last || size <= LIMIT
        });
        let surplus = entries.len() - fits.count();
        entries.drain(..surplus);
    }

    /// Nothing that is done with them can be left half done.
    fn entries(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
