//! The floor: what a careful person writes by hand for these inputs and no others.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::plain::{Address, LineItem, Order, Search, Shipping, Update};

/// Everything but the unreserved characters of RFC 3986.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A body in the making.
struct Body(String);

impl Body {
    /// Begins a pair with the first part of its name.
    fn pair(&mut self, name: &str) -> &mut Self {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.literal(name)
    }

    /// Adds what needs no escapes.
    fn literal(&mut self, text: &str) -> &mut Self {
        self.0.push_str(text);
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.0.extend(utf8_percent_encode(text, ESCAPED));
        self
    }

    fn integer(&mut self, number: i64) -> &mut Self {
        self.literal(itoa::Buffer::new().format(number))
    }

    fn index(&mut self, index: usize) -> &mut Self {
        self.literal(itoa::Buffer::new().format(index))
    }

    fn boolean(&mut self, value: bool) -> &mut Self {
        self.literal(if value { "true" } else { "false" })
    }
}

/// The body of an update.
pub(super) fn update(update: &Update) -> String {
    let mut body = Body(String::new());
    for (index, name) in update.expand.iter().flatten().enumerate() {
        body.pair("expand[").index(index).literal("]=").text(name);
    }
    for (key, value) in update.metadata.iter().flatten() {
        body.pair("metadata[").text(key).literal("]=").text(value);
    }
    if let Some(document) = update.options.as_ref().and_then(|options| options.document.as_ref()) {
        for (index, allowed) in document.allowed_types.iter().flatten().enumerate() {
            body.pair("options[document][allowed_types][")
                .index(index)
                .literal("]=")
                .literal(allowed.as_str());
        }
        if let Some(value) = document.require_id_number {
            body.pair("options[document][require_id_number]=").boolean(value);
        }
        if let Some(value) = document.require_live_capture {
            body.pair("options[document][require_live_capture]=").boolean(value);
        }
        if let Some(value) = document.require_matching_selfie {
            body.pair("options[document][require_matching_selfie]=").boolean(value);
        }
    }
    if let Some(details) = &update.provided_details {
        if let Some(email) = &details.email {
            body.pair("provided_details[email]=").text(email);
        }
        if let Some(phone) = &details.phone {
            body.pair("provided_details[phone]=").text(phone);
        }
    }
    if let Some(type_) = update.type_ {
        body.pair("type=").literal(type_.as_str());
    }
    body.0
}

/// The path and the body of an update.
pub(super) fn update_request(value: &Update) -> (String, String) {
    let mut path = Body(String::new());
    path.literal("/v1/identity/verification_sessions/").text(&value.session);
    (path.0, update(value))
}

/// The body of an order.
pub(super) fn order(order: &Order) -> String {
    let mut body = Body(String::new());
    if let Some(tax) = &order.automatic_tax {
        body.pair("automatic_tax[enabled]=").boolean(tax.enabled);
    }
    if let Some(address) = &order.billing_address {
        self::address(&mut body, "billing_address", address);
    }
    body.pair("currency=").text(&order.currency);
    body.pair("customer=").text(&order.customer);
    if let Some(description) = &order.description {
        body.pair("description=").text(description);
    }
    for (index, name) in order.expand.iter().flatten().enumerate() {
        body.pair("expand[").index(index).literal("]=").text(name);
    }
    for (index, item) in order.line_items.iter().enumerate() {
        line_item(&mut body, index, item);
    }
    for (key, value) in order.metadata.iter().flatten() {
        body.pair("metadata[").text(key).literal("]=").text(value);
    }
    if let Some(shipping) = &order.shipping {
        self::shipping(&mut body, shipping);
    }
    body.0
}

fn line_item(body: &mut Body, line: usize, item: &LineItem) {
    if let Some(description) = &item.description {
        body.pair("line_items[").index(line).literal("][description]=").text(description);
    }
    for (index, discount) in item.discounts.iter().flatten().enumerate() {
        body.pair("line_items[").index(line).literal("][discounts][").index(index).literal("][coupon]=");
        body.text(&discount.coupon);
        if let Some(percent) = discount.percent_off {
            body.pair("line_items[")
                .index(line)
                .literal("][discounts][")
                .index(index)
                .literal("][percent_off]=");
            // Digits and a point need no escapes. Writing to a `String` cannot fail.
            let _ = write!(body.0, "{percent}");
        }
    }
    for (key, value) in item.metadata.iter().flatten() {
        body.pair("line_items[").index(line).literal("][metadata][").text(key).literal("]=").text(value);
    }
    body.pair("line_items[").index(line).literal("][price]=").text(&item.price);
    body.pair("line_items[").index(line).literal("][quantity]=").integer(item.quantity);
    if let Some(behavior) = item.tax_behavior {
        body.pair("line_items[").index(line).literal("][tax_behavior]=").literal(behavior.as_str());
    }
    for (index, rate) in item.tax_rates.iter().flatten().enumerate() {
        body.pair("line_items[").index(line).literal("][tax_rates][").index(index).literal("]=").text(rate);
    }
    if let Some(amount) = item.unit_amount {
        body.pair("line_items[").index(line).literal("][unit_amount]=").integer(amount);
    }
}

fn shipping(body: &mut Body, shipping: &Shipping) {
    address(body, "shipping[address]", &shipping.address);
    if let Some(carrier) = shipping.carrier {
        body.pair("shipping[carrier]=").literal(carrier.as_str());
    }
    if let Some(window) = &shipping.delivery_window {
        if let Some(earliest) = window.earliest {
            body.pair("shipping[delivery_window][earliest]=").integer(earliest);
        }
        if let Some(latest) = window.latest {
            body.pair("shipping[delivery_window][latest]=").integer(latest);
        }
    }
    body.pair("shipping[name]=").text(&shipping.name);
    if let Some(phone) = &shipping.phone {
        body.pair("shipping[phone]=").text(phone);
    }
}

fn address(body: &mut Body, name: &str, address: &Address) {
    if let Some(city) = &address.city {
        body.pair(name).literal("[city]=").text(city);
    }
    body.pair(name).literal("[country]=").text(&address.country);
    body.pair(name).literal("[line1]=").text(&address.line1);
    if let Some(line2) = &address.line2 {
        body.pair(name).literal("[line2]=").text(line2);
    }
    if let Some(code) = &address.postal_code {
        body.pair(name).literal("[postal_code]=").text(code);
    }
    if let Some(state) = &address.state {
        body.pair(name).literal("[state]=").text(state);
    }
}

/// The query of a search.
pub(super) fn search(search: &Search) -> String {
    let mut query = Body(String::new());
    if let Some(limit) = search.limit {
        query.pair("limit=").integer(limit);
    }
    if let Some(id) = &search.starting_after {
        query.pair("starting_after=").text(id);
    }
    if let Some(id) = &search.customer {
        query.pair("customer=").text(id);
    }
    if let Some(description) = &search.description {
        query.pair("description=").text(description);
    }
    if let Some(seconds) = search.created_after {
        query.pair("created_after=").integer(seconds);
    }
    query.0
}
