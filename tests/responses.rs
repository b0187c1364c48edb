//! Responses: what a session decodes to, and that nothing is lost when it is encoded again.

#[path = "responses/arbitrary.rs"]
mod arbitrary;
#[path = "responses/tree.rs"]
mod tree;

use std::collections::BTreeMap;

use formwork::{Error, Expandable, Extra, Json, Open, Operation, Secret, Timestamp};
use formwork_tests::{
    RetrieveVerificationSession, SESSION_JSON, UpdateVerificationSession, VerificationSession, session_json,
    verification_session, verification_session_document_options,
};
use http::Response;
use proptest::prelude::*;
use tree::Tree;

fn decode(body: &str) -> Result<VerificationSession, Error> {
    RetrieveVerificationSession::new("vs_1").response(Response::new(body.as_bytes()))
}

/// The minimal session with these members behind it, decoded.
#[track_caller]
fn with(members: &str) -> VerificationSession {
    decode(&session_json(members)).expect(members)
}

fn encode(session: &VerificationSession) -> String {
    serde_json::to_string(session).expect("a session is JSON")
}

/// Decodes the minimal session with these members, and asserts that nothing is lost.
#[track_caller]
fn survives(members: &str) -> VerificationSession {
    let (body, session) = (session_json(members), with(members));
    assert_eq!(Tree::read(&encode(&session)), Tree::read(&body));
    session
}

fn texts(extra: &Extra) -> Vec<(&str, &str)> {
    extra.iter().map(|(name, value)| (name, value.get())).collect()
}

#[test]
fn the_sample_is_its_fields_and_comes_back() {
    let session = decode(SESSION_JSON).unwrap();
    assert_eq!(session.id, "vs_1NuN9WLkdIwHu7ix597AR9uz");
    assert_eq!(session.object, "identity.verification_session");
    assert_eq!(session.client_secret.as_ref().map(Secret::expose), Some("..."));
    assert_eq!(session.created, Timestamp::from_unix_seconds(1_695_680_478));
    assert_eq!((&session.last_error, &session.last_verification_report), (&None, &None));
    assert_eq!((session.livemode, &session.metadata), (false, &BTreeMap::new()));
    assert_eq!(session.options.as_ref().map(|options| &options.document), Some(&None));
    assert_eq!((&session.provided_details, &session.redaction), (&None, &None));
    assert_eq!(session.status, verification_session::Status::RequiresInput);
    assert_eq!(session.type_, Some(verification_session::Type::IdNumber.into()));
    assert_eq!(session.url.as_deref(), Some("..."));
    assert!(session.extra.is_empty());
    assert_eq!(Tree::read(&encode(&session)), Tree::read(SESSION_JSON));
    let updated = UpdateVerificationSession::new("vs_1").response(Response::new(SESSION_JSON.as_bytes()));
    assert_eq!(updated.unwrap(), session, "both operations answer with a session");
}

