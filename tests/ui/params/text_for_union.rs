//! Text is none of the variants.

formwork::openapi! {
    spec = "spec/requests.json",
    operations = [CreateOrder],
}

use body::Order;

fn main() {
    let _ = CreateOrder::new(Order::new("card_1"));
}
