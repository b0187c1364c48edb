//! Reads parameter trees, a line each, and says for each what request formwork makes of it.
//!
//! In: `{"operation": "PostCustomers", "path": {}, "params": {"name": "Jenny"}}`. Out: `{"uri": "/v1/customers",
//! "body": "name=Jenny"}`; `{"refused": "..."}` if the params cannot be sent; `{"mismatch": "..."}` if the tree does not
//! fit the params, which means that the compiler and the document do not agree.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};

use formwork_bridge::OPERATIONS;
use formwork_bridge::tree::{Failure, Request};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A line that is read.
#[derive(Deserialize)]
struct Call<'l> {
    operation: String,
    #[serde(borrow)]
    path: &'l RawValue,
    #[serde(borrow)]
    params: &'l RawValue,
}

/// A line that is written.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", untagged)]
enum Answer {
    Sent { uri: String, body: String },
    Refused { refused: String },
    Mismatch { mismatch: String },
}

fn main() -> io::Result<()> {
    let operations: BTreeMap<&str, Request> = OPERATIONS.iter().copied().collect();
    let mut output = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        serde_json::to_writer(&mut output, &answer(&operations, &line?))?;
        writeln!(output)?;
    }
    output.flush()
}

fn answer(operations: &BTreeMap<&str, Request>, line: &str) -> Answer {
    match call(operations, line) {
        Ok(request) => Answer::Sent {
            uri: request.uri().to_string(),
            body: String::from_utf8_lossy(request.body()).into_owned(),
        },
        Err(Failure::Request(refused)) => Answer::Refused { refused },
        Err(Failure::Tree(mismatch)) => Answer::Mismatch { mismatch },
    }
}

fn call(
    operations: &BTreeMap<&str, Request>,
    line: &str,
) -> Result<formwork::http::Request<Vec<u8>>, Failure> {
    let Call { operation, path, params } =
        serde_json::from_str(line).map_err(|error| Failure::Tree(error.to_string()))?;
    let request = operations.get(operation.as_str());
    let request = request.ok_or_else(|| Failure::Tree(format!("no operation `{operation}`")))?;
    request(path, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer_to(path: &str, params: &str) -> Answer {
        let operations = OPERATIONS.iter().copied().collect();
        answer(&operations, &format!(r#"{{"operation": "PostShapes", "path": {path}, "params": {params}}}"#))
    }

    fn mismatch(params: &str) -> String {
        match answer_to(r#"{"id": "a"}"#, params) {
            Answer::Mismatch { mismatch } => mismatch,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_tree_is_sent_as_it_is() {
        let params = r#"{"name": "é", "counts": {"a": -1}, "tree": {"leaf": {"large": 9007199254740993}, "ratio": ""}}"#;
        let body = "name=%C3%A9&counts[a]=-1&tree[leaf][large]=9007199254740993&tree[ratio]=".to_owned();
        assert_eq!(
            answer_to(r#"{"id": "a/b"}"#, params),
            Answer::Sent { uri: "/v1/shapes/a%2Fb".to_owned(), body }
        );
    }

    #[test]
    fn what_no_field_takes_is_a_mismatch() {
        let leaf = r#""tree": {"leaf": {"small": 1}}"#;
        assert_eq!(mismatch(&format!(r#"{{"name": "n", {leaf}, "new": 1}}"#)), "`new`: has no field");
        assert_eq!(
            mismatch(r#"{"name": "n", "tree": {"leaf": {"tiny": 1}}}"#),
            "`tree`: `leaf`: `tiny`: has no field"
        );
        assert_eq!(mismatch(&format!("{{{leaf}}}")), "`name`: is not there");
        assert!(mismatch(&format!(r#"{{"name": 1, {leaf}}}"#)).starts_with("`name`: "));
        assert!(
            mismatch(r#"{"name": "n", "tree": {"leaf": {"small": 2147483648}}}"#)
                .ends_with("too large to fit in target type")
        );
    }

    #[test]
    fn what_a_form_cannot_say_is_refused() {
        let answer = answer_to(r#"{"id": "a"}"#, r#"{"name": "n", "tree": {"leaf": {}}}"#);
        assert!(matches!(answer, Answer::Refused { refused } if refused.contains("`tree[leaf]`")));
    }
}