#[test]
fn unknown_members_survive_with_the_text_of_their_numbers() {
    let session = survives(
        r#","zip":1.0,"big":1e400,"long":12345678901234567890123,"exact":-0.10,"n":null,"t":[true,{"b":1,"a":2}]"#,
    );
    let expected = [
        ("big", "1e400"),
        ("exact", "-0.10"),
        ("long", "12345678901234567890123"),
        ("n", "null"),
        ("t", r#"[true,{"b":1,"a":2}]"#),
        ("zip", "1.0"),
    ];
    assert_eq!(texts(&session.extra), expected);
    assert_eq!(session.extra.get("zip").and_then(|zip| zip.decode().ok()), Some(1.0));
    assert_eq!(session.extra.get("id"), None);

    let session = survives(
        r#","last_error":{"since":1.50},"options":{"document":{"a":1e2},"email":{"b":-0}},
        "provided_details":{"name":"Jenny"},"redaction":{"status":"redacted","at":1E+2}"#,
    );
    let options = session.options.unwrap();
    assert_eq!(texts(&options.extra), [("email", r#"{"b":-0}"#)]);
    assert_eq!(texts(&options.document.unwrap().extra), [("a", "1e2")]);
    assert_eq!(texts(&session.last_error.unwrap().extra), [("since", "1.50")]);
    assert_eq!(texts(&session.provided_details.unwrap().extra), [("name", r#""Jenny""#)]);
    assert_eq!(texts(&session.redaction.unwrap().extra), [("at", "1E+2")]);
}

#[test]
fn unknown_values_of_enums_survive() {
    use verification_session_document_options::AllowedTypes;
    let session = survives(
        r#","object":"identity.session","status":"on hold","type":"","last_error":{"code":"Abandoned"},
        "options":{"document":{"allowed_types":["visa","passport"]}},"redaction":{"status":"\u0000"}"#,
    );
    assert_eq!(session.object, "identity.session");
    assert_eq!(session.status.as_str(), "on hold");
    assert_eq!(session.type_, Some(Open::Other(String::new())));
    let code = session.last_error.and_then(|error| error.code);
    assert_eq!(code, Some(Open::Other("Abandoned".into())), "case counts");
    let document = session.options.and_then(|options| options.document).unwrap();
    assert_eq!(
        document.allowed_types.as_deref(),
        Some(&[Open::Other("visa".into()), AllowedTypes::Passport.into()][..])
    );
    assert_eq!(session.redaction.unwrap().status.to_string(), "\0");
}

#[test]
fn null_and_absent_are_kept_apart() {
    let optional = [
        "client_secret",
        "last_error",
        "last_verification_report",
        "options",
        "provided_details",
        "redaction",
        "type",
        "url",
    ];
    for name in optional {
        let absent = survives("");
        let null = survives(&format!(r#","{name}":null"#));
        assert_ne!(absent, null, "{name}");
        assert_eq!(encode(&null).matches("null").count(), 1, "{name}");
    }
    survives(&optional.map(|name| format!(r#","{name}":null"#)).concat());
    survives(r#","options":{"document":null},"last_error":{"code":null},"provided_details":{"email":null}"#);
    survives(r#","options":{"document":{"allowed_types":null,"require_id_number":null}}"#);
}

#[test]
fn a_field_that_changes_takes_the_place_of_its_null() {
    let mut session = with(r#","url":null,"client_secret":"old""#);
    session.url = Some("https://example.com".to_owned());
    session.client_secret = None;
    session.metadata.insert("a".to_owned(), "1".to_owned());
    let expected = session_json(r#","url":"https://example.com","metadata":{"a":"1"}"#);
    assert_eq!(Tree::read(&encode(&session)), Tree::read(&expected));
}

#[test]
fn a_reference_is_an_id_or_the_object_or_null() {
    let report =
        |json: &str| survives(&format!(r#","last_verification_report":{json}"#)).last_verification_report;
    assert_eq!(report("null"), None);
    let id = report(r#""vr_\u0031""#).unwrap();
    assert_eq!(id, Expandable::Id("vr_1".to_owned()));
    assert_eq!((id.id().as_deref(), id.as_object()), (Some("vr_1"), None));
    let text = r#"{ "id": "vr_1", "score": 0.10, "id_number": null }"#;
    let object = report(text).unwrap();
    assert_eq!(object.id().as_deref(), Some("vr_1"));
    assert_eq!(object.as_object().map(Json::get), Some(text));
    let score = object.as_object().and_then(|report| report.member("score"));
    assert_eq!(score.as_ref().map(Json::get), Some("0.10"));
    for without_id in ["{}", r#"{"id":null}"#, r#"{"id":5}"#] {
        assert_eq!(report(without_id).unwrap().id(), None, "{without_id}");
    }
}

#[test]
fn names_and_values_may_be_escaped() {
    let session = survives(
        r#","\u0074ype":"\u0064ocument","\ud83c\udf89\n":"\/","ur\u006c":"a\tb","metadata":{"\"":"\\"}"#,
    );
    assert_eq!(session.type_, Some(verification_session::Type::Document.into()));
    assert_eq!(session.url.as_deref(), Some("a\tb"));
    assert_eq!(texts(&session.extra), [("🎉\n", r#""\/""#)]);
    assert_eq!(session.metadata, BTreeMap::from([("\"".to_owned(), "\\".to_owned())]));
}

#[test]
fn the_last_of_equal_members_counts() {
    let session = survives(
        r#","url":"a","url":"b","created":-1,"new":1,"new":[2],"type":"document","type":null,
        "redaction":null,"redaction":{"status":"redacted"},"metadata":{"k":"1","k":"2"}"#,
    );
    assert_eq!(session.url.as_deref(), Some("b"));
    assert_eq!(session.created.as_unix_seconds(), -1);
    assert_eq!(session.type_, None);
    assert_eq!(session.redaction.map(|redaction| redaction.status.to_string()).as_deref(), Some("redacted"));
    assert_eq!(session.metadata["k"], "2");
    assert_eq!(texts(&session.extra), [("new", "[2]")]);
}

#[test]
fn spaces_and_order_do_not_matter() {
    let body =
        "\r\n{\t\"status\" : \"canceled\" , \"metadata\" : { } , \"x\" :\n[ 1 , 2 ] , \"livemode\" : true ,
        \"created\" : -9223372036854775808 , \"object\" : \"\" , \"id\" : \"\" }\n ";
    let session = decode(body).unwrap();
    assert_eq!(session.created.as_unix_seconds(), i64::MIN);
    assert_eq!(texts(&session.extra), [("x", "[ 1 , 2 ]")]);
    assert_eq!(Tree::read(&encode(&session)), Tree::read(body));
}

/// Nested far deeper than the stack is.
#[test]
fn deep_nesting_is_kept_or_refused() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let session = with(&format!(r#","new":{deep}"#));
    assert_eq!(texts(&session.extra), [("new", deep.as_str())]);
    assert!(encode(&session).contains(&deep));
    assert!(session.extra.get("new").unwrap().decode::<serde_json::Value>().is_err());
    let object = format!(r#"{{"id":"vr_1","deep":{deep}}}"#);
    let report = with(&format!(r#","last_verification_report":{object}"#)).last_verification_report.unwrap();
    assert_eq!(report.as_object().map(Json::get), Some(object.as_str()));
    assert_eq!(report.id().as_deref(), Some("vr_1"));
    let members =
        ["options", "last_verification_report", "url", "metadata"].map(|name| format!(r#","{name}":{deep}"#));
    for body in members.iter().map(|members| session_json(members)).chain([deep.clone()]) {
        assert!(matches!(decode(&body), Err(Error::Decode(_))));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_session_loses_nothing(body in arbitrary::session()) {
        let session = decode(&body);
        prop_assert!(session.is_ok(), "{:?}: {}", session, body);
        prop_assert_eq!(Tree::read(&encode(&session.unwrap())), Tree::read(&body));
    }

    #[test]
    fn what_decodes_loses_nothing_and_what_does_not_is_kept(body in arbitrary::nearly_a_session()) {
        match decode(&body) {
            Ok(session) => prop_assert_eq!(Tree::read(&encode(&session)), Tree::read(&body).with_integer("created")),
            Err(Error::Decode(error)) => prop_assert_eq!(error.body(), body.as_bytes()),
            Err(error) => prop_assert!(false, "{:?}", error),
        }
    }
}
