//! OpenAPI 3.2: its methods, the query as one value, cookies that are not escaped, and media types behind a `$ref`.

use formwork::{Operation, RequestError};
use http::{Request, Response};

formwork::openapi! {
    spec = "../spec/searches.json",
    operations = [
        QUERY "/books" as FindBooks,
        FilterBooks,
        PURGE "/books" as PurgeBooks,
        "M-SEARCH" "/books" as SearchBooks,
        ListShelves,
    ],
}

fn first_line<T>(request: &Request<T>) -> String {
    format!("{} {}", request.method(), request.uri())
}

#[test]
fn a_query_has_a_body() {
    let find = FindBooks::new(body::Wish::new("Emma"));
    let request = find.request().unwrap();
    assert_eq!(first_line(&request), "QUERY /books");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body(), br#"{"title":"Emma"}"#);
    let response = Response::builder().header("content-type", "application/json");
    let response = response.body(br#"[{"title": "Emma", "year": 1815}]"#.as_slice()).unwrap();
    let books = find.response(response).unwrap();
    assert_eq!(books[0].year, Some(1815));
    assert_eq!(find.description().method, "QUERY");
}

#[test]
fn methods_of_the_document_s_own() {
    let purge = PurgeBooks::new(body::Wish::new("A & B"));
    let request = purge.request().unwrap();
    assert_eq!(first_line(&request), "PURGE /books?%7B%22title%22%3A%22A%20%26%20B%22%7D");
    assert_eq!(purge.description().method, "PURGE");
    let search = SearchBooks::new().words("a=b c");
    assert_eq!(first_line(&search.request().unwrap()), "M-SEARCH /books?a%3Db%20c");
    assert_eq!(search.description().method, "M-SEARCH");
    assert_eq!(first_line(&SearchBooks::new().request().unwrap()), "M-SEARCH /books");
}

#[test]
fn the_whole_query_is_a_form() {
    let filter = filter_books::Filter::new("Emma & Co").year(1815);
    let request = FilterBooks::new().filter(filter).request().unwrap();
    assert_eq!(first_line(&request), "GET /books?title=Emma%20%26%20Co&year=1815");
    assert_eq!(first_line(&FilterBooks::new().request().unwrap()), "GET /books");
}

#[test]
fn cookies_are_not_escaped() {
    let list = ListShelves::new("a/b=%20 c").rooms(["x", "y z"]).halls(["p", "q"]).theme("a/b");
    let request = list.request().unwrap();
    let cookie = "session=a/b=%20 c; rooms=x; rooms=y z; halls=p,q; theme=a%2Fb";
    assert_eq!(request.headers()["cookie"], cookie);
    for list in [ListShelves::new("a; admin=1"), ListShelves::new("a").rooms(["x;y"])] {
        assert!(matches!(list.request(), Err(RequestError::Form(_))));
    }
    assert!(ListShelves::new("a\nb").request().is_err());
    assert!(ListShelves::new("a").halls(["x,y"]).request().is_err(), "which would be two");
}
