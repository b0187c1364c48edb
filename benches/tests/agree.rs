//! Contenders do the same work, so the benchmarks compare like with like.

use formwork_bench::{Input, decode, encode};

/// The output of each contender that can do the work.
fn shown(input: &Input) -> Vec<(&'static str, String)> {
    let able = input.contenders.iter().filter_map(|it| Some((it.name, it.work.as_ref().ok()?)));
    able.map(|(name, work)| (name, (work.show)())).collect()
}

fn pairs(body: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(body.as_bytes()).into_owned().collect()
}

#[test]
fn encoders_write_the_same_pairs_and_the_first_two_the_same_bytes() {
    let requests = encode::requests();
    let inputs = encode::inputs();
    assert_eq!(inputs.len(), requests.len());
    for (input, request) in inputs.iter().zip(requests) {
        let shown = shown(input);
        for (name, body) in &shown {
            assert_eq!(pairs(body), pairs(&request), "{}, {name}", input.title);
        }
        assert_eq!([&shown[0].1, &shown[1].1], [&request; 2], "{}", input.title);
    }
}

#[test]
fn the_order_is_big_and_the_query_is_flat() {
    let [update, order, query] = &encode::requests().try_into().unwrap();
    assert!(pairs(update).len() >= 12);
    assert!(pairs(order).len() >= 100);
    assert!(!query.contains('['));
}

#[test]
fn nesting_is_beyond_serde_html_form_alone() {
    let unable = encode::inputs().into_iter().map(|input| {
        let names = input.contenders.iter().filter(|it| it.work.is_err()).map(|it| it.name);
        names.collect::<Vec<_>>()
    });
    assert_eq!(unable.collect::<Vec<_>>(), [vec!["serde_html_form"], vec!["serde_html_form"], vec![]]);
}

#[test]
fn whole_requests_are_the_same() {
    let shown = shown(&encode::request());
    assert!(
        shown[0].1.starts_with("/v1/identity/verification_sessions/vs_1NuN9WLkdIwHu7ix597AR9uz expand[0]=")
    );
    assert_eq!(shown[0].1, shown[1].1);
}

#[test]
fn decoders_read_the_same() {
    let inputs = decode::inputs();
    let texts = decode::texts();
    assert_eq!(inputs.len(), texts.len());
    for (input, text) in inputs.iter().zip(&texts) {
        let [formwork, ignoring, keeping, through_serde] = shown(input).try_into().unwrap();
        for whole in [formwork, keeping, through_serde] {
            assert_eq!(&whole.1, text, "{}, {}", input.title, whole.0);
        }
        let is_newer = input.title.contains("does not know");
        // Whoever ignores unknown members has read what is known, which is the input before it.
        assert_eq!(&ignoring.1, if is_newer { &texts[1] } else { text }, "{}", input.title);
    }
}
