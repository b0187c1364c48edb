//! Response examples: what generated code makes of them, and which variant of each union a value becomes. Which examples
//! there are, and what is right, says `examples/examples.py`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use formwork_openapi::{Document, Index};
use formwork_resolve::model::Shape;
use proc_macro2::Span;
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_json::value::RawValue;

use crate::compile::{Memory, Outcome, PATH, code, judge, these};
use crate::corpus::Operation;
use crate::worker::{Worker, say};
use crate::workspace::Workspace;

/// How long a worker may take for the code of one document, and its address space.
const PATIENCE: Duration = Duration::from_secs(120);
const MEGABYTES: u64 = 8 * 1024;
/// In how many programs the documents are, so that rustc works on several at once.
const PROGRAMS: usize = 8;
/// The profile without debug information.
const PROFILE: (&str, &str) = ("CARGO_PROFILE_DEV_DEBUG", "0");

/// A document and its examples, as the script asks for them.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Job {
    document: PathBuf,
    examples: Vec<Examples>,
}

/// The valid examples of a schema.
#[derive(Clone, Serialize, Deserialize)]
struct Examples {
    /// A JSON pointer.
    schema: String,
    /// The example as JSON.
    values: Vec<String>,
}

/// A union as the model has it.
#[derive(Serialize, Deserialize)]
struct Union {
    discriminator: Option<String>,
    /// The variants.
    branches: Vec<Branch>,
}

/// A variant.
#[derive(Serialize, Deserialize)]
struct Branch {
    name: String,
    /// The place of its schema.
    schema: String,
    /// The values of the discriminator.
    tags: Vec<String>,
}

/// The result of a worker for a document.
#[derive(Default, Serialize, Deserialize)]
struct Made {
    /// Each module's text, and the numbers of the examples that it reads.
    modules: Vec<(String, Vec<usize>)>,
    unions: BTreeMap<String, Union>,
    /// Examples whose schema has no code, and why.
    refused: Vec<(usize, String)>,
}

/// An example's number, the number of its value, and the value encoded again: as it is, and with the variants in it.
type Said = (usize, usize, Result<(String, String), String>);

/// The input of the script: a line for each document.
#[derive(Serialize)]
struct Answer {
    unions: BTreeMap<String, Union>,
    refused: Vec<(usize, String)>,
    answers: Vec<Said>,
}

/// Reads the examples of a file, and writes what became of them into another.
pub(crate) fn answer(asked: &Path, answers: &Path) -> Result<usize, String> {
    let text = fs::read_to_string(asked).map_err(|error| format!("{}: {error}", asked.display()))?;
    // The last line has only counts.
    let jobs: Vec<Job> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let made = crate::pool::each(&jobs, |job| {
        let worker = Worker::start(&crate::worker::Job::Read(job.clone()), MEGABYTES)?;
        let made = worker.answer::<Made>(PATIENCE);
        made.map_err(|reason| format!("{}: {reason}", job.document.display()))
    });
    let made = made.into_iter().collect::<Result<Vec<Made>, String>>()?;
    let mut said = run(&jobs, &made)?;
    let mut lines = String::new();
    for (number, Made { unions, refused, .. }) in made.into_iter().enumerate() {
        let answer = Answer { unions, refused, answers: said.remove(&number).unwrap_or_default() };
        lines.push_str(&serde_json::to_string(&answer).map_err(|error| error.to_string())?);
        lines.push('\n');
    }
    fs::write(answers, lines).map_err(|error| error.to_string())?;
    Ok(jobs.len())
}

pub(crate) fn work(job: &Job) -> Result<(), String> {
    let text = receiving(job)?;
    let mut made = Made::default();
    let mut operations = Vec::new();
    for number in 0..job.examples.len() {
        let operation = operation(number);
        match judge(&these([&operation]), text.as_bytes()).outcome {
            Outcome::Generated => operations.push(number),
            Outcome::Refused(reason) => made.refused.push((number, reason)),
            outcome => return Err(outcome.broken().unwrap_or_default()),
        }
    }
    add(operations, &text, &mut made);
    say(&made)
}

fn operation(number: usize) -> Operation {
    Operation { method: "GET".to_owned(), path: format!("/formwork-example-{number}") }
}

/// The document with an operation for each schema, which receives it. All else stays where it is.
fn receiving(job: &Job) -> Result<String, String> {
    let problem = |error: serde_json::Error| format!("{}: {error}", job.document.display());
    let text = fs::read_to_string(&job.document).map_err(|error| error.to_string())?;
    let mut document: BTreeMap<String, &RawValue> =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(problem)?;
    let paths = document.get("paths").map_or("{}", |paths| paths.get());
    let mut paths: BTreeMap<String, Box<RawValue>> = serde_json::from_str(paths).map_err(problem)?;
    for (number, Examples { schema, .. }) in job.examples.iter().enumerate() {
        let content = json!({"application/json": {"schema": {"$ref": reference(schema)}}});
        let responses = json!({"200": {"description": "", "content": content}});
        let item = json!({"get": {"operationId": format!("ReadExample{number}"), "responses": responses}});
        let item = RawValue::from_string(item.to_string()).map_err(problem)?;
        paths.insert(operation(number).path, item);
    }
    let paths = serde_json::value::to_raw_value(&paths).map_err(problem)?;
    document.insert("paths".to_owned(), &paths);
    serde_json::to_string(&document).map_err(problem)
}

