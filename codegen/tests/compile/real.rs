//! Real documents, where they lie beside the repository.

use std::path::Path;

use formwork_codegen::{Method, Target};
use serde_json::Value;

use crate::support::{compile_with, select};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/specs");

/// This many of a document's operations, evenly spread: the same ones each time.
fn sample(document: &str, count: usize) -> Vec<(Method, String)> {
    let value: Value = serde_json::from_str(document).unwrap();
    let mut operations = Vec::new();
    for (path, item) in value["paths"].as_object().unwrap() {
        for method in Method::ALL {
            if item.get(method.as_str().to_lowercase()).is_some() {
                operations.push((method, path.clone()));
            }
        }
    }
    let step = (operations.len() / count).max(1);
    operations.into_iter().step_by(step).take(count).collect()
}

fn read(name: &str) -> Option<String> {
    let path = Path::new(FOLDER).join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        println!("skipped: {} is not there", path.display());
    }
    text
}

/// The operation that the project is about has no mistake in any version of the real document.
#[test]
fn the_update_operation_compiles() {
    for name in ["stripe-2023-09-12.json", "stripe-identity-2026-09-30.json"] {
        let Some(document) = read(name) else { continue };
        let update = Target::Id("PostIdentityVerificationSessionsSession".to_owned());
        let compiled = compile_with(&select(update, Some("Update")), &document);
        assert_eq!(compiled.problems, [] as [&str; 0], "{name}");
        assert!(compiled.fields("Update").len() >= 5, "{:?}", compiled.fields("Update"));
    }
}

/// Whatever else is in it gives code or diagnostics.
#[test]
fn other_operations_compile_or_say_why_not() {
    let Some(document) = read("stripe-2023-09-12.json") else { return };
    let operations = sample(&document, 20);
    let mut good = 0;
    for (method, path) in &operations {
        let compiled = compile_with(&select(Target::Path(*method, path.clone()), Some("Sampled")), &document);
        let problems = compiled.problems.len();
        match compiled.problems.first() {
            None => println!("{method} {path}: compiles"),
            Some(problem) => println!("{method} {path}: {problems} diagnostics, such as {problem}"),
        }
        good += usize::from(problems == 0);
        let has_place = |problem: &String| problem.starts_with("api.json:");
        assert!(compiled.problems.iter().all(has_place), "{:#?}", compiled.problems);
    }
    println!("{good} of {} operations compile", operations.len());
}
