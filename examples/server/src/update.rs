//! Updates of a session.

use std::collections::BTreeMap;

use axum::http::StatusCode;

use crate::error::ApiError;
use crate::store::{DocumentOptions, Expandable, ProvidedDetails, Session};

const UPDATABLE_STATUS: &str = "requires_input";
const METADATA_ENTRIES: usize = 50;

/// The parameters of one update. Whatever was not sent is `None`.
#[derive(Debug, Default)]
pub(crate) struct Update {
    /// Entries with an empty value are to be removed.
    pub(crate) metadata: Option<Change<BTreeMap<String, String>>>,
    pub(crate) document: Option<Change<DocumentOptions>>,
    pub(crate) provided_details: ProvidedDetails,
    pub(crate) type_: Option<&'static str>,
    pub(crate) expand: Vec<Expandable>,
}

/// A change of a value that a request can set, clear or leave alone.
#[derive(Debug)]
pub(crate) enum Change<T> {
    Clear,
    Merge(T),
}

impl<T: Default> Change<T> {
    /// What `change` merges, begun when there is none yet. `None` when it clears: one request cannot do both.
    pub(crate) fn merge(change: &mut Option<Self>) -> Option<&mut T> {
        match change.get_or_insert_with(|| Self::Merge(T::default())) {
            Self::Clear => None,
            Self::Merge(merged) => Some(merged),
        }
    }

    /// Lets `change` clear. `None` when it merges.
    pub(crate) fn clear(change: &mut Option<Self>) -> Option<()> {
        matches!(change.get_or_insert(Self::Clear), Self::Clear).then_some(())
    }
}

impl Update {
    /// The session after the update. The given one stays as it is, so an update happens whole or not at all.
    pub(crate) fn apply(self, session: &Session) -> Result<Session, ApiError> {
        if session.status != UPDATABLE_STATUS {
            return Err(wrong_status(session));
        }
        let mut session = session.clone();
        match self.metadata {
            Some(Change::Clear) => session.metadata.clear(),
            Some(Change::Merge(entries)) => merge_metadata(&mut session.metadata, entries)?,
            None => {}
        }
        match self.document {
            Some(Change::Clear) => session.document = None,
            Some(Change::Merge(options)) => merge_document(session.document.get_or_insert_default(), options),
            None => {}
        }
        merge(&mut session.provided_details.email, self.provided_details.email);
        merge(&mut session.provided_details.phone, self.provided_details.phone);
        session.type_ = self.type_.unwrap_or(session.type_);
        Ok(session)
    }
}

fn wrong_status(session: &Session) -> ApiError {
    let message = format!(
        "The session `{}` has the status `{}`. It can be updated only while that is `{UPDATABLE_STATUS}`.",
        session.id, session.status
    );
    ApiError::new(StatusCode::BAD_REQUEST, message).code("verification_session_unexpected_state")
}

fn merge_metadata(
    metadata: &mut BTreeMap<String, String>,
    entries: BTreeMap<String, String>,
) -> Result<(), ApiError> {
    for (key, value) in entries {
        if value.is_empty() {
            metadata.remove(&key);
        } else {
            metadata.insert(key, value);
        }
    }
    if metadata.len() > METADATA_ENTRIES {
        let message = format!("`metadata` would have more than {METADATA_ENTRIES} entries.");
        return Err(ApiError::parameter("parameter_invalid_length", "metadata", message));
    }
    Ok(())
}

fn merge_document(document: &mut DocumentOptions, sent: DocumentOptions) {
    merge(&mut document.allowed_types, sent.allowed_types);
    merge(&mut document.require_id_number, sent.require_id_number);
    merge(&mut document.require_live_capture, sent.require_live_capture);
    merge(&mut document.require_matching_selfie, sent.require_matching_selfie);
}

fn merge<T>(member: &mut Option<T>, sent: Option<T>) {
    if sent.is_some() {
        *member = sent;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::pairs;
    use crate::parameters::read_update;
    use crate::store::{verified_session, waiting_session};

    fn apply(session: &Session, body: &str) -> Result<Session, ApiError> {
        read_update(&pairs(body.as_bytes()))?.apply(session)
    }

    /// The waiting session after one body after the other.
    fn after(bodies: &[&str]) -> Session {
        bodies.iter().fold(waiting_session(), |session, body| apply(&session, body).unwrap())
    }

    #[test]
    fn nothing_sent_changes_nothing() {
        assert_eq!(after(&[""]), waiting_session());
    }

    #[test]
    fn metadata_merges_entry_by_entry() {
        let session = after(&["metadata[a]=1&metadata[b]=2", "metadata[b]=&metadata[c]=3&metadata[none]="]);
        let metadata: Vec<_> =
            session.metadata.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(metadata, [("a", "1"), ("c", "3")]);
        assert_eq!(after(&["metadata[a]=1&metadata[b]=2", "metadata="]).metadata, BTreeMap::new());
    }

    #[test]
    fn document_options_merge_member_by_member() {
        let session = after(&[
            "options[document][allowed_types][0]=passport&options[document][require_id_number]=true",
            "options[document][allowed_types][]=id_card&options[document][require_live_capture]=false",
        ]);
        let expected = DocumentOptions {
            allowed_types: Some(vec!["id_card"]),
            require_id_number: Some(true),
            require_live_capture: Some(false),
            require_matching_selfie: None,
        };
        assert_eq!(session.document, Some(expected.clone()));
        let kept = apply(&session, "options[document][require_id_number]=true").unwrap();
        assert_eq!(kept.document, Some(expected));
        assert_eq!(apply(&session, "options[document]=").unwrap().document, None);
    }

    #[test]
    fn details_and_type_are_set_one_by_one() {
        let session =
            after(&["provided_details[email]=a@example.com&type=document", "provided_details[phone]=%2B1"]);
        assert_eq!(session.provided_details.email.as_deref(), Some("a@example.com"));
        assert_eq!(session.provided_details.phone.as_deref(), Some("+1"));
        assert_eq!(session.type_, "document");
    }

    #[test]
    fn only_a_session_that_waits_for_input_can_be_updated() {
        let error = apply(&verified_session(), "").unwrap_err();
        assert_eq!(error.code, Some("verification_session_unexpected_state"));
        assert!(error.message.contains("`verified`"), "{}", error.message);
    }

    #[test]
    fn metadata_has_at_most_fifty_entries_after_the_merge() {
        let fifty: Vec<String> = (0..50).map(|number| format!("metadata[k{number}]=v")).collect();
        let full = after(&[&fifty.join("&")]);
        assert_eq!(full.metadata.len(), 50);
        assert_eq!(apply(&full, "metadata[more]=v").unwrap_err().param.as_deref(), Some("metadata"));
        let exchanged = apply(&full, "metadata[more]=v&metadata[k0]=").unwrap();
        assert_eq!(exchanged.metadata.len(), 50);
    }
}
