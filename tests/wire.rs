//! Requests: what the operations and hand-made forms put on the wire, pair by pair and byte by byte.

use std::collections::BTreeMap;

use formwork::form::{self, Encoder};
use formwork::{Clearable, Form, Open, Operation, RequestError};
use formwork_tests::update_verification_session::{
    Options, ProvidedDetails, Type,
    options::{Document, document::AllowedTypes},
};
use formwork_tests::{RetrieveVerificationSession, UpdateVerificationSession};
use http::Request;
use http::header::{ACCEPT, CONTENT_TYPE};

const FORM: &str = "application/x-www-form-urlencoded";

fn update() -> UpdateVerificationSession {
    UpdateVerificationSession::new("vs_1")
}

fn document(document: Document) -> UpdateVerificationSession {
    update().options(Options::new().document(document))
}

fn sent(operation: &impl Operation<Body = Vec<u8>>) -> Request<Vec<u8>> {
    operation.request().expect("the request can be built")
}

/// The method and the target, as on the first line of a request.
fn line(request: &Request<Vec<u8>>) -> String {
    format!("{} {}", request.method(), request.uri())
}

fn body(operation: &impl Operation<Body = Vec<u8>>) -> String {
    String::from_utf8(sent(operation).into_body()).expect("a form is ASCII")
}

/// The pairs that a server's form parser reads.
fn pairs(form: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(form.as_bytes()).into_owned().collect()
}

/// Asserts the pairs of a form, in their order.
#[track_caller]
fn assert_pairs(form: &str, expected: &[(&str, &str)]) {
    let pairs = pairs(form);
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(pairs, expected, "{form}");
}

#[test]
fn each_parameter_alone_is_its_pairs() {
    let details = ProvidedDetails::new;
    let allowed_types = [AllowedTypes::Passport, AllowedTypes::IdCard, AllowedTypes::DrivingLicense];
    let table: &[(UpdateVerificationSession, &[(&str, &str)])] = &[
        (update().metadata([("order_id", "6735")]), &[("metadata[order_id]", "6735")]),
        (
            update().metadata([("b", "2"), ("a", "1")]).metadata_entry("c", "3"),
            &[("metadata[a]", "1"), ("metadata[b]", "2"), ("metadata[c]", "3")],
        ),
        (
            document(Document::new().allowed_types(allowed_types)),
            &[
                ("options[document][allowed_types][0]", "passport"),
                ("options[document][allowed_types][1]", "id_card"),
                ("options[document][allowed_types][2]", "driving_license"),
            ],
        ),
        (
            document(Document::new().require_id_number(true)),
            &[("options[document][require_id_number]", "true")],
        ),
        (
            document(Document::new().require_live_capture(false)),
            &[("options[document][require_live_capture]", "false")],
        ),
        (
            document(Document::new().require_matching_selfie(true)),
            &[("options[document][require_matching_selfie]", "true")],
        ),
        (
            update().provided_details(details().email("jenny@example.com")),
            &[("provided_details[email]", "jenny@example.com")],
        ),
        (
            update().provided_details(details().phone("+15550100")),
            &[("provided_details[phone]", "+15550100")],
        ),
        (update().type_(Type::Document), &[("type", "document")]),
        (update().type_(Type::IdNumber), &[("type", "id_number")]),
        (update().type_(Open::other("passport")), &[("type", "passport")]),
        (update().expand(["a", "b"]), &[("expand[0]", "a"), ("expand[1]", "b")]),
    ];
    for (update, expected) in table {
        assert_pairs(&body(update), expected);
    }
}

#[test]
fn all_parameters_together_keep_the_order_of_the_document() {
    let types = [AllowedTypes::DrivingLicense.into(), Open::other("visa")];
    let document = Document::new()
        .require_matching_selfie(false)
        .require_live_capture(true)
        .require_id_number(true)
        .allowed_types(types);
    let update = update()
        .type_(Type::IdNumber)
        .provided_details(ProvidedDetails::new().phone("+1 555").email("jenny@example.com"))
        .options(Options::new().document(document))
        .metadata([("order id", "6735")])
        .clear_metadata_entry("note")
        .expand(["last_verification_report"]);
    let request = sent(&update);
    assert_eq!(
        String::from_utf8_lossy(request.body()),
        "expand[0]=last_verification_report&metadata[note]=&metadata[order%20id]=6735\
         &options[document][allowed_types][0]=driving_license&options[document][allowed_types][1]=visa\
         &options[document][require_id_number]=true&options[document][require_live_capture]=true\
         &options[document][require_matching_selfie]=false&provided_details[email]=jenny%40example.com\
         &provided_details[phone]=%2B1%20555&type=id_number"
    );
    assert_eq!(line(&request), "POST /v1/identity/verification_sessions/vs_1");
    assert_eq!(request.headers()[CONTENT_TYPE], FORM);
    assert_eq!(request.headers()[ACCEPT], "application/json");
    assert_eq!(request.headers().len(), 2, "credentials and the rest are the client's");
}

