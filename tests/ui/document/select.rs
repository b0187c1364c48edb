//! Names that the document does not have, types that nothing reaches, and requests without what they need.

formwork::openapi! {
    spec = "spec/orders.json",
    operations = [GetOrders, PostOrders],
    select = {
        OrderList: [data],
        Order: [id, stat, customer.email, line_items.quantiti, status.name],
        PostOrders: [description, line_items.price, shipping.adress],
        GetOrders: [id],
        Adress: [city],
        Customer: [email],
        "#/components/schemas/nothing": [id],
        "components/schemas/order": [id],
    },
}

fn main() {}
