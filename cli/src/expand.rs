//! `cargo formwork expand`: the code that the macro generates, to be read or checked in.

use clap::Args;
use formwork_codegen::{Output, lay_out_tables};
use proc_macro2::TokenStream;

use crate::arguments::Options;
use crate::files::Folder;
use crate::outcome::{Failure, Outcome, print_raw};
use crate::progress::during;

/// Show the Rust code that the macro generates, formatted
///
/// It is the same code, with the same names. It needs nothing but the crate `formwork`, so it can be checked in where a
/// macro is not wanted.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo formwork expand spec/api.json GetPet
  cargo formwork expand spec/api.json 'GET /pets/{id}' --as FetchPet
  cargo formwork expand spec/api.json tag:Pets --patch 'UpdatePet.metadata: clearable'")]
pub(crate) struct Expand {
    /// The OpenAPI document, in JSON or YAML
    spec: String,

    /// What to generate: GetPet, 'GET /pets/{id}', GetPet=FetchPet, tag:Pets or '*'
    #[arg(required = true, value_name = "OPERATION")]
    operations: Vec<String>,

    #[command(flatten)]
    options: Options,
}

pub(crate) fn run(expand: &Expand) -> Result<Outcome, Failure> {
    let arguments = expand.options.arguments(&expand.spec, &expand.operations)?;
    let folder = Folder::current();
    let source = during("reading", || folder.open(&expand.spec))?;
    let Output { tokens, diagnostics } = during("expanding", || source.api().compile(&arguments));
    if !diagnostics.is_empty() {
        return Err(Failure::Diagnostics(diagnostics));
    }
    print_raw(&during("formatting", || formatted(tokens))?)?;
    Ok(Outcome::Fine)
}

/// Code as people read it.
pub(crate) fn formatted(tokens: TokenStream) -> Result<String, Failure> {
    let file = syn::parse2(tokens).map_err(|error| Failure::new(format!("the code is no Rust: {error}")))?;
    Ok(lay_out_tables(&prettyplease::unparse(&file)))
}
