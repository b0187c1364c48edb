//! Numbers as texts of digits: which of them are integers, and that none becomes another one.

use formwork::Json;
use proptest::prelude::*;

formwork::openapi! {
    spec = "../spec/shapes.json",
    operations = [EchoSample],
}

/// A number as `0.digits` times ten to a power. The digits neither begin nor end with 0.
fn normal(number: &str) -> (bool, String, i64) {
    let unsigned = number.trim_start_matches('-');
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_start_matches('0');
    if digits.is_empty() {
        return (false, String::new(), 0);
    }
    let leading = i64::try_from(all.len() - digits.len()).unwrap();
    let magnitude = i64::try_from(whole.len()).unwrap() - leading + exponent.parse::<i64>().unwrap();
    (unsigned.len() < number.len(), digits.trim_end_matches('0').to_owned(), magnitude)
}

/// The integer that the number is, by writing out all of its digits.
fn integer(number: &str) -> Option<i64> {
    let (is_negative, digits, magnitude) = normal(number);
    let zeros = usize::try_from(magnitude).ok()?.checked_sub(digits.len()).filter(|zeros| *zeros < 30)?;
    format!("{}0{digits}{}", if is_negative { "-" } else { "" }, "0".repeat(zeros)).parse().ok()
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,24})?([eE][+-]?[0-9]{1,3})?",
        "-?[1-9][0-9]{0,18}(\\.0{1,3})?",
        "-?(0|[1-9][0-9]{0,9})(\\.0{1,3})?e-?[0-9]",
        any::<f64>()
            .prop_filter("finite", |number| number.is_finite())
            .prop_map(|number| format!("{number:e}")),
        any::<i64>().prop_map(|number| number.to_string()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn integers_are_those_without_a_fraction(number in number()) {
        let json: Json = number.parse().unwrap();
        prop_assert_eq!(json.decode::<i64>().ok(), integer(&number));
        let sample = format!(r#"{{"version":"v1","priority":0,"position":[0.5,0.5,"m",{number}]}}"#);
        let rest = sample.parse::<Json>().unwrap().decode::<Sample>().ok().map(|it| it.position.unwrap().rest);
        prop_assert_eq!(rest, integer(&number).map(|integer| vec![integer]));
    }

    #[test]
    fn no_number_becomes_another_one(numbers in prop::collection::vec(number(), 0..5)) {
        let text = format!(r#"{{"version":"v1","priority":0,"line":[{}]}}"#, numbers.join(","));
        let sample: Sample = text.parse::<Json>().unwrap().decode().unwrap();
        let written = serde_json::to_string(&sample).unwrap();
        let (_, line) = written.split_once(r#""line":["#).unwrap();
        let line = line.split_once(']').unwrap().0;
        let again: Vec<_> = line.split(',').filter(|number| !number.is_empty()).map(normal).collect();
        prop_assert_eq!(again, numbers.iter().map(|number| normal(number)).collect::<Vec<_>>(), "{}", line);
    }
}