#[test]
fn a_retrieval_has_a_query_and_no_body() {
    let path = "/v1/identity/verification_sessions/vs_1";
    let retrieve = || RetrieveVerificationSession::new("vs_1");
    let table = [
        (retrieve(), path.to_owned()),
        (retrieve().expand([""; 0]), path.to_owned()),
        (retrieve().expand(["a", "b?c#d&e"]), format!("{path}?expand[0]=a&expand[1]=b%3Fc%23d%26e")),
    ];
    for (retrieve, target) in table {
        let request = sent(&retrieve);
        assert_eq!(line(&request), format!("GET {target}"));
        assert_eq!(request.body(), b"");
        assert_eq!(request.headers()[ACCEPT], "application/json");
        assert_eq!(request.headers().len(), 1, "{:?}", request.headers());
    }
}

#[test]
fn what_is_empty_or_absent_is_not_sent() {
    let nothing: [UpdateVerificationSession; 8] = [
        update(),
        update().expand([""; 0]),
        update().metadata([("", ""); 0]),
        update().metadata([("kept", Clearable::Keep)]),
        update().options(Options::new()),
        document(Document::new()),
        document(Document::new().allowed_types([] as [AllowedTypes; 0])),
        update().provided_details(ProvidedDetails::new()),
    ];
    for update in nothing {
        assert_eq!(body(&update), "", "{update:?}");
    }
}

#[test]
fn every_level_that_can_be_cleared_is_cleared() {
    #[derive(Form)]
    struct Cart {
        items: Clearable<Vec<Item>>,
        note: Clearable<String>,
    }
    #[derive(Form)]
    struct Item {
        coupon: Clearable<i64>,
    }
    let clear_all = update().metadata([("a", "1")]).clear_metadata();
    assert_eq!(body(&clear_all), "metadata=");
    assert_eq!(body(&clear_all.clone().metadata_entry("a", "1")), "metadata[a]=1", "the last call counts");
    assert_eq!(
        body(&update().clear_metadata_entry("a").metadata_entry("b", "")),
        "metadata[a]=&metadata[b]="
    );
    assert_eq!(body(&update().options(Options::new().clear_document())), "options[document]=");
    let item = |coupon| Item { coupon };
    let items = vec![item(Clearable::Clear), item(0.into())];
    let cart = Cart { items: items.into(), note: Clearable::Clear };
    assert_eq!(form::to_string(&cart).as_deref(), Ok("items[0][coupon]=&items[1][coupon]=0&note="));
    let cart = Cart { items: Clearable::Clear, note: "".into() };
    assert_eq!(form::to_string(&cart).as_deref(), Ok("items=&note="));
}

#[test]
fn keys_and_values_never_become_structure() {
    let table = [
        ("plain-._~09AZaz", "plain-._~09AZaz"),
        ("[", "%5B"),
        ("a[b]", "a%5Bb%5D"),
        ("][", "%5D%5B"),
        ("a&b=c", "a%26b%3Dc"),
        ("1+1 = 2", "1%2B1%20%3D%202"),
        ("100%5B", "100%255B"),
        ("\0\n\r\t", "%00%0A%0D%09"),
        (
            "/?#;:@!$'()*,\"<>\\^`{|}\u{7f}",
            "%2F%3F%23%3B%3A%40%21%24%27%28%29%2A%2C%22%3C%3E%5C%5E%60%7B%7C%7D%7F",
        ),
        ("Zoë 東京", "Zo%C3%AB%20%E6%9D%B1%E4%BA%AC"),
        ("🎉\u{200d}", "%F0%9F%8E%89%E2%80%8D"),
        ("\u{feff}\u{ffff}", "%EF%BB%BF%EF%BF%BF"),
    ];
    for (text, escaped) in table {
        let body = body(&update().metadata([(text, text)]));
        assert_eq!(body, format!("metadata[{escaped}]={escaped}"));
        assert_pairs(&body, &[(&format!("metadata[{text}]"), text)]);
    }
}

#[test]
fn numbers_keep_every_digit() {
    #[derive(Form)]
    struct Numbers {
        signed: Vec<i64>,
        unsigned: Vec<u64>,
        floats: Vec<f64>,
        short: Vec<f32>,
    }
    let numbers = Numbers {
        signed: vec![i64::MIN, -1, 0, 9_007_199_254_740_993, i64::MAX],
        unsigned: vec![0, u64::MAX],
        floats: vec![1.0, 0.1, 0.1 + 0.2, -2.25, -0.0, 1e16, 1e21, 1e-7, 5e-324],
        short: vec![0.1, 16_777_216.0],
    };
    let body = form::to_string(&numbers).unwrap();
    let values: Vec<_> = pairs(&body).into_iter().map(|(_, value)| value).collect();
    let smallest = format!("0.{}5", "0".repeat(323));
    let expected = [
        "-9223372036854775808",
        "-1",
        "0",
        "9007199254740993",
        "9223372036854775807",
        "0",
        "18446744073709551615",
        "1",
        "0.1",
        "0.30000000000000004",
        "-2.25",
        "-0",
        "10000000000000000",
        "1000000000000000000000",
        "0.0000001",
        &smallest,
        "0.1",
        "16777216",
    ];
    assert_eq!(values, expected);
}

