//! Webhooks: what is signed is read without loss, and nothing else is.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use formwork::Timestamp;
use formwork::webhook::{Event, Webhook, WebhookError};
use formwork_tests::{SESSION_JSON, VerificationSession};
use proptest::prelude::*;

const SECRET: &str = "whsec_test_secret";
const TIME: i64 = 1_695_680_478;

/// An event with what has a field, what has none, and what is null.
const EVENT: &str = r#"{"id":"evt_1","object":"event","api_version":"2023-08-16","created":1695680478,"livemode":false,"pending_webhooks":1,"request":{"id":null,"idempotency_key":null},"type":"identity.verification_session.newer_than_the_document","account":null,"data":{"object":{"id":"vs_1","price":1.10},"previous_attributes":{"status":"processing"}}}"#;
const EVENT_SIGNATURE: &str = "3836b5b81e06cd609ddb8e8fba1101a7bd90bbf67067f58c77f987ab7a8a25f5";

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_unix_seconds(seconds)
}

fn header() -> String {
    format!("t={TIME},v1={EVENT_SIGNATURE}")
}

fn check(payload: &[u8], header: &str) -> Result<(), WebhookError> {
    Webhook::new(SECRET).check_at(payload, header, at(TIME))
}

fn event() -> Event {
    Webhook::new(SECRET).verify_at(EVENT.as_bytes(), &header(), at(TIME)).unwrap()
}

/// The signature that Python's `hmac` and Stripe's library for Python make of this secret, time and payload.
#[test]
fn signatures_are_those_that_others_make() {
    let long = "k".repeat(200);
    let table: [(&str, i64, &[u8], &str); 6] = [
        (
            SECRET,
            TIME,
            br#"{"id": "evt_test_webhook", "object": "event"}"#,
            "b17c96d698fa06d1fac8e3f7b738988a7289149e4e4e088999ecfc50b864a371",
        ),
        (
            SECRET,
            TIME,
            b"{\r\n  \"id\": \"evt_1\"\r\n}\r\n",
            "626e6121d72063ed649d32cdaadbf8150d251892130013099f40897202326acf",
        ),
        (SECRET, TIME, b"", "c71f3161363f65df50746f2ba924e589e5c863712acde16b9773ac333319c5a5"),
        (SECRET, TIME, b"\xff\0\xfe", "6ead985b78acdc5b9b62a6406d46050da35fded9b5406abcd1eb9f5f6aa2d14d"),
        (
            "whsec_größe ",
            0,
            "{\"name\": \"José 😀\"}".as_bytes(),
            "7bc1feb5741aee98a6209223d79418c50621238820ecafe29c38ea36ebc3a4ce",
        ),
        (&long, 9_999_999_999, b"a.b.c", "4b8cdce553120d1b29a2282a354ca7068ea1345eafa0c8eef54daf76628f98e3"),
    ];
    for (secret, time, payload, signature) in table {
        let webhook = Webhook::new(secret);
        let header = format!("t={time},v1={signature}");
        assert_eq!(webhook.check_at(payload, &header, at(time)), Ok(()), "{}", payload.escape_ascii());
        let upper = format!("t={time},v1={}", signature.to_uppercase());
        assert_eq!(webhook.check_at(payload, &upper, at(time)), Ok(()), "digits are digits");
        let other = Webhook::new("whsec_other").check_at(payload, &header, at(time));
        assert_eq!(other, Err(WebhookError::Mismatch));
    }
}

