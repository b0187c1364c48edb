//! Real documents, where they lie beside the repository.

use std::path::Path;

use formwork_codegen::{Action, Arguments, Method, Patch, Target};
use proc_macro2::TokenTree;
use quote::ToTokens;
use serde_json::Value;

use crate::support::{Compiled, by_id, compile_with, select, spanned};

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
        let compiled =
            compile_with(&select(Target::Path(method.clone(), path.clone()), Some("Sampled")), &document);
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

/// How many types there are, in modules and out of them.
fn types(compiled: &Compiled) -> usize {
    fn count(tokens: proc_macro2::TokenStream) -> usize {
        let in_tree = |tree| match tree {
            TokenTree::Group(group) => count(group.stream()),
            TokenTree::Ident(word) => usize::from(word == "struct" || word == "enum"),
            _ => 0,
        };
        tokens.into_iter().map(in_tree).sum()
    }
    count(compiled.file.to_token_stream())
}

/// Its responses lead to most of the 819 schemas. The fragment does not have the one member that is cut off here.
#[test]
fn the_whole_document_makes_no_more_types_than_a_fragment() {
    let Some(whole) = read("stripe-2023-09-12.json") else { return };
    let mut update = by_id("PostIdentityVerificationSessionsSession");
    let fragment = types(&compile_with(&update, include_str!("../../../spec/identity.json")));
    let all = types(&compile_with(&update, &whole));
    update.opaque.push(spanned("#/components/schemas/gelato_verified_outputs".to_owned()));
    let shared = types(&compile_with(&update, &whole));
    println!("{all} types, {shared} without the verified outputs, {fragment} for the fragment");
    assert!(0 < shared && shared <= fragment && all <= shared + 4, "{all}, {shared}, {fragment}");
}

/// Operations whose prose says that the whole of `metadata` can be cleared, where the schema does not.
const CLEARED_IN_PROSE: [&str; 8] = [
    "PostCreditNotesId",
    "PostIdentityVerificationSessionsSession",
    "PostIssuingCardholdersCardholder",
    "PostIssuingSettlementsSettlement",
    "PostPaymentLinksPaymentLink",
    "PostQuotesQuote",
    "PostRadarValueListsValueList",
    "PostTreasuryFinancialAccountsFinancialAccount",
];

#[test]
fn what_only_prose_allows_to_clear_can_be_patched() {
    let Some(document) = read("stripe-2023-09-12.json") else { return };
    for id in CLEARED_IN_PROSE {
        let mut arguments = select(Target::Id(id.to_owned()), Some("Update"));
        let metadata = |arguments: &Arguments| {
            let compiled = compile_with(arguments, &document);
            assert_eq!(compiled.problems, [] as [&str; 0], "{id}");
            let fields = compiled.fields("Update");
            fields.into_iter().find(|field| field.contains("metadata")).unwrap_or_default()
        };
        assert!(!metadata(&arguments).contains("Clearable<"), "{id}");
        let at = spanned("Update.metadata".to_owned());
        arguments.patch.push(Patch { at, actions: vec![spanned(Action::Clearable)] });
        assert!(metadata(&arguments).contains("Clearable<"), "{id}: {}", metadata(&arguments));
    }
}
