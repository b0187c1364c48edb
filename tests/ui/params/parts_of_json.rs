//! The body is the object, and not its members.

formwork::openapi! {
    spec = "spec/requests.json",
    operations = [CreateOrder],
}

use body::Order;

fn main() {
    let _ = CreateOrder::new(Order::new(1)).note("quick");
}