#[test]
fn an_event_is_read_and_loses_nothing() {
    let event = event();
    assert_eq!(event.id, "evt_1");
    assert_eq!(event.type_, "identity.verification_session.newer_than_the_document");
    assert_eq!((event.created, event.livemode), (at(TIME), false));
    assert_eq!((event.api_version.as_deref(), event.account.as_deref()), (Some("2023-08-16"), None));
    assert_eq!(event.data.object.get(), r#"{"id":"vs_1","price":1.10}"#);
    assert_eq!(
        event.data.previous_attributes.as_ref().map(formwork::Json::get),
        Some(r#"{"status":"processing"}"#)
    );
    let names: Vec<&str> = event.extra.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["object", "pending_webhooks", "request"]);

    let (written, sent): (serde_json::Value, serde_json::Value) =
        (serde_json::to_value(&event).unwrap(), serde_json::from_str(EVENT).unwrap());
    assert_eq!(written, sent);
    assert!(serde_json::to_string(&event).unwrap().contains("1.10"), "digits stay");
}

#[test]
fn the_object_is_of_the_generated_type() {
    let mut event = event();
    event.data.object = SESSION_JSON.parse().unwrap();
    let session: VerificationSession = event.object().unwrap();
    assert_eq!(session.id, "vs_1NuN9WLkdIwHu7ix597AR9uz");

    for (json, path) in [
        (SESSION_JSON.replace("1695680478", "\"yesterday\""), "data.object.created"),
        ("[]".to_owned(), "data.object"),
    ] {
        event.data.object = json.parse().unwrap();
        assert_eq!(event.object::<VerificationSession>().unwrap_err().path, path);
    }
    event.data.object = "[1, true]".parse().unwrap();
    assert_eq!(event.object::<Vec<i64>>().unwrap_err().path, "data.object[1]");
}

#[test]
fn any_of_several_secrets_and_signatures_will_do() {
    let zeros = "0".repeat(64);
    let headers = [
        format!("t={TIME},v1={zeros},v1={EVENT_SIGNATURE}"),
        format!("t={TIME},v1={EVENT_SIGNATURE},v1={zeros}"),
        format!("t={TIME},v1=,v1=zz,v1={EVENT_SIGNATURE},v0={zeros}"),
        format!("v0={zeros},v1={EVENT_SIGNATURE},t={TIME}"),
        format!(" t={TIME} , v1={EVENT_SIGNATURE} ,, scheme, v2=a=b"),
    ];
    for header in headers {
        for webhook in [
            Webhook::new(SECRET),
            Webhook::new(SECRET).secret("whsec_new"),
            Webhook::new("whsec_old").secret("whsec_older").secret(SECRET),
        ] {
            assert_eq!(webhook.check_at(EVENT.as_bytes(), &header, at(TIME)), Ok(()), "{header}");
        }
        let others = Webhook::new("whsec_old").secret("whsec_new");
        assert_eq!(
            others.check_at(EVENT.as_bytes(), &header, at(TIME)),
            Err(WebhookError::Mismatch),
            "{header}"
        );
    }
}

#[test]
fn a_header_that_is_none_is_refused() {
    let error = |reason| WebhookError::Header { reason };
    let signature = format!("v1={EVENT_SIGNATURE}");
    let no_number = "has a time that is not a number";
    for (header, expected) in [
        (String::new(), error("has no time, as `t=1695680478` is")),
        (signature.clone(), error("has no time, as `t=1695680478` is")),
        (format!("T={TIME},{signature}"), error("has no time, as `t=1695680478` is")),
        (format!("t={TIME},t={TIME},{signature}"), error("has more than one time")),
        (format!("t=,{signature}"), error(no_number)),
        (format!("t=-5,{signature}"), error(no_number)),
        (format!("t=+{TIME},{signature}"), error(no_number)),
        (format!("t= {TIME},{signature}"), error(no_number)),
        (format!("t=٣,{signature}"), error(no_number)),
        (format!("t=9223372036854775808,{signature}"), error(no_number)),
        (format!("t={TIME}"), WebhookError::NoSignature),
        (format!("t={TIME},v0={EVENT_SIGNATURE}"), WebhookError::NoSignature),
        (format!("t={TIME},v1"), WebhookError::NoSignature),
        (format!("t={TIME},v1="), WebhookError::Mismatch),
        (format!("t={TIME},v1={}", &EVENT_SIGNATURE[..62]), WebhookError::Mismatch),
        (format!("t={TIME},v1={EVENT_SIGNATURE}00"), WebhookError::Mismatch),
        (format!("t={TIME},v1= {EVENT_SIGNATURE}"), WebhookError::Mismatch),
        (format!("t={TIME};v1={EVENT_SIGNATURE}"), error(no_number)),
        (format!("t=0{TIME},{signature}"), WebhookError::Mismatch),
    ] {
        assert_eq!(check(EVENT.as_bytes(), &header), Err(expected), "{header}");
    }
}

#[test]
fn a_time_that_is_too_far_away_is_refused() {
    let minute = Duration::from_secs(60);
    let check = |webhook: &Webhook, now| webhook.check_at(EVENT.as_bytes(), &header(), at(now));
    let seconds = Duration::from_secs;
    let (usual, short) = (Webhook::new(SECRET), Webhook::new(SECRET).tolerance(minute));
    for (webhook, tolerance) in [(&usual, 300), (&short, 60)] {
        for distance in [0, 1, tolerance - 1, tolerance] {
            assert_eq!(check(webhook, TIME + distance), Ok(()));
            assert_eq!(check(webhook, TIME - distance), Ok(()));
        }
        let tolerance = seconds(tolerance.unsigned_abs());
        for distance in [tolerance + seconds(1), seconds(100_000)] {
            let away = i64::try_from(distance.as_secs()).unwrap();
            let old = WebhookError::TooOld { age: distance, tolerance };
            assert_eq!(check(webhook, TIME + away), Err(old));
            let new = WebhookError::TooNew { ahead: distance, tolerance };
            assert_eq!(check(webhook, TIME - away), Err(new));
        }
    }
    for now in [i64::MIN, 0, i64::MAX] {
        assert!(check(&usual, now).is_err());
        assert_eq!(check(&Webhook::new(SECRET).tolerance(Duration::MAX), now), Ok(()));
    }
    // Who cannot sign does not learn what the clock says.
    let forged = Webhook::new("whsec_other").check_at(EVENT.as_bytes(), &header(), at(0));
    assert_eq!(forged, Err(WebhookError::Mismatch));
}

#[test]
fn the_system_clock_is_the_usual_one() {
    let webhook = Webhook::new(SECRET);
    let Err(WebhookError::TooOld { age, .. }) = webhook.verify(EVENT.as_bytes(), &header()) else {
        panic!("it is signed, and of 2023");
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    assert!((age.as_secs() + TIME.unsigned_abs()).abs_diff(now) < 60);
    let any_age = webhook.tolerance(Duration::MAX);
    assert_eq!(any_age.verify(EVENT.as_bytes(), &header()).unwrap(), event());
    assert_eq!(any_age.check(EVENT.as_bytes(), &header()), Ok(()));
}

#[test]
fn an_empty_secret_signs_nothing() {
    // The key of this signature is empty.
    let signature = "fd938e073c7d78e545f17f73bd3cd3dfb4265f2114a78b0b16df7ca3d2f7498e";
    for webhook in [Webhook::new(""), Webhook::new(SECRET).secret("")] {
        for header in [header(), format!("t={TIME},v1={signature}"), String::new()] {
            assert_eq!(webhook.check_at(EVENT.as_bytes(), &header, at(TIME)), Err(WebhookError::EmptySecret));
        }
    }
}

#[test]
fn what_is_signed_and_no_event_says_where() {
    let payload = br#"{"id": "evt_test_webhook", "object": "event"}"#;
    let header = format!("t={TIME},v1=b17c96d698fa06d1fac8e3f7b738988a7289149e4e4e088999ecfc50b864a371");
    let error = Webhook::new(SECRET).verify_at(payload, &header, at(TIME)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the payload is signed, but is not an event at `.`: missing field `type` at line 1 column 45"
    );
}

#[test]
fn errors_say_what_is_wrong_and_nothing_secret() {
    let errors = [
        check(b"", &header()),
        check(b"", ""),
        check(b"", &format!("t={TIME},v0={EVENT_SIGNATURE}")),
        Webhook::new(SECRET).check_at(EVENT.as_bytes(), &header(), at(TIME + 301)),
        Webhook::new(SECRET).check_at(EVENT.as_bytes(), &header(), at(TIME - 302)),
        Webhook::new("").check_at(EVENT.as_bytes(), &header(), at(TIME)),
    ];
    let said: Vec<String> = errors.iter().map(|error| error.as_ref().unwrap_err().to_string()).collect();
    assert_eq!(
        said,
        [
            "no signature is one of this payload: it needs the secret of this very endpoint, and the body as it arrived",
            "the signature header has no time, as `t=1695680478` is",
            "the signature header has no signature of the scheme `v1`",
            "the signature is 301 s old, and 300 s are allowed",
            "the signature is 302 s ahead of the clock, and 300 s are allowed",
            "the secret of the webhook is empty, so anybody could have signed",
        ]
    );
    let debug = format!("{errors:?} {:?}", Webhook::new(SECRET).secret("whsec_other"));
    assert!(!debug.contains("whsec") && !debug.contains(EVENT_SIGNATURE), "{debug}");
    assert!(debug.ends_with("Webhook { secrets: 2, tolerance: 300s }"), "{debug}");
}

/// Every byte of the payload, and every bit of the signature, counts.
#[test]
fn no_bit_can_be_changed() {
    for index in 0..EVENT.len() {
        for bit in 0..8 {
            let mut payload = EVENT.as_bytes().to_vec();
            payload[index] ^= 1 << bit;
            assert_eq!(check(&payload, &header()), Err(WebhookError::Mismatch), "bit {bit} of byte {index}");
        }
    }
    for index in 0..EVENT_SIGNATURE.len() {
        let digit = u8::from_str_radix(&EVENT_SIGNATURE[index..=index], 16).unwrap();
        for bit in 0..4 {
            let mut signature = EVENT_SIGNATURE.to_owned();
            signature.replace_range(index..=index, &format!("{:x}", digit ^ 1 << bit));
            let header = format!("t={TIME},v1={signature}");
            assert_eq!(check(EVENT.as_bytes(), &header), Err(WebhookError::Mismatch), "{signature}");
        }
    }
}

proptest! {
    #[test]
    fn a_payload_that_was_changed_is_refused(
        index in any::<prop::sample::Index>(),
        with in prop::collection::vec(any::<u8>(), 0..4),
        cut in 0_usize..4,
    ) {
        let mut payload = EVENT.as_bytes().to_vec();
        let from = index.index(payload.len() + 1);
        let to = (from + cut).min(payload.len());
        payload.splice(from..to, with);
        prop_assert_eq!(check(&payload, &header()).is_ok(), payload == EVENT.as_bytes());
    }

    /// A change to the header may leave the time and the signature as they are, or is refused.
    #[test]
    fn a_header_that_was_changed_is_no_other(index in any::<prop::sample::Index>(), with in any::<char>()) {
        let mut characters: Vec<char> = header().chars().collect();
        let index = index.index(characters.len());
        characters[index] = with;
        let is_digit = index >= characters.len() - EVENT_SIGNATURE.len();
        let changed: String = characters.into_iter().collect();
        let is_same = changed == header() || is_digit && changed.eq_ignore_ascii_case(&header());
        prop_assert_eq!(check(EVENT.as_bytes(), &changed).is_ok(), is_same, "{}", changed);
    }

    #[test]
    fn any_header_is_read_without_a_panic(header in any::<String>(), payload in any::<Vec<u8>>()) {
        prop_assert!(check(&payload, &header).is_err());
    }

    #[test]
    fn anything_like_a_header_is_read_without_a_panic(
        header in "([ tv01]{0,2}=?[0-9a-f+ -]{0,70}[,=;]?){0,5}",
        payload in any::<Vec<u8>>(),
    ) {
        prop_assert!(check(&payload, &header).is_err());
    }
}
