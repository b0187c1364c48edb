//! The document does not let `count` be null.

formwork::openapi! {
    spec = "spec/requests.json",
    operations = [CreateOrder],
}

use body::Order;

fn main() {
    let _ = Order::new(1).clear_count();
}
