//! Events, whatever has happened.

use serde::de::DeserializeOwned;

use crate::json::{Extra, Json, Mismatch};
use crate::values::Timestamp;

/// Something that has happened, as Stripe tells it.
///
/// Its type is text, because an API has more of them than any document lists. What has no field is kept in
/// [`extra`](Self::extra), so that an event which is decoded and encoded loses nothing.
#[derive(Clone)]
pub struct Event {
    /// The event's own id. An event that is sent twice has the same.
    pub id: String,
    /// The type of the event, such as `identity.verification_session.verified`.
    pub type_: String,
    /// When it has happened, which may be long before it is sent.
    pub created: Timestamp,
    /// The version of the API in which `data` is written.
    pub api_version: Option<String>,
    /// True for real data, false for test data.
    pub livemode: bool,
    /// The connected account to which it has happened.
    pub account: Option<String>,
    /// The object of the event.
    pub data: EventData,
    /// Members that have no field.
    pub extra: Extra,
}

/// The object of an event, and its previous values.
#[derive(Clone)]
pub struct EventData {
    /// The object as it was after the event. [`Event::object`] decodes it.
    pub object: Json,
    /// The previous values of the changed members.
    pub previous_attributes: Option<Json>,
    /// Members that have no field.
    pub extra: Extra,
}

crate::__object! {
    Event {
        0 "id" => id: Required,
        1 "type" => type_: Required,
        2 "created" => created: Required,
        3 "api_version" => api_version: Optional,
        4 "livemode" => livemode: Required,
        5 "account" => account: Optional,
        6 "data" => data: Required,
        extra: 7,
    }
}

crate::__object! {
    EventData {
        0 "object" => object: Required,
        1 "previous_attributes" => previous_attributes: Optional,
        extra: 2,
    }
}

impl Event {
    /// Decodes the object that the event is about, into the type of the event's `type`: a generated one, or your own.
    ///
    /// The object is written in the version of the API that the endpoint is set to, which may be another than the
    /// document's: see [`api_version`](Self::api_version).
    ///
    /// # Errors
    ///
    /// Fails if the object is not what the type expects, and says where.
    pub fn object<T: DeserializeOwned>(&self) -> Result<T, Mismatch> {
        self.data.object.decode().map_err(|Mismatch { path, reason }| {
            let path = match path.as_str() {
                "." => "data.object".to_owned(),
                index if index.starts_with('[') => format!("data.object{index}"),
                member => format!("data.object.{member}"),
            };
            Mismatch { path, reason }
        })
    }
}
