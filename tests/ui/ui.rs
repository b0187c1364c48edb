//! Runs the compile tests: what is in `pass` compiles and runs, what is in the other folders fails as its `.stderr` says.
//!
//! Tests name documents as users do, by a path from the folder of their `Cargo.toml`. For a test that folder is the
//! package that trybuild makes, so the documents are put there first.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use trybuild::TestCases;

/// Where the documents come from: those that all tests share, and those that are here for one mistake each.
const SOURCES: [&str; 2] = ["../../spec", "spec"];

/// Copies the documents, once for both tests.
static DOCUMENTS: LazyLock<()> = LazyLock::new(|| {
    let folder = trybuild_package().join("spec");
    fs::create_dir_all(&folder).expect("the folder for documents can be made");
    let sources = SOURCES.iter().flat_map(|source| files(&manifest_folder().join(source)));
    let copied: BTreeSet<OsString> = sources.map(|source| copy_into(&folder, &source)).collect();
    for old in files(&folder).iter().filter(|file| !copied.contains(&name(file))) {
        fs::remove_file(old).expect("a document that is gone can be removed");
    }
});

#[test]
fn pass() {
    LazyLock::force(&DOCUMENTS);
    TestCases::new().pass("pass/*.rs");
}

/// Without a test that must pass among them, trybuild builds them all at once.
#[test]
fn fail() {
    LazyLock::force(&DOCUMENTS);
    let tests = TestCases::new();
    for theme in ["arguments", "document", "operations", "derive"] {
        tests.compile_fail(format!("{theme}/*.rs"));
    }
    if is_recorded_compiler() {
        tests.compile_fail("params/*.rs");
    } else {
        println!("params/ is not compared: its errors are rustc's own words, recorded with {RECORDED}");
    }
}

/// The compiler whose words are in `params/*.stderr`; others word them differently.
const RECORDED: &str = "rustc 1.95.";

fn is_recorded_compiler() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("rustc can be run");
    String::from_utf8_lossy(&output.stdout).starts_with(RECORDED)
}

fn manifest_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The package that trybuild makes of the tests, in the target folder that cargo names.
fn trybuild_package() -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
        .current_dir(manifest_folder())
        .output()
        .expect("cargo can be run");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let target = metadata["target_directory"].as_str().expect("cargo knows its target folder");
    Path::new(target).join("tests/trybuild").join(env!("CARGO_PKG_NAME"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.expect("a folder can be listed").path()).filter(|path| path.is_file()).collect()
}

/// Writes only what has changed, so that a run beside another one never reads half a file.
fn copy_into(folder: &Path, source: &Path) -> OsString {
    let target = folder.join(name(source));
    let bytes = fs::read(source).expect("a document can be read");
    if fs::read(&target).ok().as_ref() != Some(&bytes) {
        fs::write(target, bytes).expect("a document can be written");
    }
    name(source)
}

fn name(file: &Path) -> OsString {
    file.file_name().unwrap_or_default().to_owned()
}
