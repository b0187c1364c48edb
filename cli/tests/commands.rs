//! What every command says, as transcripts: in `commands/`, each file has commands and, below each, its output.
//!
//! `BLESS=1 cargo test -p cargo-formwork --test commands` writes them anew.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// A folder with the fixtures and the documents of this repository, which commands may change.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&root.join("tests/fixture"), folder.path());
    copy(&root.join("../spec"), &folder.path().join("spec"));
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            std::fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

/// Runs what is behind a `$`: the command, or one of a few that change files.
fn run(line: &str, folder: &Path) -> String {
    let words = words(line);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["cargo", arguments @ ..] => run_command(arguments, folder),
        ["cp", from, to] => std::fs::copy(folder.join(from), folder.join(to)).map(|_| String::new()).unwrap(),
        ["replace", file, from, to] => {
            let path = folder.join(file);
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{from} is not in {file}");
            std::fs::write(&path, text.replace(from, to)).map(|()| String::new()).unwrap()
        }
        ["cat", file] => std::fs::read_to_string(folder.join(file)).unwrap(),
        other => panic!("{other:?} is not a command of transcripts"),
    }
}

fn run_command(arguments: &[&str], folder: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-formwork"));
    let output = command.args(arguments).current_dir(folder).env_remove("CLICOLOR_FORCE").output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut said = timeless(&text(&output.stdout));
    if !output.stderr.is_empty() {
        let _ = write!(said, "stderr:\n{}", text(&output.stderr));
    }
    match output.status.code() {
        Some(0) => said,
        code => format!("{said}exit code {}\n", code.unwrap()),
    }
}

/// The words of a line, of which some are in single quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in line.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Output without the times that only one run takes.
fn timeless(text: &str) -> String {
    let line = |line: &str| match (line.strip_suffix(" ms"), line.split_once("\"milliseconds\": ")) {
        (Some(before), _) => {
            format!("{}TIME ms", before.trim_end_matches(|it: char| it.is_ascii_digit() || it == '.'))
        }
        (_, Some((before, _))) => format!("{before}\"milliseconds\": TIME,"),
        _ => line.to_owned(),
    };
    text.lines().map(|it| line(it) + "\n").collect()
}

#[test]
fn every_command_says_what_its_transcript_says() {
    let transcripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands");
    let mut paths: Vec<_> =
        std::fs::read_dir(&transcripts).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 7, "{paths:?}");
    let mut wrong = Vec::new();
    for path in paths {
        let folder = folder();
        let before = std::fs::read_to_string(&path).unwrap();
        let commands = before.lines().filter(|line| line.starts_with("$ ") || line.starts_with("# "));
        let mut after = String::new();
        for line in commands {
            let _ = writeln!(after, "{}{line}", if after.is_empty() { "" } else { "\n" });
            if let Some(command) = line.strip_prefix("$ ") {
                after.push_str(&run(command, folder.path()));
            }
        }
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &after).unwrap();
        } else if before != after {
            wrong.push(format!("{}:\n{after}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "look at the difference: BLESS=1 and git diff\n{}", wrong.join("\n"));
}
