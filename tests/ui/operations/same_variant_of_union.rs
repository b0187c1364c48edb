//! A name for one variant that another has.

formwork::openapi! {
    spec = "spec/requests.json",
    operations = [CreateOrder],
    rename = { "#/components/schemas/order/properties/payment/oneOf/1": Card },
}

fn main() {}
