//! A call of the compiler: the selection, the result and the duration.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::time::Instant;

use formwork_codegen::{Arguments, Dialect, Files, Method, Output, Selection, Spanned, Target};
use proc_macro2::{Span, TokenStream};
use serde::{Deserialize, Serialize};

use crate::corpus::Operation;
use crate::worker::{forget_peak, peak_megabytes};

/// The path under which the compiler sees any document in JSON.
pub(crate) const PATH: &str = "api.json";
/// The document in YAML.
pub(crate) const YAML_PATH: &str = "api.yaml";

/// The result of a compilation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Outcome {
    /// Tokens that are a file of Rust, and no diagnostic.
    Generated,
    /// The first diagnostic.
    Refused(String),
    /// The message of a panic and its place, or that the process died.
    Panicked(String),
    /// It was not finished in time.
    TimedOut,
    /// The tokens are not a file of Rust.
    Unreadable(String),
}

impl Outcome {
    /// True if the compiler did what it never may, and how.
    pub(crate) fn broken(&self) -> Option<String> {
        match self {
            Self::Generated | Self::Refused(_) => None,
            Self::Panicked(reason) => Some(format!("panicked: {reason}")),
            Self::TimedOut => Some("not finished in time".to_owned()),
            Self::Unreadable(reason) => Some(format!("emitted what is no Rust: {reason}")),
        }
    }
}

/// An outcome, and its price.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Compiled {
    pub(crate) outcome: Outcome,
    /// True if `dialect = indexed` was needed, because the document leaves open how nested values are written.
    pub(crate) has_dialect: bool,
    pub(crate) milliseconds: u64,
    /// The most memory that the process had meanwhile.
    pub(crate) megabytes: u64,
}

/// The one file that there is.
pub(crate) struct Memory<'t>(pub(crate) &'t [u8]);

impl Files for Memory<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if matches!(path, PATH | YAML_PATH) { Ok(self.0.to_vec()) } else { Err("does not exist".to_owned()) }
    }
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned { value, span: Span::call_site() }
}

fn select(targets: impl IntoIterator<Item = Target>) -> Arguments {
    let mut arguments = Arguments::new(spanned(PATH.to_owned()));
    let selection = |target| Selection { target, name: None, span: Span::call_site() };
    arguments.operations = targets.into_iter().map(selection).collect();
    arguments
}

/// Arguments that select every operation.
pub(crate) fn everything() -> Arguments {
    select([Target::All])
}

/// Arguments that select these operations.
pub(crate) fn these<'o>(operations: impl IntoIterator<Item = &'o Operation>) -> Arguments {
    select(operations.into_iter().filter_map(|operation| {
        let method = Method::from_name(&operation.method)?;
        Some(Target::Path(method, operation.path.clone()))
    }))
}

/// The tokens and diagnostics of a document.
pub(crate) fn compile(arguments: &Arguments, text: &[u8]) -> Output {
    if is_json(text) {
        return formwork_codegen::compile(arguments, &Memory(text));
    }
    let arguments = Arguments { spec: spanned(YAML_PATH.to_owned()), ..arguments.clone() };
    formwork_codegen::compile(&arguments, &Memory(text))
}

/// Every document is an object, and none of those in YAML begins like one of JSON.
fn is_json(text: &[u8]) -> bool {
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    text.trim_ascii_start().starts_with(b"{")
}

/// The arguments with a dialect, if a diagnostic asks for one.
fn with_dialect(arguments: &Arguments, diagnostic: &str) -> Option<Arguments> {
    let is_asked = arguments.dialect.is_none() && diagnostic.contains("`dialect = indexed`");
    is_asked.then(|| Arguments { dialect: Some(Dialect::Indexed), ..arguments.clone() })
}

/// The code of these operations, if there is no mistake in them.
pub(crate) fn code<'o>(
    operations: impl IntoIterator<Item = &'o Operation>,
    text: &[u8],
) -> Option<syn::File> {
    let mut arguments = these(operations);
    loop {
        let Output { tokens, diagnostics } = compile(&arguments, text);
        let Some(first) = diagnostics.first() else { return syn::parse2(tokens).ok() };
        arguments = with_dialect(&arguments, &first.to_string())?;
    }
}

/// Compiles and judges, with a dialect where one is asked for. A panic is an outcome too.
pub(crate) fn judge(arguments: &Arguments, text: &[u8]) -> Compiled {
    let compiled = judge_once(arguments, text);
    let Outcome::Refused(diagnostic) = &compiled.outcome else { return compiled };
    match with_dialect(arguments, diagnostic) {
        Some(arguments) => judge_once(&arguments, text),
        None => compiled,
    }
}

fn judge_once(arguments: &Arguments, text: &[u8]) -> Compiled {
    forget_peak();
    let started = Instant::now();
    let output = catch(|| compile(arguments, text));
    let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    // What is made of the tokens below is not the compiler's.
    let megabytes = peak_megabytes();
    let outcome = match output {
        Err(panic) => Outcome::Panicked(panic),
        Ok(Output { tokens, diagnostics }) => match diagnostics.first() {
            Some(first) => Outcome::Refused(first.to_string()),
            None => readable(tokens),
        },
    };
    Compiled { outcome, has_dialect: arguments.dialect.is_some(), milliseconds, megabytes }
}

fn readable(tokens: TokenStream) -> Outcome {
    match syn::parse2::<syn::File>(tokens) {
        Ok(_) => Outcome::Generated,
        Err(error) => Outcome::Unreadable(error.to_string()),
    }
}

static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

/// Keeps what a panic says, and prints nothing.
pub(crate) fn keep_panics() {
    std::panic::set_hook(Box::new(|info| {
        if let Ok(mut last) = LAST_PANIC.lock() {
            *last = info.to_string().replace('\n', " ");
        }
    }));
}

/// The result of a closure, or its panic.
pub(crate) fn catch<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let result = catch_unwind(AssertUnwindSafe(work));
    result.map_err(|_| LAST_PANIC.lock().map(|last| last.clone()).unwrap_or_default())
}
