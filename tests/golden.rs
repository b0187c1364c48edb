//! Golden expansions: what the compiler emits for a document is what is checked in, and that is linted like any code.
//!
//! `BLESS=1 cargo test -p formwork-tests --test golden` writes them anew.

use std::path::Path;

use formwork_codegen::{
    Arguments, Files, Method, Output, Selection, Spanned, Target, compile, lay_out_tables,
};
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
