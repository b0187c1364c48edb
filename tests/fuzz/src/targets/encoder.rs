//! The encoder: a tree made of the input is written as a form and as JSON, and read back.

use formwork::form;
use formwork_fuzz::said::Expected;
use formwork_fuzz::source::Source;
use formwork_fuzz::{json, pairs};

use crate::engine::Target;

pub(super) const TARGET: Target = Target { name: "encoder", corpus, tokens: &["\0", "\u{1}\u{7}"], check };

/// Small trees of many kinds: sequences that count, and one of each byte.
fn corpus() -> Vec<Vec<u8>> {
    let counting =
        (0..=255).map(|first: u8| (0..120).map(move |step: u8| first.wrapping_add(step.wrapping_mul(7))));
    let same = (0..24).map(|byte| vec![byte; 64]);
    counting.map(Iterator::collect).chain(same).collect()
}

fn check(input: &[u8]) -> Result<String, String> {
    let mut source = Source::new(input);
    let in_form = form_round_trip(&mut source)?;
    let in_json = json_round_trip(&mut source)?;
    Ok(format!("{in_form} {in_json}"))
}

fn form_round_trip(source: &mut Source<'_>) -> Result<String, String> {
    let tree = source.form();
    let expected = Expected::of_form(&tree);
    match (form::to_string(&tree), expected.due.is_empty()) {
        (Ok(form), true) => {
            pairs::check(&form, expected.said.as_ref())?;
            Ok(format!("{} pairs, {} brackets", form.matches('=').count(), form.matches('[').count()))
        }
        (Ok(form), false) => Err(format!("`{form}` should not be: {:?}", expected.due)),
        (Err(error), _) if expected.explains(&error.to_string()) => Ok(format!("{:?}", expected.due.first())),
        (Err(error), _) => Err(format!("{error}, where {:?} is due", expected.due)),
    }
}

fn json_round_trip(source: &mut Source<'_>) -> Result<String, String> {
    let tree = source.tree();
    let expected = Expected::of_json(&tree);
    match (form::to_json(&tree), expected.due.is_empty(), &expected.said) {
        (Ok(Some(json)), true, Some(said)) if json::is(&json, said) => {
            Ok(json.chars().filter(|char| "{[,:".contains(*char)).take(4).collect())
        }
        (Ok(None), true, None) => Ok("nothing".to_owned()),
        (Err(error), false, _) if expected.explains(&error.to_string()) => Ok("error".to_owned()),
        (json, _, _) => Err(format!("the JSON is {json:?}, and should be {expected:?}")),
    }
}
