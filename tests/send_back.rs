//! From an answer to a request: a component that is read, changed and sent back.

#![deny(unused_variables)] // Nothing of a badge is carried over.

use formwork::http::Response;
use formwork::{Body, CannotSendBack, Clearable, Operation};
use serde_json::{Value, json};

formwork::openapi! {
    spec = "../spec/profiles.json",
    operations = [*],
}

/// The answer of the server.
fn received(text: &Value) -> Profile {
    let response = Response::builder().header("Content-Type", "application/json");
    GetProfile::new("7").response(response.body(text.to_string().as_bytes()).unwrap()).unwrap()
}

/// The JSON that a request sends.
fn sent(operation: &PutProfile) -> Value {
    let body = Body::from(operation.request().unwrap().into_body());
    serde_json::from_slice(&body.into_bytes().unwrap()).unwrap()
}

fn sent_back(profile: &Profile) -> Result<Value, CannotSendBack> {
    Ok(sent(&PutProfile::new("7", profile.try_into()?)))
}

/// The least that a profile has.
fn least() -> Value {
    json!({"id": "7", "object": "profile", "name": "Ada", "email": null, "created": 1_700_000_000})
}

fn with(members: &Value) -> Value {
    let mut all = least();
    all.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    all
}

#[test]
fn values_are_carried_over_and_can_be_changed() {
    let members = json!({
        "rank": 0.5,
        "plan": "paid",
        "shade": "dark",
        "level": 2,
        "links": [{"url": "https://a.example", "visits": 3}, {"url": "https://b.example", "note": "old"}],
        "labels": {"a": "1", "b": null},
        "position": [1.5, "north"],
        "badge": {"object": "badge"},
        "contacts": {"home": {"kind": "mail", "address": "ada@example"}, "work": {"kind": "phone", "number": "1"}},
    });
    let mut profile = received(&with(&members));
    profile.name = "Grace".to_owned();
    profile.links.as_mut().unwrap().pop();

    let mut expected = with(&members);
    expected["name"] = json!("Grace");
    expected["links"].as_array_mut().unwrap().pop();
    for read_only in ["id", "created"] {
        expected.as_object_mut().unwrap().remove(read_only);
    }
    assert_eq!(sent_back(&profile).unwrap(), expected);
}

#[test]
fn null_clears_and_absent_stays_absent() {
    let sent = sent_back(&received(&least())).unwrap();
    assert_eq!(sent, json!({"object": "profile", "name": "Ada", "email": null}));

    let members = json!({"nick": null, "links": [{"url": "u", "note": null}, {"url": "v"}]});
    let body = body::Profile::try_from(&received(&with(&members))).unwrap();
    assert_eq!(body.nick, Clearable::Clear);
    let links = body.links.unwrap();
    assert_eq!(
        links.iter().map(|link| &link.note).collect::<Vec<_>>(),
        [&Clearable::Clear, &Clearable::Keep]
    );

    let named = received(&with(&json!({"nick": "A"})));
    assert_eq!(body::Profile::try_from(&named).unwrap().nick, Clearable::Set("A".to_owned()));
}

#[test]
fn read_only_and_unknown_members_are_left_behind() {
    let members = json!({
        "unknown": true,
        "links": [{"url": "u", "hits": 5, "note": "n", "newer": "text"}],
        "manager": with(&json!({"name": "Grace", "unknown": 1})),
    });
    assert_eq!(
        sent_back(&received(&with(&members))).unwrap(),
        json!({
            "object": "profile",
            "name": "Ada",
            "email": null,
            "links": [{"url": "u", "note": "n"}],
            "manager": {"object": "profile", "name": "Grace", "email": null},
        })
    );
}

#[test]
fn unlisted_values_of_enums_are_carried_over() {
    let members = json!({"plan": "gold", "shade": "dim", "level": 3});
    let sent = sent_back(&received(&with(&members))).unwrap();
    assert_eq!((&sent["plan"], &sent["shade"], &sent["level"]), (&json!("gold"), &json!("dim"), &json!(3)));
}

/// Members that are only sent are set on the request.
#[test]
fn more_is_set_on_what_is_sent() {
    let body = body::Profile::try_from(&received(&least())).unwrap();
    let sent = sent(&PutProfile::new("7", body.password("secret").clear_nick()));
    assert_eq!((&sent["password"], &sent["nick"]), (&json!("secret"), &Value::Null));
}

/// A branch that the document does not list has no type that could send it.
#[test]
fn a_value_of_no_type_is_an_error_that_names_its_place() {
    let members =
        json!({"manager": with(&json!({"contacts": {"a/b": {"kind": "pager", "number": "CANARY"}}}))});
    let error = sent_back(&received(&with(&members))).unwrap_err();
    assert_eq!(error.pointer(), "/manager/contacts/a~1b");
    assert_eq!(
        error.to_string(),
        "the value at `/manager/contacts/a~1b` matches no type of the document, so it cannot be sent back; set it by hand"
    );
}
