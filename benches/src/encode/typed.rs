//! The values in the types that formwork generates.

use formwork::form::Encoder;
use formwork::{Clearable, Form, Open, Timestamp};

use super::plain;
use crate::api::identity::UpdateVerificationSession;
use crate::api::identity::update_verification_session as update;
use crate::api::orders::create_order::{self, line_items, shipping};
use crate::api::orders::{CreateOrder, ListOrders};

/// An update's body alone. Generated code writes it on the way to the whole request, with the same calls.
pub(super) struct UpdateBody(pub(super) UpdateVerificationSession);

impl Form for UpdateBody {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder
            .object()
            .field("expand", &self.0.expand)
            .field("metadata", &self.0.metadata)
            .field("options", &self.0.options)
            .field("provided_details", &self.0.provided_details)
            .field("type", &self.0.type_);
    }
}

/// An order's body alone.
pub(super) struct OrderBody(pub(super) CreateOrder);

impl Form for OrderBody {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder
            .object()
            .field("automatic_tax", &self.0.automatic_tax)
            .field("billing_address", &self.0.billing_address)
            .required_field("currency", &self.0.currency)
            .required_field("customer", &self.0.customer)
            .field("description", &self.0.description)
            .field("expand", &self.0.expand)
            .required_field("line_items", &self.0.line_items)
            .field("metadata", &self.0.metadata)
            .field("shipping", &self.0.shipping);
    }
}

/// A search's query alone.
pub(super) struct SearchQuery(pub(super) ListOrders);

impl Form for SearchQuery {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder
            .object()
            .field("limit", &self.0.limit)
            .field("starting_after", &self.0.starting_after)
            .field("customer", &self.0.customer)
            .field("description", &self.0.description)
            .field("created_after", &self.0.created_after);
    }
}

/// An empty text clears.
fn clearable(text: &str) -> Clearable<String> {
    if text.is_empty() { Clearable::Clear } else { Clearable::Set(text.to_owned()) }
}

fn optional(text: Option<&String>) -> Clearable<String> {
    text.map_or(Clearable::Keep, |text| clearable(text))
}

fn metadata(
    entries: Option<&plain::Metadata>,
) -> Clearable<std::collections::BTreeMap<String, Clearable<String>>> {
    entries.map_or(Clearable::Keep, |entries| {
        Clearable::Set(entries.iter().map(|(key, value)| (key.clone(), clearable(value))).collect())
    })
}

/// An update as its user makes it.
pub(super) fn update(from: &plain::Update) -> UpdateVerificationSession {
    UpdateVerificationSession {
        expand: from.expand.clone(),
        metadata: metadata(from.metadata.as_ref()),
        options: from.options.as_ref().map(|options| update::Options {
            document: options
                .document
                .as_ref()
                .map_or(Clearable::Keep, |from| Clearable::Set(document(from))),
        }),
        provided_details: from
            .provided_details
            .as_ref()
            .map(|from| update::ProvidedDetails { email: from.email.clone(), phone: from.phone.clone() }),
        type_: from.type_.map(|type_| Open::other(type_.as_str())),
        ..UpdateVerificationSession::new(from.session.as_str())
    }
}

fn document(from: &plain::Document) -> update::options::Document {
    let allowed =
        |types: &Vec<plain::AllowedType>| types.iter().map(|type_| Open::other(type_.as_str())).collect();
    update::options::Document {
        allowed_types: from.allowed_types.as_ref().map(allowed),
        require_id_number: from.require_id_number,
        require_live_capture: from.require_live_capture,
        require_matching_selfie: from.require_matching_selfie,
    }
}

/// An order as its user makes it.
pub(super) fn order(from: &plain::Order) -> CreateOrder {
    CreateOrder {
        automatic_tax: from.automatic_tax.as_ref().map(|tax| create_order::AutomaticTax::new(tax.enabled)),
        billing_address: from.billing_address.as_ref().map(billing_address),
        description: optional(from.description.as_ref()),
        expand: from.expand.clone(),
        metadata: metadata(from.metadata.as_ref()),
        shipping: from.shipping.as_ref().map_or(Clearable::Keep, |from| Clearable::Set(shipping(from))),
        ..CreateOrder::new(&from.currency, &from.customer, from.line_items.iter().map(line_item))
    }
}

fn billing_address(from: &plain::Address) -> create_order::BillingAddress {
    create_order::BillingAddress {
        city: from.city.clone(),
        line2: optional(from.line2.as_ref()),
        postal_code: from.postal_code.clone(),
        state: from.state.clone(),
        ..create_order::BillingAddress::new(&from.country, &from.line1)
    }
}

fn line_item(from: &plain::LineItem) -> create_order::LineItems {
    let discount = |from: &plain::Discount| line_items::Discounts {
        percent_off: from.percent_off,
        ..line_items::Discounts::new(&from.coupon)
    };
    create_order::LineItems {
        description: from.description.clone(),
        discounts: from.discounts.as_ref().map(|discounts| discounts.iter().map(discount).collect()),
        metadata: metadata(from.metadata.as_ref()),
        tax_behavior: from.tax_behavior.map(|behavior| Open::other(behavior.as_str())),
        tax_rates: from.tax_rates.clone(),
        unit_amount: from.unit_amount,
        ..create_order::LineItems::new(&from.price, from.quantity)
    }
}

fn shipping(from: &plain::Shipping) -> create_order::Shipping {
    let address = shipping::Address {
        city: from.address.city.clone(),
        line2: optional(from.address.line2.as_ref()),
        postal_code: from.address.postal_code.clone(),
        state: from.address.state.clone(),
        ..shipping::Address::new(&from.address.country, &from.address.line1)
    };
    create_order::Shipping {
        carrier: from.carrier.map(|carrier| Open::other(carrier.as_str())),
        delivery_window: from.delivery_window.as_ref().map(|window| shipping::DeliveryWindow {
            earliest: window.earliest.map(Timestamp::from_unix_seconds),
            latest: window.latest.map(Timestamp::from_unix_seconds),
        }),
        phone: optional(from.phone.as_ref()),
        ..create_order::Shipping::new(address, &from.name)
    }
}

/// A search as its user makes it.
pub(super) fn search(from: &plain::Search) -> ListOrders {
    ListOrders {
        limit: from.limit,
        starting_after: from.starting_after.clone(),
        customer: from.customer.clone(),
        description: from.description.clone(),
        created_after: from.created_after.map(Timestamp::from_unix_seconds),
    }
}
