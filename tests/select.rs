//! Narrowed types: what is not selected arrives all the same, and is written back without loss.

#[allow(dead_code, reason = "integers are written here as they came")]
#[path = "responses/tree.rs"]
mod tree;

use formwork::{Json, Operation};
use http::Response;
use proptest::prelude::*;
use tree::Tree;

formwork::openapi! {
    spec = "../spec/orders.json",
    operations = [GetOrders, PostOrders],
    select = {
        GetOrders: [limit],
        PostOrders: [currency, customer, line_items.price, line_items.quantity, billing_address.country,
            billing_address.line1],
        OrderList: [data],
        Order: [id, amount_total, customer, line_items.quantity, shipping.address.city, status],
    },
}

const ORDER: &str = r#"{"id":"or_1","object":"order","amount_total":1250,"automatic_tax":{"enabled":true,"status":"complete"},
    "billing_address":null,"created":1712000000,"currency":"eur","customer":"cus_1","description":"two \u00e9 \ud83d\ude00",
    "line_items":[{"id":"li_1","object":"line_item","amount_total":1250,"description":null,"discounts":[{"coupon":"c",
    "percent_off":1.50e1}],"metadata":{"a":"b"},"price":"p","quantity":2,"tax_behavior":"newer","tax_rates":[],
    "unit_amount":625}],"livemode":false,"metadata":{},"shipping":{"address":{"city":"Graz","country":"AT","line1":"x",
    "line2":null,"postal_code":"8010","state":""},"carrier":null,"name":"n","phone":null},"status":"open"}"#;

fn decode(order: &str) -> OrderList {
    let list = format!(r#"{{"object":"list","data":[{order}],"has_more":false,"url":"/v1/orders"}}"#);
    GetOrders::new().response(Response::new(list.as_bytes())).expect(&list)
}

#[track_caller]
fn survives(order: &str) -> Order {
    let mut list = decode(order);
    let written = serde_json::to_string(&list.data).expect("orders are JSON");
    assert_eq!(Tree::read(&written), Tree::read(&format!("[{order}]")));
    list.data.remove(0)
}

#[test]
fn what_is_selected_has_fields_and_the_rest_stays() {
    let order = survives(ORDER);
    assert_eq!((order.id.as_str(), order.amount_total), ("or_1", 1250));
    assert_eq!(order.line_items[0].quantity, 2);
    assert_eq!(order.shipping.as_ref().map(|shipping| shipping.address.city.as_deref()), Some(Some("Graz")));
    // All else is as it came.
    assert_eq!(order.extra.get("livemode").map(Json::get), Some("false"));
    assert_eq!(order.extra.get("billing_address").map(Json::get), Some("null"));
    assert_eq!(order.line_items[0].extra.get("description").map(Json::get), Some("null"));
    let list = decode(ORDER);
    assert_eq!(list.extra.get("url").map(Json::get), Some("\"/v1/orders\""));
}

/// A member that is left out is neither required nor checked.
#[test]
fn what_is_left_out_is_not_checked() {
    survives(
        r#"{"id":"or_1","amount_total":1,"customer":"c","line_items":[],"shipping":null,"status":"open"}"#,
    );
    let order = ORDER.replace("1712000000", "\"soon\"").replace("\"livemode\":false,", "");
    assert!(survives(&order).extra.get("livemode").is_none());
}

#[test]
fn a_request_sends_what_is_set() {
    use post_orders::{BillingAddress, LineItems};
    let order = PostOrders::new("eur", "cus_1", [LineItems::new("p", 2)]);
    let order = order.billing_address(BillingAddress::new("AT", "Ring 1"));
    let request = order.request().expect("it can be sent");
    let body = String::from_utf8(request.body().clone()).expect("a form is text");
    assert_eq!(
        body,
        "billing_address[country]=AT&billing_address[line1]=Ring%201&currency=eur&customer=cus_1&line_items[0][price]=p&line_items[0][quantity]=2"
    );
}

/// Any JSON for a member that is left out, numbers in every spelling among it.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|it| it.to_string()),
        "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,24})?([eE][+-]?[0-9]{1,3})?",
        any::<String>().prop_map(|text| serde_json::to_string(&text).expect("text is JSON")),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let members = prop::collection::btree_map("[a-z]{1,3}", inner.clone(), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(|all| format!("[{}]", all.join(","))),
            members.prop_map(|all| {
                let all: Vec<String> =
                    all.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                format!("{{{}}}", all.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_left_out_is_lost(
        members in prop::collection::btree_map("created|currency|livemode|metadata|billing_address|newer", json(), 0..6),
        address in prop::collection::btree_map("line1|state|country|newer", json(), 0..4),
    ) {
        let written = |members: std::collections::BTreeMap<String, String>| -> String {
            let members = members.iter().map(|(name, value)| format!(",\"{name}\":{value}"));
            members.collect::<Vec<_>>().concat()
        };
        let (members, address) = (written(members), written(address));
        survives(&format!(
            r#"{{"id":"or_1","amount_total":1,"customer":"c","line_items":[],"shipping":{{"address":{{"city":"Graz"{address}}}}},
                "status":"open"{members}}}"#
        ));
    }
}
