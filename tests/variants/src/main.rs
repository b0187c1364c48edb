//! Reads values as the unions that `build/main.rs` compiled, and says as which variant.
//!
//! First a line for each union: `{"variants": ["B0", "B1"]}`, with `"unsent": "..."` if it is refused as a request only,
//! or `{"refused": "..."}`. Then a line for each value that is read. In: `{"union": 0, "value": {"a": 1}}`. Out:
//! `{"shown": "B0(B0 { a: 1 })", "written": {"a": 1}}`, or `{"error": "..."}`.

use std::io::{self, BufRead, Write};
use std::panic::catch_unwind;

use formwork::Operation;
use formwork::http::Response;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The member `it` as `Debug` shows it, and the answer as it is written again.
type Read = Result<(String, String), String>;

/// A union, compiled or refused.
#[derive(Serialize)]
#[serde(rename_all = "lowercase", untagged)]
pub(crate) enum Union {
    /// Code: the variants of the union's enum, if it is one, and how a value is read.
    Generated {
        variants: &'static [&'static str],
        /// The mistake that only the operation `Send` has.
        #[serde(skip_serializing_if = "Option::is_none")]
        unsent: Option<&'static str>,
        #[serde(skip)]
        read: fn(&str) -> Read,
    },
    /// A mistake.
    #[allow(dead_code)] // Mostly nothing is refused.
    Refused { refused: &'static str },
}

#[allow(clippy::pedantic, dead_code, missing_docs, unreachable_pub)] // The documents decide what is there.
mod unions {
    use super::{Read, Union, read};

    include!(concat!(env!("OUT_DIR"), "/unions.rs"));
}

/// A line that is read.
#[derive(Deserialize)]
struct Case<'l> {
    union: usize,
    #[serde(borrow)]
    value: &'l RawValue,
}

/// The answer to an operation whose member `it` has a value.
#[derive(Deserialize)]
struct Written {
    it: Box<RawValue>,
}

/// A line that is written.
#[derive(Serialize)]
#[serde(rename_all = "lowercase", untagged)]
enum Answer {
    Read { shown: String, written: Box<RawValue> },
    Error { error: String },
}

fn main() -> io::Result<()> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    for union in unions::UNIONS {
        serde_json::to_writer(&mut output, union)?;
        writeln!(output)?;
    }
    for line in io::stdin().lock().lines() {
        let line = line?;
        let case: Case<'_> = serde_json::from_str(&line)?;
        let answer = answer(&case).unwrap_or_else(|error| Answer::Error { error });
        serde_json::to_writer(&mut output, &answer)?;
        writeln!(output)?;
    }
    output.flush()
}

fn answer(case: &Case<'_>) -> Result<Answer, String> {
    let Some(Union::Generated { read, .. }) = unions::UNIONS.get(case.union) else {
        return Err("the union is refused".to_owned());
    };
    let json = format!(r#"{{"it":{}}}"#, case.value.get());
    let (shown, written) = catch_unwind(|| read(&json)).map_err(|_| "a panic".to_owned())??;
    let written: Written = serde_json::from_str(&written).map_err(|error| error.to_string())?;
    Ok(Answer::Read { shown, written: written.it })
}

fn read<O: Operation<Output: Serialize>>(operation: &O, json: &str, show: fn(&O::Output) -> String) -> Read {
    let response = Response::builder().header("Content-Type", "application/json").body(json.as_bytes());
    let output = operation.response(response.map_err(|error| error.to_string())?);
    let output = output.map_err(|error| format!("{error:?}"))?;
    Ok((show(&output), serde_json::to_string(&output).map_err(|error| error.to_string())?))
}
