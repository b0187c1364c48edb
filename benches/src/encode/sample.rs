//! The values that are encoded.

use super::plain::{
    Address, AllowedType, AutomaticTax, Carrier, DeliveryWindow, Discount, Document, LineItem, Metadata,
    Options, Order, ProvidedDetails, Search, Shipping, TaxBehavior, Type, Update,
};

fn metadata<const N: usize>(entries: [(&str, &str); N]) -> Metadata {
    entries.map(|(key, value)| (key.to_owned(), value.to_owned())).into()
}

/// An update with everything set.
pub(super) fn update() -> Update {
    Update {
        session: "vs_1NuN9WLkdIwHu7ix597AR9uz".to_owned(),
        expand: Some(vec!["last_verification_report".to_owned()]),
        metadata: Some(metadata([
            ("order_id", "6735"),
            ("referrer", "https://shop.example.com/cart?step=2"),
            ("note", ""),
        ])),
        options: Some(Options {
            document: Some(Document {
                allowed_types: Some(vec![
                    AllowedType::DrivingLicense,
                    AllowedType::IdCard,
                    AllowedType::Passport,
                ]),
                require_id_number: Some(false),
                require_live_capture: Some(true),
                require_matching_selfie: Some(true),
            }),
        }),
        provided_details: Some(ProvidedDetails {
            email: Some("jenny.rosen@example.com".to_owned()),
            phone: Some("+15555550123".to_owned()),
        }),
        type_: Some(Type::Document),
    }
}

/// An order of ten lines with everything set.
pub(super) fn order() -> Order {
    Order {
        automatic_tax: Some(AutomaticTax { enabled: true }),
        billing_address: Some(address("12 Long Lane", "")),
        currency: "eur".to_owned(),
        customer: "cus_NffrFeUfNV2Hib".to_owned(),
        description: Some("Spring order, please ring twice".to_owned()),
        expand: Some(vec!["customer".to_owned()]),
        line_items: (0..10).map(line).collect(),
        metadata: Some(metadata([("channel", "web"), ("campaign", "spring & summer"), ("agent", "")])),
        shipping: Some(Shipping {
            address: address("Dock 4, Harbour Road 100", "Gate B"),
            carrier: Some(Carrier::Parcel),
            delivery_window: Some(DeliveryWindow {
                earliest: Some(1_767_225_600),
                latest: Some(1_767_830_400),
            }),
            name: "Jenny Rosen".to_owned(),
            phone: Some("+15555550123".to_owned()),
        }),
    }
}

fn address(line1: &str, line2: &str) -> Address {
    Address {
        city: Some("Köln".to_owned()),
        country: "DE".to_owned(),
        line1: line1.to_owned(),
        line2: Some(line2.to_owned()),
        postal_code: Some("50667".to_owned()),
        state: Some("NRW".to_owned()),
    }
}

fn line(number: i64) -> LineItem {
    LineItem {
        description: Some(format!("Paper, A4, {number} sheets")),
        discounts: Some(vec![
            Discount { coupon: "SPRING".to_owned(), percent_off: Some(12.5) },
            Discount { coupon: format!("LOYAL{number}"), percent_off: None },
        ]),
        metadata: Some(metadata([("shelf", "7/3"), ("gift", "")])),
        price: "price_1MoBy5LkdIwHu7ixZhnattbh".to_owned(),
        quantity: number + 1,
        tax_behavior: Some(if number % 2 == 0 { TaxBehavior::Exclusive } else { TaxBehavior::Inclusive }),
        tax_rates: Some(vec!["txr_1MnyuULkdIwHu7ix".to_owned(), "txr_1Mny".to_owned()]),
        unit_amount: Some(1999 * (number + 1)),
    }
}

/// A search with everything set.
pub(super) fn search() -> Search {
    Search {
        limit: Some(100),
        starting_after: Some("ord_1NuN9WLkdIwHu7ix597AR9uz".to_owned()),
        customer: Some("cus_NffrFeUfNV2Hib".to_owned()),
        description: Some("paper & ink".to_owned()),
        created_after: Some(1_767_225_600),
    }
}
