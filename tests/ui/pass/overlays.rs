//! What the document leaves out or gets wrong is said beside it: objects in the place of ids, JSON in the place of types,
//! and patches.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/overlays.json",
    operations = [UpdateOrder],
    expand = ["customer", "customer.city"],
    opaque = ["#/components/schemas/history"],
    patch = {
        UpdateOrder.metadata: clearable,
        UpdateOrder.address.city: [required, rename(town)],
        UpdateOrder.address.zip: type(string),
    },
}

use formwork::Operation as _;
use params::Address;

fn main() {
    let update = UpdateOrder::new("o").clear_metadata().address(Address::new("Ulm").zip("01234"));
    let request = update.request().unwrap();
    assert_eq!(String::from_utf8_lossy(request.body()), "metadata=&address[city]=Ulm&address[zip]=01234");

    let body = br#"{"id":"o","customer":{"id":"c","city":{"id":"ulm"}},"history":[ {"at":1} ]}"#;
    let order: Order = update.response(http::Response::new(body)).unwrap();
    let customer: &Customer = order.customer.as_ref().unwrap().as_object().unwrap();
    let city: &City = customer.city.as_ref().unwrap().as_object().unwrap();
    assert_eq!(city.id, "ulm");
    assert_eq!(order.history.as_ref().unwrap().get(), r#"[ {"at":1} ]"#);
    assert_eq!(serde_json::to_string(&order).unwrap().replace(' ', ""), String::from_utf8_lossy(body).replace(' ', ""));

    let order = update.response(http::Response::new(br#"{"id":"o","customer":"c"}"#)).unwrap();
    assert_eq!(order.customer.unwrap().as_id(), Some("c"));
}
