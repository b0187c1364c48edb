//! The update of a session, and the session, as one writes them by hand: the types that the bindings have, with
//! serde's derive for what is read.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// Everything but the unreserved characters of RFC 3986.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Something to set, to clear or to keep as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Change<T> {
    #[default]
    Keep,
    Clear,
    Set(T),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateVerificationSession {
    pub session: String,
    pub expand: Option<Vec<String>>,
    pub metadata: Change<BTreeMap<String, Change<String>>>,
    pub options: Option<UpdateOptions>,
    pub provided_details: Option<UpdateProvidedDetails>,
    pub type_: Option<Check>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateOptions {
    pub document: Change<UpdateDocument>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateDocument {
    pub allowed_types: Option<Vec<DocumentKind>>,
    pub require_id_number: Option<bool>,
    pub require_live_capture: Option<bool>,
    pub require_matching_selfie: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateProvidedDetails {
    pub email: Option<String>,
    pub phone: Option<String>,
}

impl UpdateVerificationSession {
    /// The path of the request.
    pub fn path(&self) -> String {
        format!("/v1/identity/verification_sessions/{}", utf8_percent_encode(&self.session, ESCAPED))
    }

    /// The body of the request.
    pub fn body(&self) -> String {
        let mut form = Form::default();
        for (index, name) in self.expand.iter().flatten().enumerate() {
            form.pair(&format!("expand[{index}]"), name);
        }
        match &self.metadata {
            Change::Keep => {}
            Change::Clear => form.pair("metadata", ""),
            Change::Set(metadata) => {
                for (key, value) in metadata {
                    form.change(&format!("metadata[{}]", utf8_percent_encode(key, ESCAPED)), value);
                }
            }
        }
        match self.options.as_ref().map(|options| &options.document) {
            None | Some(Change::Keep) => {}
            Some(Change::Clear) => form.pair("options[document]", ""),
            Some(Change::Set(document)) => form.document(document),
        }
        if let Some(details) = &self.provided_details {
            form.text("provided_details[email]", details.email.as_deref());
            form.text("provided_details[phone]", details.phone.as_deref());
        }
        form.text("type", self.type_.as_ref().map(Check::as_str));
        form.0
    }
}

/// A body in the making.
#[derive(Default)]
struct Form(String);

impl Form {
    fn pair(&mut self, name: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(name);
        self.0.push('=');
        self.0.extend(utf8_percent_encode(value, ESCAPED));
    }

    fn text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.pair(name, value);
        }
    }

    fn boolean(&mut self, name: &str, value: Option<bool>) {
        self.text(name, value.map(|value| if value { "true" } else { "false" }));
    }

    fn change(&mut self, name: &str, change: &Change<String>) {
        match change {
            Change::Keep => {}
            Change::Clear => self.pair(name, ""),
            Change::Set(value) => self.pair(name, value),
        }
    }

    fn document(&mut self, document: &UpdateDocument) {
        for (index, kind) in document.allowed_types.iter().flatten().enumerate() {
            self.pair(&format!("options[document][allowed_types][{index}]"), kind.as_str());
        }
        self.boolean("options[document][require_id_number]", document.require_id_number);
        self.boolean("options[document][require_live_capture]", document.require_live_capture);
        self.boolean("options[document][require_matching_selfie]", document.require_matching_selfie);
    }
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct VerificationSession {
    pub id: String,
    pub object: SessionKind,
    pub client_secret: Option<String>,
    pub created: i64,
    pub last_error: Option<LastError>,
    pub last_verification_report: Option<Expandable>,
    pub livemode: bool,
    pub metadata: BTreeMap<String, String>,
    pub options: Option<Options>,
    pub provided_details: Option<ProvidedDetails>,
    pub redaction: Option<Redaction>,
    pub status: Status,
    #[serde(rename = "type")]
    pub type_: Option<Check>,
    pub url: Option<String>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct LastError {
    pub code: Option<LastErrorCode>,
    pub reason: Option<String>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Options {
    pub document: Option<DocumentOptions>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct DocumentOptions {
    pub allowed_types: Option<Vec<DocumentKind>>,
    pub require_id_number: Option<bool>,
    pub require_live_capture: Option<bool>,
    pub require_matching_selfie: Option<bool>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct ProvidedDetails {
    pub email: Option<String>,
    pub phone: Option<String>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Redaction {
    pub status: RedactionStatus,
}

/// The id of an object, or all of it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(untagged)]
pub enum Expandable {
    Id(String),
    Object(serde_json::Map<String, serde_json::Value>),
}

#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq)]
pub enum SessionKind {
    #[serde(rename = "identity.verification_session")]
    IdentityVerificationSession,
}

#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Canceled,
    Processing,
    RequiresInput,
    Verified,
}

#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum RedactionStatus {
    Processing,
    Redacted,
}

#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    Document,
    IdNumber,
}

impl Check {
    fn as_str(&self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::IdNumber => "id_number",
        }
    }
}

#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    DrivingLicense,
    IdCard,
    Passport,
}

impl DocumentKind {
    fn as_str(&self) -> &'static str {
        match self {
            Self::DrivingLicense => "driving_license",
            Self::IdCard => "id_card",
            Self::Passport => "passport",
        }
    }
}

#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum LastErrorCode {
    Abandoned,
    ConsentDeclined,
    CountryNotSupported,
    DeviceNotSupported,
    DocumentExpired,
    DocumentTypeNotAllowed,
    DocumentTypeNotSupported,
    DocumentUnverifiedOther,
    EmailUnverifiedOther,
    EmailVerificationDeclined,
    IdNumberInsufficientDocumentData,
    IdNumberMismatch,
    IdNumberUnverifiedOther,
    PhoneUnverifiedOther,
    PhoneVerificationDeclined,
    SelfieDocumentMissingPhoto,
    SelfieFaceMismatch,
    SelfieManipulated,
    SelfieUnverifiedOther,
    UnderSupportedAge,
}
