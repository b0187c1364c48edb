//! Crates that are written to be checked by rustc, in a workspace below the project's own target folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// The root of the repository.
pub(crate) const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A cargo workspace of generated crates.
pub(crate) struct Workspace {
    folder: PathBuf,
}

/// An error of rustc in a crate.
#[derive(Debug)]
pub(crate) struct Finding {
    /// The files that it is about, from the root of the workspace. None if it is about the crate.
    pub(crate) files: BTreeSet<String>,
    /// The rendered error.
    pub(crate) rendered: String,
}

/// The target folder: that of the repository, or the one that the environment names.
pub(crate) fn target() -> PathBuf {
    let otherwise = || Path::new(REPOSITORY).join("target");
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(otherwise, PathBuf::from)
}

impl Workspace {
    /// A workspace of these crates. What an earlier run wrote stays, so that cargo finds unchanged crates fresh.
    pub(crate) fn new(name: &str, members: &[String]) -> Result<Self, String> {
        let folder = target().join("documents").join(name);
        let workspace = Self { folder };
        let members: Vec<String> = members.iter().map(|member| format!("{member:?}")).collect();
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
        workspace.write("Cargo.toml", &manifest)?;
        // The versions that the project is tested with.
        let lock = Path::new(REPOSITORY).join("Cargo.lock");
        let lock = fs::read_to_string(lock).map_err(|error| error.to_string())?;
        if !workspace.folder.join("Cargo.lock").exists() {
            workspace.write("Cargo.lock", &lock)?;
        }
        Ok(workspace)
    }

    /// Writes the manifest of a crate that depends on formwork, with these features of it.
    pub(crate) fn write_manifest(&self, name: &str, features: &[&str], rest: &str) -> Result<(), String> {
        let formwork = format!("{REPOSITORY}/formwork");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             formwork = {{ path = {formwork:?}, default-features = false, features = {features:?} }}\n{rest}"
        );
        self.write(&format!("{name}/Cargo.toml"), &manifest)
    }

    /// Writes a file, if it is not what is there already.
    pub(crate) fn write(&self, path: &str, text: &str) -> Result<(), String> {
        let file = self.folder.join(path);
        let problem = |error: std::io::Error| format!("{}: {error}", file.display());
        if fs::read(&file).ok().as_deref() != Some(text.as_bytes()) {
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder).map_err(problem)?;
            }
            fs::write(&file, text).map_err(problem)?;
        }
        Ok(())
    }

    /// Cargo in the workspace, without a network.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(arguments).current_dir(&self.folder).stdin(Stdio::null());
        cargo.env("CARGO_NET_OFFLINE", "true").env("CARGO_INCREMENTAL", "0");
        cargo.env("CARGO_TARGET_DIR", target().join("documents").join("target"));
        // Two crates at once is what a small machine has the memory for.
        cargo.env("CARGO_BUILD_JOBS", "2");
        cargo
    }

    /// The errors of rustc in the crates; empty if they compile.
    pub(crate) fn check(&self) -> Result<Vec<Finding>, String> {
        let mut cargo =
            self.cargo(&["check", "--workspace", "--keep-going", "--quiet", "--message-format=json"]);
        let output = cargo.output().map_err(|error| error.to_string())?;
        let messages = String::from_utf8_lossy(&output.stdout);
        let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let findings: Vec<Finding> = messages.filter_map(|message| finding(&message)).collect();
        if findings.is_empty() && !output.status.success() {
            return Err(format!("cargo check failed: {}", String::from_utf8_lossy(&output.stderr)));
        }
        Ok(findings)
    }
}

fn finding(message: &Value) -> Option<Finding> {
    let message = message.get("message")?;
    let is_error = message.get("level")?.as_str()?.starts_with("error");
    let spans = message.get("spans")?.as_array()?;
    // The summary of the number of errors is not an error itself.
    if !is_error || spans.is_empty() {
        return None;
    }
    let mut files = BTreeSet::new();
    for span in spans {
        add_files(span, &mut files);
    }
    Some(Finding { files, rendered: message.get("rendered")?.as_str()?.to_owned() })
}

/// The file of a span, and those from which the macro was called in which the span is.
fn add_files(span: &Value, files: &mut BTreeSet<String>) {
    let mut span = Some(span);
    while let Some(here) = span {
        files.extend(here.get("file_name").and_then(Value::as_str).map(str::to_owned));
        span = here.pointer("/expansion/span");
    }
}

#[cfg(test)]
mod tests {
    use super::finding;
    use serde_json::json;

    #[test]
    fn a_finding_is_about_the_file_from_which_a_macro_was_called() {
        let call = json!({"file_name": "d0/src/m0.rs", "expansion": null});
        let span = json!({"file_name": "runtime/src/json/object.rs", "expansion": {"span": call}});
        let message = json!({"message": {"level": "error", "spans": [span], "rendered": "error: no"}});
        let found = finding(&message).unwrap();
        assert!(found.files.contains("d0/src/m0.rs"), "{found:?}");
        assert_eq!(found.rendered, "error: no");
    }

    #[test]
    fn a_count_of_errors_is_no_finding_and_neither_is_a_warning() {
        let span = json!({"file_name": "d0/src/m0.rs"});
        for (level, spans) in [("error", json!([])), ("warning", json!([span]))] {
            let message = json!({"message": {"level": level, "spans": spans, "rendered": ""}});
            assert!(finding(&message).is_none(), "{message}");
        }
        assert!(finding(&json!({"reason": "build-finished"})).is_none());
    }
}
