//! What a document says of values in other ways than by one type: choices, constants, numbers that are listed, tuples,
//! and what there is beside the properties. Decoded, looked at, and written back; and sent.

use std::fmt;

use formwork::http::Response;
use formwork::{Format, Json, Operation};

formwork::openapi! {
    spec = "../spec/shapes.json",
    operations = [*],
    formats = { "country-code": crate::Country },
}

/// A type of our own for a format that nobody knows.
#[derive(Clone, Debug, PartialEq)]
struct Country([u8; 2]);

impl Format for Country {
    fn parse(text: &str) -> Option<Self> {
        text.as_bytes().try_into().ok().map(Self)
    }

    fn write(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&String::from_utf8_lossy(&self.0))
    }
}

fn json(value: &str) -> Json {
    value.parse().unwrap()
}

fn pet(text: &str) -> Pet {
    let response =
        Response::builder().header("Content-Type", "application/json").body(text.as_bytes()).unwrap();
    GetPet::new(1).response(response).unwrap()
}

fn sample(text: &str) -> Sample {
    json(text).decode().unwrap_or_else(|mismatch| panic!("{mismatch}"))
}

/// A value is written back as it came.
#[track_caller]
fn comes_back(text: &str) -> Sample {
    let sample = sample(text);
    let written: serde_json::Value = serde_json::to_value(&sample).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(text).unwrap());
    sample
}

