//! More operations of one document: each should cost what it did before.

use std::error::Error;
use std::fmt::Write;
use std::time::{Duration, Instant};

use formwork_bench::table;
use formwork_codegen::{Files, Target};

use crate::contender::select;
use crate::{ROUNDS, median, milliseconds};

/// How many operations are selected of as many as the last.
const COUNTS: [u32; 3] = [50, 150, 450];

struct Memory(String);

impl Files for Memory {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.clone().into_bytes())
    }
}

/// The time of each count, and of one operation in it.
pub(crate) fn table() -> Result<String, Box<dyn Error>> {
    let files = Memory(document(COUNTS[COUNTS.len() - 1]));
    let mut times: Vec<(u32, Vec<Duration>)> = COUNTS.map(|count| (count, Vec::new())).into();
    for _ in 0..ROUNDS {
        for (count, times) in &mut times {
            let targets = (0..*count).map(|number| Target::Id(format!("UpdateThing{number}"))).collect();
            let started = Instant::now();
            select("api.json", targets, &files)?;
            times.push(started.elapsed());
        }
    }
    let mut cells = vec![["operations", "time", "time of one", "ratio"].map(str::to_owned).to_vec()];
    let mut first = None;
    for (count, times) in times {
        let time = median(times);
        let one = time / count;
        let base = *first.get_or_insert(one);
        let ratio = one.as_secs_f64() / base.as_secs_f64();
        let micros = format!("{} µs", table::grouped(&one.as_micros().to_string()));
        cells.push(vec![count.to_string(), milliseconds(time), micros, format!("{ratio:.2}")]);
    }
    Ok(table::aligned("Many operations of one document", &cells))
}

/// Operations with a form and an answer, each with a schema of its own and one that all share.
fn document(count: u32) -> String {
    let mut paths = String::new();
    let mut schemas = String::from(
        r#""shared": {"type": "object", "properties": {"created": {"type": "integer", "format": "unix-time"}}}"#,
    );
    for number in 0..count {
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(
            paths,
            r##"{comma}"/things{number}/{{id}}": {{"post": {{"operationId": "UpdateThing{number}", "description": "Updates it.",
            "parameters": [{{"name": "id", "in": "path", "required": true, "schema": {{"type": "string"}}}}],
            "requestBody": {{"content": {{"application/x-www-form-urlencoded": {{"schema": {{"type": "object", "properties":
            {{"name": {{"type": "string", "description": "What it is called."}}, "size": {{"type": "integer"}},
            "kind": {{"type": "string", "enum": ["first", "second"]}}}}}}}}}}}},
            "responses": {{"200": {{"description": "The thing.", "content": {{"application/json":
            {{"schema": {{"$ref": "#/components/schemas/thing{number}"}}}}}}}}}}}}}}"##
        );
        let _ = write!(
            schemas,
            r##","thing{number}": {{"type": "object", "required": ["id"], "properties": {{"id": {{"type": "string"}},
            "name": {{"type": "string", "nullable": true}}, "kind": {{"type": "string", "enum": ["first", "second"]}},
            "shared": {{"$ref": "#/components/schemas/shared"}}}}}}"##
        );
    }
    format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "Things", "version": "1"}}, "paths": {{{paths}}},
        "components": {{"schemas": {{{schemas}}}}}}}"#
    )
}
