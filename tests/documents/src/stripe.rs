//! Stripe's whole document: every operation compiles, and every fixture decodes and encodes without loss.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use formwork_codegen::lay_out_tables;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::compile::{Outcome, code, judge, these};
use crate::corpus::Operation;
use crate::lossless::differences;
use crate::workspace::Workspace;

/// The errors of all operations at once, and the time of cargo without dependencies.
pub(crate) fn check(document: &Path) -> Result<(Vec<String>, Duration), String> {
    let workspace = Workspace::new("stripe", &["api".to_owned()])?;
    let text =
        std::fs::read_to_string(document).map_err(|error| format!("{}: {error}", document.display()))?;
    workspace.write_manifest("api", &["macros"], "")?;
    workspace.write("api/src/lib.rs", "//! Nothing yet, so that what this depends on is built first.\n")?;
    workspace.write("api/spec.json", &text)?;
    workspace.check()?;
    workspace.write(
        "api/src/lib.rs",
        "//! Every operation of Stripe.\n#![deny(warnings)]\n\n\
         formwork::openapi! {\n    spec = \"spec.json\",\n    operations = [*],\n}\n",
    )?;
    let started = Instant::now();
    let findings = workspace.check()?;
    Ok((findings.into_iter().map(|finding| finding.rendered).collect(), started.elapsed()))
}

/// The result for the fixtures.
#[derive(Default)]
pub(crate) struct Fixtures {
    pub(crate) count: usize,
    pub(crate) lossless: usize,
    /// Name and reason: the compiler refuses the component, the value does not decode, or it comes back changed.
    pub(crate) refused: Vec<(String, String)>,
    pub(crate) undecoded: Vec<(String, String)>,
    pub(crate) changed: Vec<(String, String)>,
}

/// Decodes and encodes every fixture of a file, which has them by the names of their components.
pub(crate) fn fixtures(document: &Path, fixtures: &Path) -> Result<Fixtures, String> {
    let read =
        |path: &Path| std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let text = read(fixtures)?;
    let mut file: BTreeMap<String, &RawValue> =
        serde_json::from_str(&text).map_err(|error| error.to_string())?;
    if let Some(resources) = file.get("resources") {
        file = serde_json::from_str(resources.get()).map_err(|error| error.to_string())?;
    }
    let names: Vec<&String> = file.keys().collect();
    let document = serde_json::from_str(&read(document)?).map_err(|error| error.to_string())?;
    let document = receiving(document, &names).to_string();
    let mut found = Fixtures { count: names.len(), ..Fixtures::default() };
    let mut operations = Vec::new();
    for (number, name) in names.iter().enumerate() {
        let operation = Operation { method: "GET".to_owned(), path: format!("/{number}") };
        match judge(&these([&operation]), document.as_bytes()).outcome {
            Outcome::Generated => operations.push(operation),
            Outcome::Refused(diagnostic) => found.refused.push(((*name).clone(), diagnostic)),
            outcome => found.refused.push(((*name).clone(), outcome.broken().unwrap_or_default())),
        }
    }
    let answers = run(&operations, &document, &names, &file)?;
    for (number, answer) in answers {
        let Some(name) = names.get(number) else { return Err(format!("there is no fixture {number}")) };
        let before = file.get(*name).map_or("", |value| value.get());
        match answer {
            Err(reason) => found.undecoded.push(((*name).clone(), reason)),
            Ok(after) => match differences(before, &after)?.as_slice() {
                [] => found.lossless += 1,
                differences => found.changed.push(((*name).clone(), differences.join("; "))),
            },
        }
    }
    Ok(found)
}

/// The document with other operations: one for each component, which receives it.
fn receiving(mut document: Value, names: &[&String]) -> Value {
    let operation = |(number, name): (usize, &&String)| {
        let schema =
            json!({"$ref": format!("#/components/schemas/{}", name.replace('~', "~0").replace('/', "~1"))});
        let content = json!({"application/json": {"schema": schema}});
        let responses = json!({"200": {"description": "", "content": content}});
        (
            format!("/{number}"),
            json!({"get": {"operationId": format!("Fixture{number}"), "responses": responses}}),
        )
    };
    if let Some(members) = document.as_object_mut() {
        let paths: serde_json::Map<String, Value> = names.iter().enumerate().map(operation).collect();
        members.insert("paths".to_owned(), Value::Object(paths));
    }
    document
}

/// The output of the program for each fixture: its value encoded again, or the decode error.
type Answers = BTreeMap<usize, Result<String, String>>;

/// Writes the program that decodes and encodes, and runs it.
fn run(
    operations: &[Operation],
    document: &str,
    names: &[&String],
    file: &BTreeMap<String, &RawValue>,
) -> Result<Answers, String> {
    let workspace = Workspace::new("fixtures", &["fixtures".to_owned()])?;
    workspace.write_manifest("fixtures", &[], "serde_json = \"1\"\n")?;
    let mut main = MAIN.to_owned();
    let mut calls = String::new();
    for (module, operations) in together(operations, document.as_bytes()).into_iter().enumerate() {
        let Some(code) = code(&operations, document.as_bytes()) else { continue };
        workspace
            .write(&format!("fixtures/src/m{module}.rs"), &lay_out_tables(&prettyplease::unparse(&code)))?;
        let _ = writeln!(main, "mod m{module};");
        for operation in &operations {
            let number = operation.path.trim_start_matches('/');
            let _ = writeln!(
                calls,
                "    say({number}, &m{module}::Fixture{number}::new(), include_bytes!(\"../values/{number}.json\"));"
            );
        }
    }
    for (number, name) in names.iter().enumerate() {
        workspace.write(
            &format!("fixtures/values/{number}.json"),
            file.get(*name).map_or("", |value| value.get()),
        )?;
    }
    let _ = writeln!(main, "\nfn main() {{\n{calls}}}");
    workspace.write("fixtures/src/main.rs", &main)?;
    let output = workspace.cargo(&["run", "--quiet"]).output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("the fixtures' program failed: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let said = String::from_utf8_lossy(&output.stdout);
    said.lines().map(|line| serde_json::from_str(line).map_err(|error| error.to_string())).collect()
}

/// Groups of operations that can be selected together, because their names do not clash.
fn together(operations: &[Operation], text: &[u8]) -> Vec<Vec<Operation>> {
    if operations.is_empty() || code(operations, text).is_some() {
        return vec![operations.to_vec()];
    }
    let (first, second) = operations.split_at(operations.len() / 2);
    if first.is_empty() {
        return Vec::new();
    }
    [together(first, text), together(second, text)].concat()
}

const MAIN: &str = r#"//! Decodes every fixture and encodes it again.
#![allow(dead_code)]

use formwork::__private::serde::Serialize;
use formwork::{Operation, http::Response};

fn say<O: Operation<Output: Serialize>>(number: usize, operation: &O, body: &[u8]) {
    let response = Response::builder().header("content-type", "application/json").body(body).unwrap();
    let answer = match operation.response(response) {
        Ok(output) => Ok(serde_json::to_string(&output).unwrap()),
        Err(error) => Err(error.to_string()),
    };
    println!("{}", serde_json::to_string(&(number, answer)).unwrap());
}

"#;
