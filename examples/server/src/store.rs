//! The verification sessions that the server holds, and their JSON.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::{SESSION, VERIFIED_SESSION};

/// A response member that a request can expand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expandable {
    LastVerificationReport,
}

/// A verification session. What nothing here ever sets, such as `redaction`, is not kept but always `null`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) client_secret: Option<String>,
    pub(crate) created: i64,
    pub(crate) last_verification_report: Option<Report>,
    pub(crate) metadata: BTreeMap<String, String>,
    pub(crate) document: Option<DocumentOptions>,
    pub(crate) provided_details: ProvidedDetails,
    pub(crate) status: &'static str,
    pub(crate) type_: &'static str,
    pub(crate) url: Option<String>,
}

/// How a session's document check is carried out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DocumentOptions {
    pub(crate) allowed_types: Option<Vec<&'static str>>,
    pub(crate) require_id_number: Option<bool>,
    pub(crate) require_live_capture: Option<bool>,
    pub(crate) require_matching_selfie: Option<bool>,
}

/// The details of the person to verify that are known beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ProvidedDetails {
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
}

/// The report on one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Report {
    pub(crate) id: String,
    pub(crate) created: i64,
    pub(crate) type_: &'static str,
}

/// Every session, by ID.
#[derive(Debug)]
pub(crate) struct Store {
    sessions: BTreeMap<String, Session>,
}

impl Store {
    /// A store with one session that waits for input and one that is verified.
    pub(crate) fn new() -> Self {
        let sessions = [waiting_session(), verified_session()];
        Self { sessions: sessions.into_iter().map(|session| (session.id.clone(), session)).collect() }
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Session> {
        self.sessions.get(id)
    }

    /// Adds this many sessions that wait for input, each newer than all before: `vs_3`, `vs_4` and so on.
    pub(crate) fn add(&mut self, count: usize) {
        for _ in 0..count {
            let number = self.sessions.len() + 1;
            let age = i64::try_from(number).unwrap_or(i64::MAX);
            let waiting = waiting_session();
            self.put(Session { id: format!("vs_{number}"), created: waiting.created + age, ..waiting });
        }
    }

    /// Every session in the order of a list.
    pub(crate) fn newest_first(&self) -> Vec<&Session> {
        let mut sessions: Vec<&Session> = self.sessions.values().collect();
        sessions.sort_by_key(|session| Reverse((session.created, &session.id)));
        sessions
    }

    /// Puts a session in the place of the one with the same ID.
    pub(crate) fn put(&mut self, session: Session) {
        self.sessions.insert(session.id.clone(), session);
    }
}

/// The API's own sample of a session.
pub(crate) fn waiting_session() -> Session {
    Session {
        id: SESSION.to_owned(),
        client_secret: Some("...".to_owned()),
        created: 1_695_680_478,
        last_verification_report: None,
        metadata: BTreeMap::new(),
        document: None,
        provided_details: ProvidedDetails::default(),
        status: "requires_input",
        type_: "id_number",
        url: Some("...".to_owned()),
    }
}

pub(crate) fn verified_session() -> Session {
    let report = Report { id: "vr_verified".to_owned(), created: 1_695_680_600, type_: "document" };
    let document = DocumentOptions { require_matching_selfie: Some(true), ..DocumentOptions::default() };
    Session {
        id: VERIFIED_SESSION.to_owned(),
        client_secret: None,
        last_verification_report: Some(report),
        document: Some(document),
        status: "verified",
        type_: "document",
        url: None,
        ..waiting_session()
    }
}

impl Session {
    pub(crate) fn to_json(&self, expand: &[Expandable]) -> Value {
        let report = self.last_verification_report.as_ref().map(|report| {
            if expand.contains(&Expandable::LastVerificationReport) {
                report.to_json()
            } else {
                json!(report.id)
            }
        });
        let mut session = json!({
            "id": self.id,
            "object": "identity.verification_session",
            "client_secret": self.client_secret,
            "created": self.created,
            "last_error": null,
            "last_verification_report": report,
            "livemode": false,
            "metadata": self.metadata,
            "options": present([("document", self.document.as_ref().map(DocumentOptions::to_json))]),
            "redaction": null,
            "status": self.status,
            "type": self.type_,
            "url": self.url,
        });
        // The API's sample has no such member, so it appears with the first detail.
        if self.provided_details != ProvidedDetails::default() {
            session["provided_details"] = self.provided_details.to_json();
        }
        session
    }
}

impl DocumentOptions {
    fn to_json(&self) -> Value {
        present([
            ("allowed_types", self.allowed_types.as_ref().map(|types| json!(types))),
            ("require_id_number", self.require_id_number.map(Value::from)),
            ("require_live_capture", self.require_live_capture.map(Value::from)),
            ("require_matching_selfie", self.require_matching_selfie.map(Value::from)),
        ])
    }
}

impl ProvidedDetails {
    fn to_json(&self) -> Value {
        present([
            ("email", self.email.as_deref().map(Value::from)),
            ("phone", self.phone.as_deref().map(Value::from)),
        ])
    }
}

impl Report {
    fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": "identity.verification_report",
            "created": self.created,
            "livemode": false,
            "type": self.type_,
        })
    }
}

/// An object of the members that have a value.
fn present<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let members = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(members.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waiting_session_is_the_sample() {
        let sample = r#"{"id":"vs_1NuN9WLkdIwHu7ix597AR9uz","object":"identity.verification_session",
            "client_secret":"...","created":1695680478,"last_error":null,"last_verification_report":null,
            "livemode":false,"metadata":{},"options":{},"redaction":null,"status":"requires_input",
            "type":"id_number","url":"..."}"#;
        let sample: Value = serde_json::from_str(sample).unwrap();
        assert_eq!(waiting_session().to_json(&[]), sample);
        assert_eq!(waiting_session().to_json(&[Expandable::LastVerificationReport]), sample);
    }

    #[test]
    fn a_report_is_its_id_until_it_is_expanded() {
        let session = verified_session();
        assert_eq!(session.to_json(&[])["last_verification_report"], "vr_verified");
        let expanded = session.to_json(&[Expandable::LastVerificationReport]);
        assert_eq!(expanded["last_verification_report"]["object"], "identity.verification_report");
        assert_eq!(expanded["last_verification_report"]["id"], "vr_verified");
    }

    #[test]
    fn members_appear_once_they_are_set() {
        let mut session = waiting_session();
        session.document = Some(DocumentOptions::default());
        session.provided_details.phone = Some("+15550100".to_owned());
        let json = session.to_json(&[]);
        assert_eq!(json["options"], json!({"document": {}}));
        assert_eq!(json["provided_details"], json!({"phone": "+15550100"}));
    }
}
