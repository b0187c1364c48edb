//! The objects with serde's derive, as people write them by hand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SessionStatus {
    Canceled,
    Processing,
    RequiresInput,
    Verified,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Check {
    Document,
    IdNumber,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum DocumentKind {
    DrivingLicense,
    IdCard,
    Passport,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ErrorCode {
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

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RedactionStatus {
    Processing,
    Redacted,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum OrderStatus {
    Canceled,
    Open,
    Paid,
    Shipped,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TaxStatus {
    Complete,
    Failed,
    RequiresLocation,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TaxBehavior {
    Exclusive,
    Inclusive,
    Unspecified,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Carrier {
    Courier,
    Parcel,
    Pickup,
}

/// The values of `object`: a constant for each type.
macro_rules! kind {
    ($($name:ident = $text:literal,)*) => {
        $(#[derive(Deserialize, Serialize)]
        pub(super) enum $name {
            #[serde(rename = $text)]
            Only,
        })*
    };
}

kind! {
    SessionKind = "identity.verification_session",
    ListKind = "list",
    LineItemKind = "line_item",
    OrderKind = "order",
}

#[derive(Deserialize, Serialize)]
#[serde(untagged)]
pub(super) enum Expandable {
    Id(String),
    Object(Value),
}

/// Every struct, with or without a field for the members that the document does not know.
macro_rules! objects {
    ($module:ident: $($extra:tt)*) => {
        pub(super) mod $module {
            #[allow(clippy::wildcard_imports)]
            use super::*;

            #[derive(Deserialize, Serialize)]
            pub(in super::super) struct Session {
                id: String,
                object: SessionKind,
                client_secret: Option<String>,
                created: i64,
                last_error: Option<LastError>,
                last_verification_report: Option<Expandable>,
                livemode: bool,
                metadata: BTreeMap<String, String>,
                options: Option<Options>,
                provided_details: Option<ProvidedDetails>,
                redaction: Option<Redaction>,
                status: SessionStatus,
                #[serde(rename = "type")]
                check: Option<Check>,
                url: Option<String>,
                $($extra)*
            }

            #[derive(Deserialize, Serialize)]
            struct LastError {
                code: Option<ErrorCode>,
                reason: Option<String>,
                $($extra)*
            }

            #[derive(Deserialize, Serialize)]
            struct Options {
                document: Option<DocumentOptions>,
                $($extra)*
            }

            #[derive(Deserialize, Serialize)]
            struct DocumentOptions {
                allowed_types: Option<Vec<DocumentKind>>,
                require_id_number: Option<bool>,
                require_live_capture: Option<bool>,
                require_matching_selfie: Option<bool>,
                $($extra)*
            }

            #[derive(Deserialize, Serialize)]
            struct ProvidedDetails {
                email: Option<String>,
                phone: Option<String>,
                $($extra)*
            }

            #[derive(Deserialize, Serialize)]
            struct Redaction {
                status: RedactionStatus,
                $($extra)*
            }

            #[derive(Deserialize, Serialize)]
            pub(in super::super) struct OrderList {
                object: ListKind,
                data: Vec<Order>,
                has_more: bool,
                url: String,
                $($extra)*
            }

            #[derive(Deserialize, Serialize)]
            struct Order {
                id: String,
                object: OrderKind,
                amount_total: i64,
                automatic_tax: AutomaticTax,
                billing_address: Option<Address>,
                created: i64,
                currency: String,
                customer: Expandable,
                description: Option<String>,
                line_items: Vec<LineItem>,
                livemode: bool,
                metadata: BTreeMap<String, String>,
                shipping: Option<Shipping>,
                status: OrderStatus,
                $($extra)*
            }

            #[derive(Deserialize, Serialize)]
            struct AutomaticTax {
                enabled: bool,
                status: Option<TaxStatus>,
                $($extra)*
            }

            #[derive(Deserialize, Serialize)]
            struct Address {
                city: Option<String>,
                country: String,
                line1: String,
                line2: Option<String>,
                postal_code: Option<String>,
                state: Option<String>,
                $($extra)*
            }

            #[derive(Deserialize, Serialize)]
            struct LineItem {
                id: String,
                object: LineItemKind,
                amount_total: i64,
                description: Option<String>,
                discounts: Vec<Discount>,
                metadata: BTreeMap<String, String>,
                price: String,
                quantity: i64,
                tax_behavior: Option<TaxBehavior>,
                tax_rates: Vec<String>,
                unit_amount: i64,
                $($extra)*
            }

            #[derive(Deserialize, Serialize)]
            struct Discount {
                coupon: String,
                percent_off: Option<f64>,
                $($extra)*
            }

            #[derive(Deserialize, Serialize)]
            struct Shipping {
                address: Address,
                carrier: Option<Carrier>,
                name: String,
                phone: Option<String>,
                $($extra)*
            }
        }
    };
}

objects!(ignoring:);
objects!(keeping: #[serde(flatten)] extra: BTreeMap<String, Value>,);
