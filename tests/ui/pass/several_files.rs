//! A path item, a parameter and a schema that lie in another file.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/shop.json",
    operations = [GetOrder],
    rename = { "spec/shop_parts.json#/schemas/order": Purchase },
}

fn main() {
    let operation = GetOrder::new("or_1");
    let request = formwork::Operation::request(&operation).unwrap();
    assert_eq!(request.uri(), "/orders/or_1");
    let paid = Purchase { id: "or_1".to_owned(), state: Some(purchase::State::Paid.into()), extra: Default::default() };
    assert_eq!(paid.id, operation.order);
}
