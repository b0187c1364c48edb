//! One name of the user's own for two variants.

formwork::openapi! {
    spec = "spec/requests.json",
    operations = [CreateOrder],
    rename = {
        "#/components/schemas/order/properties/payment/oneOf/0": Means,
        "#/components/schemas/order/properties/payment/oneOf/1": Means,
    },
}

fn main() {}
