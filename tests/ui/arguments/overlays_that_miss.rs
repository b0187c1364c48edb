//! None of these finds something to change: the names are wrong, or the document says it already.

formwork::openapi! {
    spec = "spec/overlays.json",
    operations = [UpdateOrder],
    expand = ["costumer", "customer.town", "history"],
    opaque = ["#/components/schemas/histori", UpdateOrder.adress],
    patch = {
        UpdateOrder.metadta: clearable,
        UpdateOrder.address.zipcode: required,
        UpdateOrder.order: required,
        UpdateOrder.note: clearable,
        UpdateOrders.note: deprecated,
        "#/components/schemas/address": required,
        UpdateOrder.address.city: type(text),
    },
}

fn main() {}