/// The error of a value that a form cannot express: the name, and the sentence.
#[test]
fn what_a_form_cannot_say_is_refused_by_name() {
    #[derive(Form)]
    struct Order {
        #[form(required)]
        lines: Vec<Line>,
    }
    #[derive(Form, Default)]
    struct Line {
        price: Option<f64>,
        tags: Vec<Option<String>>,
        prices: BTreeMap<String, f64>,
    }
    let price = |price| Line { price: Some(price), ..Line::default() };
    let prices = BTreeMap::from([("a[b]".to_owned(), f64::NAN)]);
    let table = [
        (vec![price(1.0), price(f64::NAN)], "lines[1][price]", "is not a finite number"),
        (vec![price(f64::INFINITY), price(f64::NAN)], "lines[0][price]", "is not a finite number"),
        (vec![price(f64::NEG_INFINITY)], "lines[0][price]", "is not a finite number"),
        (vec![Line { prices, ..Line::default() }], "lines[0][prices][a[b]]", "is not a finite number"),
        (
            vec![price(1.0), Line::default(), price(2.0)],
            "lines[1]",
            "has nothing set, and a form cannot say an empty array element",
        ),
        (
            vec![Line { tags: vec![Some("a".into()), None], ..Line::default() }],
            "lines[0][tags][1]",
            "has nothing set, and a form cannot say an empty array element",
        ),
        (Vec::new(), "lines", "is required, and a form cannot say an empty object or array"),
    ];
    for (lines, name, reason) in table {
        let error = form::to_string(&Order { lines }).unwrap_err();
        assert_eq!(error.name(), name);
        assert_eq!(error.to_string(), format!("`{name}` {reason}"));
    }
}

#[test]
fn a_form_has_names_at_the_top() {
    struct Cleared;
    impl Form for Cleared {
        fn encode(&self, encoder: Encoder<'_>) {
            encoder.clear();
        }
    }
    let table = [
        (form::to_string("text"), "the form is made of named pairs, so a value needs a name"),
        (form::to_string(&5), "the form is made of named pairs, so a value needs a name"),
        (form::to_string(&Cleared), "the form is made of named pairs, so a value needs a name"),
        (form::to_string(&["text"]), "the form is made of named pairs, so an array needs a name"),
        (form::to_string(&f64::NAN), "the form is not a finite number"),
    ];
    for (encoded, expected) in table {
        let error = encoded.unwrap_err();
        assert_eq!((error.name(), error.to_string().as_str()), ("", expected));
    }
    assert_eq!(form::to_string(&[0; 0]).as_deref(), Ok(""));
    assert_eq!(form::to_string(&None::<i64>).as_deref(), Ok(""));
}

#[test]
fn an_id_stays_one_segment_of_the_path() {
    let table = [
        ("vs_1", "vs_1"),
        ("a b", "a%20b"),
        ("a/b?c#d%e", "a%2Fb%3Fc%23d%25e"),
        ("/", "%2F"),
        ("../v1", "..%2Fv1"),
        ("%2e%2e", "%252e%252e"),
        ("...", "..."),
        (".a", ".a"),
        ("\\..", "%5C.."),
        ("\0\r\n", "%00%0D%0A"),
        ("ключ", "%D0%BA%D0%BB%D1%8E%D1%87"),
    ];
    for (id, escaped) in table {
        let expected = format!("/v1/identity/verification_sessions/{escaped}");
        assert_eq!(line(&sent(&UpdateVerificationSession::new(id))), format!("POST {expected}"));
        assert_eq!(line(&sent(&RetrieveVerificationSession::new(id))), format!("GET {expected}"));
    }
}

#[test]
fn an_id_that_would_change_the_path_is_refused() {
    let table = [
        ("", "the path parameter `session` is empty, which would change the URL"),
        (".", "the path parameter `session` is `.`, which would change the URL"),
        ("..", "the path parameter `session` is `..`, which would change the URL"),
    ];
    for (id, message) in table {
        let errors = [
            UpdateVerificationSession::new(id).type_(Type::Document).request().unwrap_err(),
            RetrieveVerificationSession::new(id).expand(["a"]).request().unwrap_err(),
        ];
        for error in errors {
            assert_eq!(error.to_string(), message);
            let RequestError::PathParameter { name, value } = error else { panic!("{error:?}") };
            assert_eq!((name, value.as_str()), ("session", id));
        }
    }
}

#[test]
fn a_path_that_is_too_long_is_refused() {
    let error = UpdateVerificationSession::new("x".repeat(1 << 16)).request().unwrap_err();
    assert!(matches!(error, RequestError::Target(_)), "{error:?}");
    assert!(error.to_string().starts_with("the path and query are not valid in a URL: "), "{error}");
}
