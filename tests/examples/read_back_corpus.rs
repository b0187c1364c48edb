//! Prints forms and the pairs that they must say, for a parser in another language: `-- SEED COUNT`, one JSON object a
//! line. A number that is no integer is a JSON number, because its text is one of several.

use std::io::{BufWriter, Write};

use formwork::form;
use formwork_fuzz::said::Expected;
use formwork_fuzz::source::Source;
use formwork_fuzz::{Leaf, pairs};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let numbers: Vec<u64> =
        std::env::args().skip(1).map(|number| number.parse()).collect::<Result<_, _>>()?;
    let [seed, count] = numbers[..] else { return Err("usage: read_back_corpus SEED COUNT".into()) };
    let mut random = fastrand::Rng::with_seed(seed);
    let mut to = BufWriter::new(std::io::stdout().lock());
    let mut written = 0;
    while written < count {
        let mut bytes = vec![0; random.usize(..200)];
        random.fill(&mut bytes);
        let tree = Source::new(&bytes).form();
        let expected = Expected::of_form(&tree);
        if !expected.due.is_empty() {
            continue;
        }
        let pairs = pairs::flatten(expected.said.as_ref());
        let pairs: Vec<Value> = pairs.iter().map(|(name, leaf)| json!([name, value(leaf)])).collect();
        writeln!(to, "{}", json!({ "pairs": pairs, "form": form::to_string(&tree)? }))?;
        written += 1;
    }
    to.flush()?;
    Ok(())
}

fn value(leaf: &Leaf) -> Value {
    match leaf {
        // The text of a single is not the nearest to it as a double.
        Leaf::Float(number) => format!("{number:e}").parse::<f64>().map_or(Value::Null, Value::from),
        Leaf::Double(number) => Value::from(*number),
        leaf => leaf.text().into(),
    }
}
