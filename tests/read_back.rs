//! Values of every shape, read back by parsers that are not ours: nothing lost, nothing invented, and an error exactly
//! where the value cannot be said.

#[path = "read_back/nested.rs"]
mod nested;
#[path = "read_back/strategy.rs"]
mod strategy;
#[path = "read_back/styled.rs"]
mod styled;

use formwork::form;
use formwork_fuzz::said::Expected;
use formwork_fuzz::{Said, json, pairs};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

/// Cases of each test; failures are kept in a file and tried first from then on.
fn config(cases: u32) -> ProptestConfig {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/proptest-regressions/read_back.txt");
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(file))),
        ..ProptestConfig::default()
    }
}

/// The text, or `None` if there is an error and one of its kind is due.
fn expressed<T>(text: Result<T, impl ToString>, expected: &Expected) -> Result<Option<T>, TestCaseError> {
    match text {
        Ok(text) => {
            prop_assert!(expected.due.is_empty(), "no error, where one is due: {:?}", expected.due);
            Ok(Some(text))
        }
        Err(error) => {
            let error = error.to_string();
            prop_assert!(expected.explains(&error), "`{}`, where {:?} is due", error, expected.due);
            Ok(None)
        }
    }
}

proptest! {
    #![proptest_config(config(2_500))]

    #[test]
    fn a_form_is_read_back_by_its_brackets(tree in strategy::form()) {
        let expected = Expected::of_form(&tree);
        if let Some(form) = expressed(form::to_string(&tree), &expected)? {
            let read = pairs::check(&form, expected.said.as_ref());
            prop_assert!(read.is_ok(), "{}: {}", form, read.unwrap_err());
        }
    }

    #[test]
    fn json_is_read_back_by_serde_json(tree in strategy::tree()) {
        let expected = Expected::of_json(&tree);
        match (expressed(form::to_json(&tree), &expected)?, &expected.said) {
            (None, _) => {}
            (Some(None), said) => prop_assert!(said.is_none(), "nothing, instead of {:?}", said),
            (Some(Some(json)), said) => {
                let is_same = said.as_ref().is_some_and(|said| json::is(&json, said));
                prop_assert!(is_same, "{} instead of {:?}", json, said);
            }
        }
    }
}

proptest! {
    #![proptest_config(config(1_500))]

    #[test]
    fn a_form_is_read_back_by_serde_qs(tree in strategy::form_for_serde_qs()) {
        let expected = Expected::of_form(&tree);
        if let Some(form) = expressed(form::to_string(&tree), &expected)? {
            let read = nested::read(&form);
            let is_same = match (&read, &expected.said) {
                (Ok(read), Some(said)) => read.is(said),
                (Ok(read), None) => read.is(&Said::Object(Vec::new())),
                (Err(_), _) => false,
            };
            prop_assert!(is_same, "`{}` is {:?} instead of {:?}", form, read, expected.said);
        }
    }
}

proptest! {
    #![proptest_config(config(400))]

    /// Each value in each of the styles: twenty cases in one.
    #[test]
    fn a_parameter_is_read_back_in_every_style(tree in strategy::parameter()) {
        for case in styled::CASES {
            let expected = styled::expected(case, &tree);
            if let Some(written) = expressed(styled::write(case, &tree), &expected)? {
                let read = styled::check(case, &written, expected.said.as_ref());
                prop_assert!(read.is_ok(), "{:?}: `{}`: {}", case, written, read.unwrap_err());
            }
        }
    }
}
