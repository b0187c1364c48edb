//! The code of all cases in one crate, with the bindings of the old documents and with those of the new ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::case::Case;

/// The result of a case's code, with either of the bindings.
#[derive(Debug)]
pub(crate) struct Witness {
    pub(crate) old: String,
    /// `None` if it does not compile.
    pub(crate) new: Option<String>,
}

/// Functions for the code of the cases. A request is shown with everything that is sent.
const MAIN: &str = r#"
//! The witnesses of all cases.

#![allow(warnings)]

use formwork::http::{HeaderMap, Response};
use formwork::{Body, Error, Operation};

pub fn sent<O: Operation>(operation: &O) -> String {
    let (parts, body) = operation.request().unwrap().into_parts();
    let body: Body = body.into();
    let body = String::from_utf8(body.into_bytes().unwrap()).unwrap();
    format!("{} {} {:?}\n{body}", parts.method, parts.uri, parts.headers)
}

pub fn answer<O: Operation>(operation: &O, status: u16, media_type: &str, body: &str) -> Result<O::Output, Error> {
    let mut response = Response::new(body.as_bytes());
    *response.status_mut() = status.try_into().unwrap();
    if !media_type.is_empty() {
        response.headers_mut().insert("content-type", media_type.parse().unwrap());
    }
    operation.response(response)
}

pub fn header(name: &'static str, value: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(name.parse().unwrap(), value.parse().unwrap())])
}

fn run(name: &str, witness: fn() -> String) {
    let made = std::panic::catch_unwind(witness).unwrap_or_else(|_| "it panics".to_owned());
    println!("{name} {made:?}");
}
"#;

/// Compiles and runs the code of all cases. What does not compile is left out until the rest does: rustc looks for one
/// kind of mistake after the other.
pub(crate) fn run(cases: &[Case]) -> Vec<Witness> {
    let project = Project::new(cases);
    let mut modules = project.modules.clone();
    while let Err(wrong) = project.build(&modules) {
        modules.retain(|module| !wrong.contains(module));
    }
    let mut made = project.made();
    let witness = |case: &Case| {
        let old = made.remove(&format!("{}_old", case.name));
        let new = made.remove(&format!("{}_new", case.name));
        Witness { old: old.unwrap_or_else(|| panic!("{} has no old bindings", case.name)), new }
    };
    cases.iter().map(witness).collect()
}

/// A crate of its own, with a module for each case and side.
struct Project {
    folder: PathBuf,
    modules: Vec<String>,
}

impl Project {
    fn new(cases: &[Case]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("witnesses");
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let _ = fs::remove_dir_all(folder.join("src"));
        fs::create_dir_all(folder.join("src")).unwrap();
        let manifest = format!(
            "[package]\nname = \"witnesses\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             formwork = {{ path = {:?}, default-features = false }}\n\n[profile.dev]\ndebug = false\n\
             incremental = false\n\n[workspace]\n",
            repository.join("formwork").to_str().unwrap()
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        // The versions that the workspace is tested with, which are also on this machine already.
        fs::copy(repository.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        let mut modules = Vec::new();
        for case in cases {
            for side in ["old", "new"] {
                if let Some(bindings) = case.bindings(side) {
                    let module = format!("{}_{side}", case.name);
                    let code = case.section("code");
                    // The bindings are the first line, so that a mistake in any other is one of the user's code.
                    let text = format!("{bindings}\nuse crate::*;\n{code}\n")
                        .replace("fn witness()", "pub fn witness()");
                    fs::write(folder.join("src").join(format!("{module}.rs")), text).unwrap();
                    modules.push(module);
                }
            }
        }
        Self { folder, modules }
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).current_dir(&self.folder).env("CARGO_NET_OFFLINE", "true");
        cargo.env("CARGO_TARGET_DIR", self.folder.join("target"));
        cargo
    }

    /// Builds these modules, or says which of them do not compile.
    fn build(&self, modules: &[String]) -> Result<(), BTreeSet<String>> {
        let mut main = MAIN.to_owned();
        for module in modules {
            writeln!(main, "mod {module};").unwrap();
        }
        writeln!(main, "\nfn main() {{\n    std::panic::set_hook(Box::new(|_| {{}}));").unwrap();
        for module in modules {
            writeln!(main, "    run({module:?}, {module}::witness);").unwrap();
        }
        fs::write(self.folder.join("src/main.rs"), main + "}\n").unwrap();
        let output = self.cargo(&["build", "--quiet", "--message-format=json"]).output().unwrap();
        if output.status.success() {
            return Ok(());
        }
        let messages = String::from_utf8(output.stdout).unwrap();
        let errors: Vec<Error> = messages.lines().filter_map(Error::read).collect();
        assert!(!errors.is_empty(), "nothing compiles:\n{}", String::from_utf8_lossy(&output.stderr));
        let unexpected = errors.iter().filter(|error| !error.is_expected());
        let unexpected: Vec<&str> = unexpected.map(|error| error.rendered.as_str()).collect();
        assert!(
            unexpected.is_empty(),
            "only code with new bindings may not compile:\n{}",
            unexpected.join("\n")
        );
        Err(errors.into_iter().map(|error| error.module).collect())
    }

    /// The results of the code, by module.
    fn made(&self) -> BTreeMap<String, String> {
        let output = self.cargo(&["run", "--quiet"]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let made = text.lines().map(|line| line.split_once(' ').unwrap());
        made.map(|(module, made)| (module.to_owned(), made.to_owned())).collect()
    }
}

/// An error of rustc.
struct Error {
    module: String,
    line: u64,
    rendered: String,
}

impl Error {
    fn read(line: &str) -> Option<Self> {
        let message: Value = serde_json::from_str(line).ok()?;
        let message = message.get("message").filter(|message| message["level"] == "error")?;
        let rendered = message["rendered"].as_str()?.to_owned();
        let spans = message["spans"].as_array()?;
        let span = spans.iter().find(|span| span["is_primary"] == true)?;
        let module = span["file_name"].as_str()?.strip_prefix("src/")?.strip_suffix(".rs")?.to_owned();
        Some(Self { module, line: span["line_start"].as_u64()?, rendered })
    }

    /// It is in the code of a user, and not in the bindings, and these are the new ones.
    fn is_expected(&self) -> bool {
        self.module.ends_with("_new") && self.line > 1
    }
}
