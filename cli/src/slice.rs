//! `cargo formwork slice`: the smallest document for some operations.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use formwork_codegen::Slice as Cut;
use sha2::{Digest as _, Sha256};

use crate::arguments::{operation, spanned};
use crate::files::{self, Folder};
use crate::outcome::{Failure, Outcome, print, print_raw};
use crate::progress::during;
use crate::style::{bad, good, name};

/// Cut the smallest valid document for some operations out of a large one
///
/// The macro makes the same code of it as of the whole. It is JSON, in the order of the document, and the same bytes
/// each time, so it can be checked in; its member `x-formwork-slice` says where it comes from. What refers to another
/// file still does.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo formwork slice api.yaml GetPet 'DELETE /pets/{id}' -o spec/pets.json
  cargo formwork slice api.yaml GetPet 'DELETE /pets/{id}' -o spec/pets.json --check")]
pub(crate) struct Slice {
    /// The OpenAPI document, in JSON or YAML
    spec: String,

    /// What to cut out: GetPet, 'GET /pets/{id}', tag:Pets or '*'
    #[arg(required = true, value_name = "OPERATION")]
    operations: Vec<String>,

    /// Where to write it, instead of stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// A field of responses whose object is to be in it, as the macro's `expand` has it: data.owner
    #[arg(long, value_name = "FIELD")]
    expand: Vec<String>,

    /// A part of which nothing is needed, as the macro's `opaque` has it: '#/components/schemas/history'
    #[arg(long, value_name = "PLACE")]
    opaque: Vec<String>,

    /// Write nothing, and fail if the file is not what would be written
    #[arg(long, requires = "output")]
    check: bool,
}

pub(crate) fn run(slice: &Slice) -> Result<Outcome, Failure> {
    let mut arguments = formwork_codegen::Arguments::new(spanned(&slice.spec));
    arguments.operations = slice.operations.iter().map(|text| operation(text)).collect::<Result<_, _>>()?;
    arguments.expand = slice.expand.iter().map(|path| spanned(path)).collect();
    arguments.opaque = crate::arguments::places("--opaque", &slice.opaque)?;
    let folder = Folder::current();
    let source = during("reading", || folder.open(&slice.spec))?;
    let cut = during("cutting out", || source.api().slice(&arguments)).map_err(Failure::Diagnostics)?;
    let text = cut.document(&digest(&cut));
    if let Some(path) = &slice.output {
        stays_beside_others(&slice.spec, path, &folder)?;
    }
    match &slice.output {
        None => print_raw(&text).map(|()| Outcome::Fine),
        Some(path) if slice.check => check(path, &text),
        Some(path) => write(path, &text, &cut),
    }
}

/// Fails if the document refers to others, which would not be found from where the slice is.
fn stays_beside_others(spec: &str, output: &Path, folder: &Folder) -> Result<(), Failure> {
    let others: Vec<String> = folder.read_paths().into_iter().filter(|path| path != spec).collect();
    let place = |path: &Path| {
        let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
        above.canonicalize().ok()
    };
    match others.first() {
        Some(other) if place(Path::new(spec)) != place(output) => Err(Failure::new(format!(
            "`{spec}` refers to `{other}`, and `{}` is in another folder",
            output.display()
        ))
        .help("write the slice into the folder of the document, where its references lead to the same")),
        _ => Ok(()),
    }
}

/// The digest of everything that is reached.
fn digest(cut: &Cut) -> String {
    let mut hasher = Sha256::new();
    for (pointer, text) in &cut.parts {
        hasher.update(format!("{pointer}\n{text}\n"));
    }
    format!("sha256:{}", hexadecimal(&hasher.finalize()))
}

/// The digest of one text.
pub(crate) fn digest_of(text: &str) -> String {
    format!("sha256:{}", hexadecimal(&Sha256::digest(text)))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn check(path: &Path, text: &str) -> Result<Outcome, Failure> {
    let shown = path.display();
    let written = files::read(path).unwrap_or_default();
    if written == text.as_bytes() {
        print(&format!("{} {shown} is up to date\n", good("ok")))?;
        return Ok(Outcome::Fine);
    }
    let line = String::from_utf8_lossy(&written)
        .lines()
        .zip(text.lines())
        .take_while(|(one, other)| one == other)
        .count();
    let wrong =
        if path.exists() { format!("differs from line {}", line + 1) } else { "does not exist".to_owned() };
    print(&format!(
        "{} {shown} {wrong}\n  {} run the same without --check to write it\n",
        bad("stale"),
        name("help:")
    ))?;
    Ok(Outcome::DoesNotHold)
}

fn write(path: &Path, text: &str, cut: &Cut) -> Result<Outcome, Failure> {
    let shown = path.display();
    std::fs::write(path, text)
        .map_err(|error| Failure::new(format!("{shown} cannot be written: {error}")))?;
    let noun = if cut.operations.len() == 1 { "operation" } else { "operations" };
    print(&format!("{} {shown}: {} {noun}, {} bytes\n", good("wrote"), cut.operations.len(), text.len()))?;
    Ok(Outcome::Fine)
}