#[test]
fn the_discriminator_tells_the_type() {
    let Pet::Cat(cat) = pet(r#"{"kind": "cat", "name": "Minka", "lives": 7.0}"#) else { panic!("a cat") };
    assert_eq!((cat.name.as_str(), cat.lives), ("Minka", Some(7)));
    for kind in ["dog", "puppy"] {
        let text = format!(r#"{{"name": "Rex", "tricks": ["sit"], "kind": "{kind}", "new": 1}}"#);
        let Pet::Dog(dog) = pet(&text) else { panic!("{kind}") };
        assert_eq!(dog.tricks, ["sit"]);
        assert_eq!(dog.extra.get("new"), Some(&json("1")));
    }
}

/// Values that are new, or of another type than declared, never make a response unreadable.
#[test]
fn what_is_none_of_the_types_is_kept() {
    for text in
        [r#"{"kind":"parrot","name":"Polly"}"#, r#"{"kind":"cat","name":5}"#, r#""a text""#, "[1,2]", "null"]
    {
        let pet = pet(text);
        assert!(matches!(&pet, Pet::Other(json) if json.get() == text), "{text}: {pet:?}");
        assert_eq!(serde_json::to_string(&pet).unwrap(), text);
    }
}

#[test]
fn choices_are_nested() {
    let friends = r#"[{"kind":"dog","name":"Rex","tricks":[]},{"kind":"fish","name":"Wanda"}]"#;
    let text = format!(r#"{{"kind":"cat","name":"Minka","friends":{friends}}}"#);
    let Pet::Cat(cat) = pet(&text) else { panic!("a cat") };
    let friends = cat.friends.as_deref().unwrap();
    assert!(matches!(friends, [Pet::Dog(_), Pet::Other(_)]), "{friends:?}");
    assert_eq!(serde_json::to_string(&cat).unwrap(), text);
}

#[test]
fn values_that_are_no_text_are_listed() {
    use sample::{Level, Priority};

    let read = comes_back(r#"{"version": "v1", "priority": -1, "level": 3}"#);
    assert_eq!((read.priority, read.level), (Priority::Minus1, Some(Level::_3)));
    let read = comes_back(r#"{"version": "v1", "priority": 0, "level": "low"}"#);
    assert_eq!((read.priority, read.level), (Priority::_0, Some(Level::Low)));
    let read = comes_back(r#"{"version": "v2", "priority": 17, "level": ["odd"]}"#);
    assert_eq!(
        (read.priority, read.level),
        (Priority::Other(json("17")), Some(Level::Other(json("[\"odd\"]"))))
    );
    assert_eq!(read.version, "v2");
}

#[test]
fn the_kind_of_value_tells_the_type() {
    use sample::{Id, Owner};

    let read = |owner: &str| {
        let text = format!(r#"{{"version": "v1", "priority": 0, "owner": {owner}}}"#);
        comes_back(&text).owner
    };
    assert_eq!(read("null"), None);
    assert_eq!(read("\"Ann\""), Some(Owner::Text("Ann".to_owned())));
    assert!(matches!(read(r#"{"object": "person", "name": "Ann"}"#), Some(Owner::Person(_))));
    assert!(matches!(read(r#"{"object": "company", "name": "Ann"}"#), Some(Owner::Company(_))));
    assert!(
        matches!(read(r#"[{"object": "person", "name": "Ann"}]"#), Some(Owner::List(list)) if list.len() == 1)
    );
    assert!(matches!(read(r#"{"object": "person"}"#), Some(Owner::Other(_))));
    assert!(matches!(read("5"), Some(Owner::Other(_))));

    let id = |id: &str| comes_back(&format!(r#"{{"version": "v1", "priority": 0, "id": {id}}}"#)).id;
    assert_eq!(id("5"), Some(Id::Integer(5)));
    assert_eq!(id("\"five\""), Some(Id::Text("five".to_owned())));
    assert_eq!(id("5.5"), Some(Id::Other(json("5.5"))));
}

#[test]
fn tuples_have_a_rest() {
    let read = comes_back(
        r#"{"version": "v1", "priority": 0, "position": [1.5, 2.5, "m", 1, 2], "line": [0.5, 1.5]}"#,
    );
    let position = read.position.unwrap();
    assert_eq!(position.items, (1.5, 2.5, "m".to_owned()));
    assert_eq!(position.rest, [1, 2]);
    assert_eq!(read.line.unwrap(), [0.5, 1.5]);
}

#[test]
fn numbers_keep_their_value_in_lists_and_tuples() {
    let text = r#"{"version":"v1","priority":0,"position":[1e400,0.5,"m",1.0,20e-1],"line":[12345678901234567891,0.1]}"#;
    let read = sample(text);
    assert_eq!(read.position.as_ref().unwrap().rest, [1, 2]);
    let written = serde_json::to_string(&read).unwrap();
    for part in [r#""position":[1e400,0.5,"m",1,2]"#, r#""line":[12345678901234567891,0.1]"#] {
        assert!(written.contains(part), "{written}");
    }
    let error = json(&text.replace("20e-1", "21e-1")).decode::<Sample>().unwrap_err();
    assert_eq!(error.path, "position[4]");
}

/// A deserializer that buffers values has no text of their numbers.
#[test]
fn numbers_come_through_serde_s_buffer() {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Buffered {
        Cat(Cat),
    }

    let Buffered::Cat(cat) =
        serde_json::from_str(r#"{"kind": "cat", "name": "Minka", "lives": 7.0}"#).unwrap();
    assert_eq!(cat.lives, Some(7));
    for lives in ["7.5", "\"7\"", "{\"a\": 7}", "[7]"] {
        let text = format!(r#"{{"kind": "cat", "name": "Minka", "lives": {lives}}}"#);
        assert!(serde_json::from_str::<Buffered>(&text).is_err(), "{lives}");
    }
}

#[test]
fn what_is_beside_the_properties_has_a_type() {
    let read = comes_back(r#"{"version": "v1", "priority": 0, "a": 1, "b": "no number", "forbidden": {}}"#);
    assert_eq!(read.additional_properties.get("a"), Some(&1));
    assert_eq!(
        read.extra.get("b"),
        Some(&json("\"no number\"")),
        "a value that is not an integer is kept as it is"
    );
    assert_eq!(read.extra.iter().len(), 2);
}

/// A text that is not in its format is kept all the same.
#[test]
fn formats_have_types_of_the_user_s_own() {
    let read = comes_back(r#"{"version": "v1", "priority": 0, "countries": ["DE", "none"]}"#);
    let countries = read.countries.unwrap();
    assert_eq!(countries[0].get(), Some(&Country(*b"DE")));
    assert_eq!((countries[1].get(), countries[1].as_str()), (None, "none"));
}

#[test]
fn constants_are_sent_without_being_asked_for() {
    use body::sample::{Owner, Priority};

    let sample = body::Sample::new(Priority::Minus1)
        .id("five")
        .address(body::Address::new().street("Main Street"))
        .owner(Owner::Person(body::Person::new("Ann")))
        .position((1.5, 2.5, "m".to_owned()))
        .additional_properties_entry("more", 5)
        .countries([Country(*b"DE")])
        .clear_note();
    let request = EchoSample::new(sample).request().unwrap();
    assert_eq!(
        String::from_utf8_lossy(request.body()),
        r#"{"version":"v1","priority":-1,"note":null,"id":"five","address":{"street":"Main Street"},"position":[1.5,2.5,"m"],"owner":{"object":"person","name":"Ann"},"countries":["DE"],"more":5}"#,
    );

    // A key from elsewhere does not replace a member, whether that is set or not.
    for (key, declared) in [("version", true), ("note", true), ("Version", false)] {
        let sample = body::Sample::new(Priority::Minus1).additional_properties_entry(key, 5);
        let request = EchoSample::new(sample).request();
        assert_eq!(request.is_err(), declared, "{key}");
        if let Err(error) = request {
            let reason = "is a member of its own, which an additional property cannot replace";
            assert_eq!(error.to_string(), format!("`{key}` {reason}"));
        }
    }

    let cat = body::Cat::new("Minka").friends([body::Dog::new("puppy", "Rex", ["sit"])]);
    let request = PutPet::new(1, cat).request().unwrap();
    assert_eq!(
        String::from_utf8_lossy(request.body()),
        r#"{"kind":"cat","name":"Minka","friends":[{"kind":"puppy","name":"Rex","tricks":["sit"]}]}"#,
    );
}
