//! `cargo formwork explain`: what became of what.

pub(crate) mod json;
mod text;

use clap::Args;
use formwork_codegen::ExplainedPlace;

use crate::arguments::Options;
use crate::expand::formatted;
use crate::files::Folder;
use crate::outcome::{Failure, Format, Outcome, print, print_json};
use crate::progress::during;

/// Explain what becomes of operations, or of one place of the document
///
/// For operations: parameters, body and responses with their Rust types, the types that are
/// generated, how much code that is, and every place where the document and the code differ.
///
/// For a JSON pointer such as '#/components/schemas/pet': the operations that reach it, the types
/// and fields that it is, and where the code differs from it.
///
/// The places are in three lists:
///
///   not represented  parts that no generated item stands for, such as callbacks: they make an
///                    operation lossy
///   not enforced     restrictions of values that are not checked, such as a pattern
///   slips            departures of the document from OpenAPI, generated with the meaning that
///                    is plain
///
/// A member that is marked `constant` has one value alone, which is sent by itself.
#[derive(Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  cargo formwork explain spec/api.json UpdatePet
  cargo formwork explain spec/api.json UpdatePet --expand data.owner --format json
  cargo formwork explain spec/api.json '#/components/schemas/pet'"
)]
pub(crate) struct Explain {
    /// The OpenAPI document, in JSON or YAML
    spec: String,

    /// What to explain: GetPet, 'GET /pets/{id}', tag:Pets or '*'; or one JSON pointer
    #[arg(required = true, value_name = "OPERATION|POINTER")]
    operations: Vec<String>,

    /// For whom the output is
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    #[command(flatten)]
    options: Options,
}

/// The most operations whose lines of code are counted. That takes as long as all the rest: the code is formatted.
const MOST_COUNTED: usize = 1_000;

pub(crate) fn run(explain: &Explain) -> Result<Outcome, Failure> {
    let pointers = explain.operations.iter().filter(|text| text.contains('#')).count();
    match explain.operations.as_slice() {
        [pointer] if pointers == 1 => place(explain, pointer),
        _ if pointers > 0 => Err(Failure::new("a JSON pointer is explained alone")),
        _ => operations(explain),
    }
}

fn operations(explain: &Explain) -> Result<Outcome, Failure> {
    let arguments = explain.options.arguments(&explain.spec, &explain.operations)?;
    let folder = Folder::current();
    let source = during("reading", || folder.open(&explain.spec))?;
    let mut explanation = during("explaining", || source.api().explain(&arguments));
    if !explanation.diagnostics.is_empty() {
        return Err(Failure::Diagnostics(explanation.diagnostics));
    }
    // A copy would share its trees with the original, and be taken apart for that.
    let tokens = std::mem::take(&mut explanation.tokens);
    let lines = if explanation.operations.len() > MOST_COUNTED {
        None
    } else {
        Some(during("counting lines", || formatted(tokens))?.lines().count())
    };
    match explain.format {
        Format::Text => print(&text::operations(&explanation, lines))?,
        Format::Json => print_json(&json::operations(&explanation, lines))?,
    }
    Ok(Outcome::Fine)
}

fn place(explain: &Explain, pointer: &str) -> Result<Outcome, Failure> {
    let folder = Folder::current();
    let source = during("reading", || folder.open(&explain.spec))?;
    let api = source.api();
    let place: ExplainedPlace = during("looking through", || api.explain_place(pointer))?;
    match explain.format {
        Format::Text => print(&text::place(&place))?,
        Format::Json => print_json(&json::place(&place))?,
    }
    Ok(Outcome::Fine)
}
