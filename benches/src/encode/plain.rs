//! The data to encode, as plain structs: what code by hand and serde's encoders read.

use std::collections::BTreeMap;

use serde::Serialize;

/// Entries; an empty text clears an entry.
pub(super) type Metadata = BTreeMap<String, String>;

#[derive(Serialize)]
pub(super) struct Update {
    #[serde(skip)] // It stands in the path.
    pub(super) session: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) metadata: Option<Metadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) options: Option<Options>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) provided_details: Option<ProvidedDetails>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) type_: Option<Type>,
}

#[derive(Serialize)]
pub(super) struct Options {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) document: Option<Document>,
}

#[derive(Serialize)]
pub(super) struct Document {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) allowed_types: Option<Vec<AllowedType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) require_id_number: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) require_live_capture: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) require_matching_selfie: Option<bool>,
}

#[derive(Serialize)]
pub(super) struct ProvidedDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) phone: Option<String>,
}

/// Makes an enum that is written as text, for serde and for code by hand.
macro_rules! text_enum {
    ($name:ident { $($variant:ident = $text:literal,)* }) => {
        #[derive(Clone, Copy, Serialize)]
        pub(super) enum $name {
            $(#[serde(rename = $text)] $variant,)*
        }

        impl $name {
            pub(super) fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }
    };
}

text_enum!(AllowedType { DrivingLicense = "driving_license", IdCard = "id_card", Passport = "passport", });
text_enum!(Type { Document = "document", });
text_enum!(TaxBehavior { Exclusive = "exclusive", Inclusive = "inclusive", });
text_enum!(Carrier { Parcel = "parcel", });

#[derive(Serialize)]
pub(super) struct Order {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) automatic_tax: Option<AutomaticTax>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) billing_address: Option<Address>,
    pub(super) currency: String,
    pub(super) customer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) expand: Option<Vec<String>>,
    pub(super) line_items: Vec<LineItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) metadata: Option<Metadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) shipping: Option<Shipping>,
}

#[derive(Serialize)]
pub(super) struct AutomaticTax {
    pub(super) enabled: bool,
}

#[derive(Serialize)]
pub(super) struct Address {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) city: Option<String>,
    pub(super) country: String,
    pub(super) line1: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line2: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) state: Option<String>,
}

#[derive(Serialize)]
pub(super) struct LineItem {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) discounts: Option<Vec<Discount>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) metadata: Option<Metadata>,
    pub(super) price: String,
    pub(super) quantity: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tax_behavior: Option<TaxBehavior>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tax_rates: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit_amount: Option<i64>,
}

#[derive(Serialize)]
pub(super) struct Discount {
    pub(super) coupon: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) percent_off: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Shipping {
    pub(super) address: Address,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) carrier: Option<Carrier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) delivery_window: Option<DeliveryWindow>,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) phone: Option<String>,
}

#[derive(Serialize)]
pub(super) struct DeliveryWindow {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) earliest: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) latest: Option<i64>,
}

/// Parameters without any nesting.
#[derive(Serialize)]
pub(super) struct Search {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) limit: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) starting_after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) customer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) created_after: Option<i64>,
}