/// A pointer as a URI's fragment.
fn reference(pointer: &str) -> String {
    let mut reference = "#".to_owned();
    for byte in pointer.bytes() {
        if byte.is_ascii_alphanumeric() || b"/~-._".contains(&byte) {
            reference.push(char::from(byte));
        } else {
            let _ = write!(reference, "%{byte:02X}");
        }
    }
    reference
}

/// Adds the code of these examples; in several modules where their names clash.
fn add(mut numbers: Vec<usize>, text: &str, made: &mut Made) {
    let operations: Vec<Operation> = numbers.iter().copied().map(operation).collect();
    if let Some(file) = code(&operations, text.as_bytes()).filter(|_| !numbers.is_empty()) {
        let module = made.modules.len();
        let code = prettyplease::unparse(&file).replace("::formwork::__private::choice!", "crate::choice!");
        made.modules.push((code, numbers));
        made.unions.extend(unions(&operations, text, module));
    } else if numbers.len() > 1 {
        let second = numbers.split_off(numbers.len() / 2);
        add(numbers, text, made);
        add(second, text, made);
    }
}

/// The unions in the code of these operations.
fn unions(operations: &[Operation], text: &str, module: usize) -> Vec<(String, Union)> {
    let files = Memory(text.as_bytes());
    let Ok(document) = Document::load(PATH, &files, Span::call_site()) else { return Vec::new() };
    let index = Index::new(&document, Span::call_site());
    let arguments = these(operations);
    let selected = formwork_resolve::select(&arguments, &index, &mut Vec::new());
    let model = formwork_resolve::resolve(&arguments, &document.root(), selected).model;
    let unions = model.definitions.iter().filter_map(|definition| {
        let Shape::Union(union) = &definition.shape else { return None };
        let mut name = format!("m{module}::");
        for part in &definition.module {
            let _ = write!(name, "{part}::");
        }
        let branches = union.branches.iter().map(|branch| Branch {
            name: branch.name.to_string(),
            schema: branch.place.pointer.to_string().trim_start_matches('#').to_owned(),
            tags: branch.tags.clone(),
        });
        let (discriminator, branches) = (union.discriminator.clone(), branches.collect());
        Some((format!("{name}{}", definition.name), Union { discriminator, branches }))
    });
    unions.collect()
}

/// Writes the programs that read the examples, and runs them. The answers are by the number of the document.
fn run(jobs: &[Job], made: &[Made]) -> Result<BTreeMap<usize, Vec<Said>>, String> {
    let programs: Vec<String> = (0..PROGRAMS).map(|number| format!("e{number}")).collect();
    let workspace = Workspace::new("examples", &programs)?;
    for (number, program) in programs.iter().enumerate() {
        let documents = || jobs.iter().zip(made).enumerate().skip(number).step_by(PROGRAMS);
        workspace.write_manifest(
            program,
            &[],
            "serde_json = { version = \"1\", features = [\"raw_value\"] }\n",
        )?;
        let (mut main, mut calls) = (MAIN.to_owned(), String::new());
        for (document, (job, Made { modules, .. })) in documents() {
            let _ = writeln!(main, "mod d{document} {{");
            for (module, (code, numbers)) in modules.iter().enumerate() {
                workspace.write(&format!("{program}/src/d{document}/m{module}.rs"), code)?;
                let _ = writeln!(main, "    pub mod m{module};");
                for number in numbers {
                    let _ = writeln!(
                        calls,
                        "    say({document}, {number}, &d{document}::m{module}::ReadExample{number}::new(), \
                         include_str!(\"../values/{document}.json\"));"
                    );
                }
            }
            let _ = writeln!(main, "}}");
            let values: Vec<&Vec<String>> = job.examples.iter().map(|examples| &examples.values).collect();
            let values = serde_json::to_string(&values).map_err(|error| error.to_string())?;
            workspace.write(&format!("{program}/values/{document}.json"), &values)?;
        }
        let _ = writeln!(main, "\nfn main() {{\n{calls}}}");
        workspace.write(&format!("{program}/src/main.rs"), &main)?;
    }
    build(&workspace)?;
    let mut answers: BTreeMap<usize, Vec<Said>> = BTreeMap::new();
    for program in &programs {
        let mut cargo = workspace.cargo(&["run", "--quiet", "--package", program]);
        let output = cargo.env(PROFILE.0, PROFILE.1).output().map_err(|error| error.to_string())?;
        if !output.status.success() {
            return Err(format!("{program} failed: {}", String::from_utf8_lossy(&output.stderr)));
        }
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let (document, number, index, said) =
                serde_json::from_str(line).map_err(|error| error.to_string())?;
            answers.entry(document).or_default().push((number, index, said));
        }
    }
    Ok(answers)
}

fn build(workspace: &Workspace) -> Result<(), String> {
    let mut cargo = workspace.cargo(&["build", "--workspace", "--quiet"]);
    let output = cargo.env(PROFILE.0, PROFILE.1).output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("the programs do not compile: {}", String::from_utf8_lossy(&output.stderr)))
}

/// The program without its modules. Its `choice!` is that of the runtime, but for `Serialize`, which says the variant
/// where it is asked to.
const MAIN: &str = include_str!("examples/main.rs.txt");
