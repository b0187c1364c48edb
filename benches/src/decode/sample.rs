//! The JSON that is decoded, laid out as Stripe sends it: two spaces a level.

use serde_json::{Value, json};

/// A session as the API's documentation shows it.
pub(super) fn session() -> String {
    text(&json!({
        "id": "vs_1NuN9WLkdIwHu7ix597AR9uz",
        "object": "identity.verification_session",
        "client_secret": "...",
        "created": 1_695_680_478,
        "last_error": null,
        "last_verification_report": null,
        "livemode": false,
        "metadata": {},
        "options": {},
        "redaction": null,
        "status": "requires_input",
        "type": "id_number",
        "url": "..."
    }))
}

/// A session with everything set.
pub(super) fn full_session() -> String {
    text(&full())
}

/// The sample of an API that is newer than the document.
pub(super) fn newer_session() -> String {
    let mut session = full();
    session["client_reference_id"] = json!("order-6735");
    session["related_person"] = json!({ "account": "acct_1032D82eZvKYlo2C", "person": "person_1NuN9W" });
    session["options"]["phone"] = json!({ "require_verification": true });
    session["verification_flow"] = json!(null);
    text(&session)
}

fn full() -> Value {
    json!({
        "id": "vs_1NuN9WLkdIwHu7ix597AR9uz",
        "object": "identity.verification_session",
        "client_secret": "vs_1NuN9WLkdIwHu7ix597AR9uz_secret_test_YWNjdF8xTTJKVGtMa2RJd0h1N2l4",
        "created": 1_695_680_478,
        "last_error": {
            "code": "document_unverified_other",
            "reason": "The document could not be verified. \"Glare\" hides the date of birth."
        },
        "last_verification_report": "vr_1NuNAILkdIwHu7ixh7OtGMLw",
        "livemode": true,
        "metadata": { "channel": "web", "order_id": "6735", "referrer": "https://shop.example.com/cart" },
        "options": {
            "document": {
                "allowed_types": ["driving_license", "id_card", "passport"],
                "require_id_number": true,
                "require_live_capture": true,
                "require_matching_selfie": true
            }
        },
        "provided_details": { "email": "jenny.rosen@example.com", "phone": "+15555550123" },
        "redaction": { "status": "processing" },
        "status": "requires_input",
        "type": "document",
        "url": "https://verify.stripe.com/start/test_YWNjdF8xTTJKVGtMa2RJd0h1N2l4"
    })
}

/// A page of 100 orders of three lines each.
pub(super) fn orders() -> String {
    let data: Vec<Value> = (0..100).map(order).collect();
    text(&json!({ "object": "list", "data": data, "has_more": true, "url": "/v1/orders" }))
}

fn order(number: u32) -> Value {
    let lines: Vec<Value> = (0..3).map(|line| line_item(number * 3 + line)).collect();
    json!({
        "id": format!("ord_1NuN9WLkdIwHu7ix{number:08}"),
        "object": "order",
        "amount_total": 5997 + 10 * number,
        "automatic_tax": { "enabled": true, "status": "complete" },
        "billing_address": address("12 Long Lane"),
        "created": 1_767_225_600 + number,
        "currency": "eur",
        "customer": format!("cus_NffrFeUf{number:06}"),
        "description": null,
        "line_items": lines,
        "livemode": false,
        "metadata": { "channel": "web", "order_id": number.to_string() },
        "shipping": {
            "address": address("Dock 4, Harbour Road 100"),
            "carrier": "parcel",
            "name": "Jenny Rosen",
            "phone": null
        },
        "status": "paid"
    })
}

fn address(line1: &str) -> Value {
    json!({
        "city": "Köln", "country": "DE", "line1": line1, "line2": null, "postal_code": "50667", "state": null
    })
}

fn line_item(number: u32) -> Value {
    json!({
        "id": format!("li_1MoBy5LkdIwHu7ix{number:08}"),
        "object": "line_item",
        "amount_total": 1999,
        "description": "Paper, A4",
        "discounts": [{ "coupon": "SPRING", "percent_off": 12.5 }],
        "metadata": {},
        "price": "price_1MoBy5LkdIwHu7ixZhnattbh",
        "quantity": 1 + number % 4,
        "tax_behavior": "inclusive",
        "tax_rates": ["txr_1MnyuULkdIwHu7ix"],
        "unit_amount": 1999
    })
}

fn text(value: &Value) -> String {
    format!("{value:#}")
}
