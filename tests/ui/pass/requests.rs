//! Parameters in every location, and bodies of every kind.

use formwork::{Operation, Upload};

formwork::openapi! {
    spec = "spec/requests.json",
    operations = [*],
}

mod brackets {
    formwork::openapi! {
        spec = "spec/requests.json",
        operations = [ListOrders],
        dialect = brackets,
    }
}

use body::{Card, Order, Point};
use list_orders::Created;
use params::{Filters, Range};

fn main() {
    let list = ListOrders::new("berlin")
        .ids(["a", "b"])
        .words(["c", "d"])
        .filters(Filters::new().tags(["e"]))
        .point(Point::new(1))
        .created(Range::new().gte(2))
        .x_trace("f")
        .theme("g");
    let request = list.request().unwrap();
    assert_eq!(
        request.uri(),
        "/shops/berlin/orders?ids=a&ids=b&words=c%7Cd&filters[tags][0]=e&point=%7B%22x%22%3A1%7D&created[gte]=2"
    );
    assert_eq!(request.headers()["x-trace"], "f");
    assert_eq!(request.headers()["cookie"], "theme=g");
    let list = ListOrders::new("berlin").created(Created::Integer(5));
    assert_eq!(list.request().unwrap().uri(), "/shops/berlin/orders?created=5");

    let filters = brackets::params::Filters::new().tags(["e"]);
    let list = brackets::ListOrders::new("berlin").filters(filters);
    assert_eq!(list.request().unwrap().uri(), "/shops/berlin/orders?filters[tags][]=e");

    for (order, body) in [
        (Order::new(1), r#"{"payment":1}"#),
        (Order::new(Card::new().number("4242")).clear_note(), r#"{"payment":{"number":"4242"},"note":null}"#),
        (Order::new(1).note("n").count(2), r#"{"payment":1,"note":"n","count":2}"#),
    ] {
        assert_eq!(CreateOrder::new(order).request().unwrap().body(), body.as_bytes());
    }

    assert_eq!(CreateNote::new("hello").request().unwrap().body(), b"hello");

    let photo = Upload::from(b"PNG").file_name("a.png").content_type("image/png");
    let create = CreatePhoto::new(photo).more([b"more".to_vec()]).title("t");
    create.request().unwrap();

    let import = Import::new("a,b".to_owned());
    assert_eq!(import.request().unwrap().headers()["content-type"], "text/csv");
    let import = Import::new(Order::new(1));
    assert_eq!(import.request().unwrap().headers()["content-type"], "application/json");
    let import = Import::new(import::Body::Pdf(Upload::from("%PDF")));
    assert_eq!(import.request().unwrap().headers()["content-type"], "application/pdf");
}
