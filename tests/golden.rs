//! Golden expansions: what the compiler emits for a document is what is checked in, and that is linted like any code.
//!
//! `BLESS=1 cargo test -p formwork-tests --test golden` writes them anew.

use std::path::Path;

use formwork_codegen::{Arguments, Files, Method, Output, Selection, Spanned, Target, compile};
use proc_macro2::{Ident, Span};

/// Reads below the root of the repository.
struct Repository;

impl Files for Repository {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(root().join(path)).map_err(|error| error.to_string())
    }
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn selection(target: Target, name: &str) -> Selection {
    Selection { target, name: Some(Ident::new(name, Span::call_site())), span: Span::call_site() }
}

fn identity() -> Arguments {
    let spec = Spanned { value: "spec/identity.json".to_owned(), span: Span::call_site() };
    let mut arguments = Arguments::new(spec);
    let path = "/v1/identity/verification_sessions/{session}".to_owned();
    arguments.operations = vec![
        selection(
            Target::Id("PostIdentityVerificationSessionsSession".to_owned()),
            "UpdateVerificationSession",
        ),
        selection(Target::Path(Method::Get, path), "RetrieveVerificationSession"),
    ];
    arguments
}

fn expand(arguments: &Arguments) -> String {
    let Output { tokens, diagnostics } = compile(arguments, &Repository);
    assert!(diagnostics.is_empty(), "{}", diagnostics[0]);
    lay_out_tables(&prettyplease::unparse(&syn::parse2(tokens).unwrap()))
}

/// Puts each row of a table macro on a line of its own, which is where a change to one member then shows.
fn lay_out_tables(code: &str) -> String {
    let mut laid_out: Vec<String> = Vec::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        laid_out.push(line.to_owned());
        let is_table = |name| line.contains(&format!("__private::{name}! {{"));
        if !["object", "string_enum", "headers"].into_iter().any(is_table) {
            continue;
        }
        let outer = &line[..line.len() - line.trim_start().len()];
        let table: Vec<&str> = lines.by_ref().take_while(|line| line.trim() != "}").map(str::trim).collect();
        let table = table.join(" ").replace(" : ", ": ").replace(" < ", "<").replace(" >", ">");
        let (name, rows) = table.trim_end_matches([' ', '}']).split_once(" {").unwrap();
        let (rows, rest) = rows.split_once("} rest ").unwrap_or((rows, ""));
        laid_out.push(format!("{outer}    {name} {{"));
        laid_out.extend(split_rows(rows.trim()).iter().map(|row| format!("{outer}        {row},")));
        let rest = if rest.is_empty() { String::new() } else { format!(" rest {rest}") };
        laid_out.extend([format!("{outer}    }}{rest}"), format!("{outer}}}")]);
    }
    laid_out.join("\n") + "\n"
}

/// Splits at the commas that are not inside of angle brackets.
fn split_rows(rows: &str) -> Vec<String> {
    let mut split: Vec<String> = Vec::new();
    for part in rows.trim_end_matches(',').split(", ").filter(|part| !part.is_empty()) {
        let is_open = |row: &String| {
            let types = row.replace("=>", "");
            types.matches('<').count() > types.matches('>').count()
        };
        match split.last_mut().filter(|row| is_open(row)) {
            Some(row) => *row = format!("{row}, {part}"),
            None => split.push(part.to_owned()),
        }
    }
    split
}

/// Every operation of the document of this name.
fn every_operation(name: &str) -> Arguments {
    let spec = Spanned { value: format!("spec/{name}.json"), span: Span::call_site() };
    let mut arguments = Arguments::new(spec);
    arguments.operations = vec![Selection { target: Target::All, name: None, span: Span::call_site() }];
    arguments
}

/// Compares what the compiler emits with the file of this name.
#[track_caller]
fn assert_golden(name: &str, arguments: &Arguments) {
    let golden = root().join(format!("tests/golden/{name}.rs"));
    let header = format!("//! Golden: what `openapi!` emits for the operations of `spec/{name}.json`.\n\n");
    let expansion = format!("{header}{}", expand(arguments));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&golden, &expansion).unwrap();
    }
    let checked_in = std::fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        expansion == checked_in,
        "tests/golden/{name}.rs is not what the compiler emits; look at the difference that this makes:\n  \
         BLESS=1 cargo test -p formwork-tests --test golden && git diff tests/golden"
    );
}

#[test]
fn identity_is_golden() {
    assert_golden("identity", &identity());
}

#[test]
fn statuses_are_golden() {
    assert_golden("statuses", &every_operation("statuses"));
}

#[test]
fn bodies_are_golden() {
    assert_golden("bodies", &every_operation("bodies"));
}

#[test]
fn shapes_are_golden() {
    assert_golden("shapes", &every_operation("shapes"));
}

#[test]
fn lists_are_golden() {
    assert_golden("lists", &every_operation("lists"));
}

#[test]
fn the_same_arguments_give_the_same_code() {
    assert_eq!(expand(&identity()), expand(&identity()));
}

#[test]
fn the_code_names_no_folder_of_this_machine() {
    let root = root().canonicalize().unwrap();
    assert!(!expand(&identity()).contains(root.to_str().unwrap()));
}
