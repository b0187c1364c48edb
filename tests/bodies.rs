//! Request bodies through the macro: every media type and encoding, to the exact bytes.

use axum::extract::{FromRequest as _, Multipart as Parser};
use formwork::{Body, Clearable, Json, Open, Operation, RequestError, Secret, Upload};
use http::header::CONTENT_TYPE;

formwork::openapi! {
    spec = "../spec/bodies.json",
    operations = [*],
}

use body::{Address, Node, Point, Record};

fn point() -> Point {
    Point::new().x(1).y(-2)
}

/// The content type and the body as text. No content type is an empty text.
#[track_caller]
fn sent<O: Operation>(operation: &O) -> (String, String)
where
    Body: From<O::Body>,
{
    let request = operation.request().unwrap();
    let content_type = request.headers().get(CONTENT_TYPE).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(request.headers().len(), usize::from(content_type.is_some()), "{:?}", request.headers());
    let body = Body::from(request.into_body()).into_bytes().unwrap();
    (content_type.unwrap_or_default(), String::from_utf8(body).unwrap())
}

/// The pairs of a form.
#[track_caller]
fn pairs<O: Operation>(operation: &O) -> String
where
    Body: From<O::Body>,
{
    let (content_type, body) = sent(operation);
    assert_eq!(content_type, "application/x-www-form-urlencoded");
    body
}

/// The text of a JSON body.
#[track_caller]
fn json<O: Operation>(operation: &O) -> String
where
    Body: From<O::Body>,
{
    let (content_type, body) = sent(operation);
    assert_eq!(content_type, "application/json");
    body
}

fn json_of(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

/// The error of a request that cannot be made.
#[track_caller]
fn refused<O: Operation>(operation: &O) -> String {
    operation.request().map(drop).unwrap_err().to_string()
}

/// A part of a body in one line: `name; filename; content type; content`.
#[track_caller]
fn parts<O: Operation<Body = Body>>(operation: &O) -> Vec<String> {
    let (parts, body) = operation.request().unwrap().into_parts();
    let body = body.into_bytes().unwrap();
    let request = http::Request::from_parts(parts, axum::body::Body::from(body));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let mut parser = Parser::from_request(request, &()).await.expect("a multipart form");
        let mut lines = Vec::new();
        while let Some(part) = parser.next_field().await.unwrap() {
            let name = part.name().unwrap().to_owned();
            let file_name = part.file_name().unwrap_or("-").to_owned();
            let content_type = part.content_type().unwrap_or("-").to_owned();
            lines.push(format!("{name}; {file_name}; {content_type}; {}", part.text().await.unwrap()));
        }
        lines
    })
}

#[test]
fn a_form_with_a_style_for_each_property() {
    let form = FormStyles::new;
    let at = || params::Point::new().x(1).y(-2);
    let data = ["a b", "c,d&"];
    let table = [
        (form(), ""),
        (form().exploded(data), "exploded=a%20b&exploded=c%2Cd%26"),
        (form().joined(data), "joined=a%20b,c%2Cd%26"),
        (form().spaced(["a", "c,d&"]), "spaced=a%20c%2Cd%26"),
        (form().piped(data), "piped=a%20b%7Cc%2Cd%26"),
        (form().deep(at()), "deep[x]=1&deep[y]=-2"),
        (form().spread(at()), "x=1&y=-2"),
        (form().flat(at()), "flat=x,1,y,-2"),
        (form().url("https://a/?b=c&d+e"), "url=https://a/?b=c%26d%2Be"),
        (form().urls(["/a", "/b,c"]), "urls=/a,/b%2Cc"),
        (
            form().tree(form_styles::Tree::new().tags(["a"]).at(at())),
            "tree[tags][0]=a&tree[at][x]=1&tree[at][y]=-2",
        ),
        (form().exploded([""; 0]).deep(params::Point::new()).joined(["z"]), "joined=z"),
    ];
    for (operation, expected) in table {
        assert_eq!(pairs(&operation), expected);
    }
}

#[test]
fn a_form_without_a_word_about_its_encoding() {
    let form = || FormPlain::new("n");
    let table = [
        (FormPlain::new(""), "name="),
        (form().count(-5), "name=n&count=-5"),
        (form().tags(["a", "b c"]), "name=n&tags=a&tags=b%20c"),
        (form().tags([""; 0]), "name=n"),
        (form().at(point()), "name=n&at=%7B%22x%22%3A1%2C%22y%22%3A-2%7D"),
        (form().at(Point::new()), "name=n&at=%7B%7D"),
        (form().path([point(), Point::new()]), "name=n&path=%7B%22x%22%3A1%2C%22y%22%3A-2%7D&path=%7B%7D"),
        (form().rows([vec![1, 2], vec![]]), "name=n&rows=%5B1%2C2%5D&rows=%5B%5D"),
        (form().either(5), "name=n&either=5"),
        (form().either(Point::new().x(5)), "name=n&either=%7B%22x%22%3A5%7D"),
        (form().place("at \"home\""), "name=n&place=at%20%22home%22"),
        (form().place(Point::new().x(5)), "name=n&place=%7B%22x%22%3A5%7D"),
        (form().labels([("a", "b")]), "name=n&labels=%7B%22a%22%3A%22b%22%7D"),
        (form().note("a"), "name=n&note=a"),
        (form().clear_note(), "name=n&note="),
        (form().on(false).odd_name("="), "name=n&on=false&odd%5Bname%5D%20%26=%3D"),
    ];
    for (operation, expected) in table {
        assert_eq!(pairs(&operation), expected);
    }
}

#[test]
fn a_form_with_content_types() {
    let form = FormContentTypes::new;
    let secret = form().secret(form_content_types::Secret::new().key("hush"));
    assert!(!format!("{secret:?}").contains("hush"));
    let table = [
        (form().tags(["a", "b"]), "tags=%5B%22a%22%2C%22b%22%5D"),
        (form().tags([""; 0]), "tags=%5B%5D"),
        (form().at(point()).name("a b"), "at=%7B%22x%22%3A1%2C%22y%22%3A-2%7D&name=a%20b"),
        (secret, "secret=%7B%22key%22%3A%22hush%22%7D"),
        (form(), ""),
    ];
    for (operation, expected) in table {
        assert_eq!(pairs(&operation), expected);
    }
}

#[test]
fn a_form_has_what_is_required() {
    let none = || [""; 0];
    assert_eq!(
        pairs(&FormNeeded::new(["a"], Point::new(), [Point::new()], ["b"])),
        "tags=a&at=%7B%7D&path=%7B%7D&joined=b"
    );
    let table = [
        (refused(&FormNeeded::new(none(), point(), [point()], ["b"])), "tags"),
        (refused(&FormNeeded::new(["a"], point(), [], ["b"])), "path"),
        (refused(&FormNeeded::new(["a"], point(), [point()], none())), "joined"),
    ];
    for (message, name) in table {
        assert!(message.starts_with(&format!("`{name}` is required")), "{message}");
    }
}

#[test]
fn a_form_that_may_be_absent() {
    assert_eq!(sent(&FormOptional::new()), (String::new(), String::new()));
    let body = form_optional::Body::new("a").at(point());
    assert_eq!(pairs(&FormOptional::new().body(body)), "name=a&at=%7B%22x%22%3A1%2C%22y%22%3A-2%7D");
    assert_eq!(pairs(&FormLoose::new()), "");
    assert_eq!(pairs(&FormLoose::new().name("a")), "name=a");
    assert_eq!(pairs(&FormMap::new([("b c", "d"), ("a", "")])), "a=&b%20c=d");
    assert_eq!(pairs(&FormMap::new([("a[b]", "c")])), "a%5Bb%5D=c", "a key is data");
    assert_eq!(pairs(&FormMap::new([("", ""); 0])), "");
}

#[test]
fn one_component_in_a_form_and_in_json() {
    let form = FormAddress::new("a").kind(Kind::New).note("b").tags(["c"]).at(point());
    assert_eq!(
        pairs(&form.clone().clear_lost()),
        "line=a&kind=new&note=b&tags=c&at=%7B%22x%22%3A1%2C%22y%22%3A-2%7D&lost="
    );
    assert_eq!(pairs(&FormAddress::new("a").kind(Open::other("x y"))), "line=a&kind=x%20y");
    let address = Address::new("a").kind(Kind::New).note("b").tags(["c"]).at(point()).lost("");
    let text = r#"{"line":"a","kind":"new","note":"b","tags":["c"],"at":{"x":1,"y":-2},"lost":""}"#;
    assert_eq!(json(&JsonAddress::new(address)), text);
    assert_eq!(
        json(&JsonAddress::new(Address::new("a").clear_note().tags([""; 0]))),
        r#"{"line":"a","note":null,"tags":[]}"#
    );
}

#[test]
fn json_of_every_shape() {
    use json_inline::body::At;
    let none: [(&str, Point); 0] = [];
    let inline = json_inline::Body::new("a\"\n\u{1}é");
    let table = [
        (json(&JsonInline::new(inline)), r#"{"name":"a\"\n\u0001é"}"#),
        (
            json(&JsonInline::new(json_inline::Body::new("").at(At::new(1).tags(["b"])))),
            r#"{"name":"","at":{"x":1,"tags":["b"]}}"#,
        ),
        (json(&JsonArray::new([point(), Point::new()])), r#"[{"x":1,"y":-2},{}]"#),
        (json(&JsonArray::new([])), "[]"),
        (json(&JsonScalar::new(-5)), "-5"),
        (json(&JsonText::new("a\"")), r#""a\"""#),
        (json(&JsonMap::new([("b", point()), ("", Point::new())])), r#"{"":{},"b":{"x":1,"y":-2}}"#),
        (json(&JsonMap::new(none)), "{}"),
        (json(&JsonAnything::new(json_of("[1,null]"))), "[1,null]"),
        (json(&JsonAnything::new(json_of("null"))), "null"),
        (json(&JsonAnyObject::new([("a", json_of("{}"))])), r#"{"a":{}}"#),
        (json(&JsonOptional::new().body(Point::new())), "{}"),
        (json(&JsonSeveralNames::new(point())), r#"{"x":1,"y":-2}"#),
        (json(&JsonAnyName::new(point())), r#"{"x":1,"y":-2}"#),
        (json(&DeleteWithJson::new(delete_with_json::Body::new("a"))), r#"{"reason":"a"}"#),
    ];
    for (text, expected) in table {
        assert_eq!(text, expected);
    }
    assert_eq!(sent(&JsonOptional::new()), (String::new(), String::new()));
    let patch = sent(&JsonPatch::new(point()));
    assert_eq!(patch, ("application/merge-patch+json".to_owned(), r#"{"x":1,"y":-2}"#.to_owned()));
}

#[test]
fn absent_null_and_a_value_are_three_things() {
    use json_nulls::Body as Nulls;
    let body = |nulls: Nulls| json(&JsonNulls::new(nulls));
    let least = || Nulls::new("a", None);
    let table = [
        (body(least()), r#"{"a":"a","b":null}"#),
        (body(Nulls::new("", Some(String::new()))), r#"{"a":"","b":""}"#),
        (body(least().c("c").d("d")), r#"{"a":"a","b":null,"c":"c","d":"d"}"#),
        (body(least().clear_d()), r#"{"a":"a","b":null,"d":null}"#),
        // What stands beside a `$ref` says nothing in OpenAPI 3.0.
        (body(least().e(Point::new()).i(Kind::Used)), r#"{"a":"a","b":null,"e":{},"i":"used"}"#),
        (body(least().clear_f()), r#"{"a":"a","b":null,"f":null}"#),
        (body(least().f([""; 0])), r#"{"a":"a","b":null,"f":[]}"#),
        (body(least().g([Some(1), None])), r#"{"a":"a","b":null,"g":[1,null]}"#),
        (body(least().h([("x", None), ("y", Some(2))])), r#"{"a":"a","b":null,"h":{"x":null,"y":2}}"#),
    ];
    for (text, expected) in table {
        assert_eq!(text, expected);
    }
    let nullable = [
        (json(&JsonNullable::new(None)), "null"),
        (json(&JsonNullable::new(Some("a".to_owned()))), r#""a""#),
        (json(&JsonNullableOptional::new().clear_body()), "null"),
        (json(&JsonNullableOptional::new().body("a")), r#""a""#),
    ];
    for (text, expected) in nullable {
        assert_eq!(text, expected);
    }
    assert_eq!(sent(&JsonNullableOptional::new()), (String::new(), String::new()));
}

#[test]
fn null_is_a_value_wherever_there_is_json() {
    let null = || None::<Point>;
    let table = [
        (pairs(&FormNulls::new(null())), "at=null"),
        (
            pairs(&FormNulls::new(Some(Point::new())).path([null(), Some(point())])),
            "at=%7B%7D&path=null&path=%7B%22x%22%3A1%2C%22y%22%3A-2%7D",
        ),
        (pairs(&FormNulls::new(null()).clear_home()), "at=null&home=null"),
        (json(&SeveralNulls::new(null())), "null"),
    ];
    for (body, expected) in table {
        assert_eq!(body, expected);
    }
    assert_eq!(parts(&MultipartNulls::new(null())), ["at; -; application/json; null"]);
    let both = MultipartNulls::new(Some(Point::new())).clear_home();
    assert_eq!(parts(&both), ["at; -; application/json; {}", "home; -; application/json; null"]);
}

#[test]
fn what_is_read_only_is_not_sent_and_what_is_write_only_is_not_shown() {
    let record = Record::new("a").password("hush");
    assert!(!format!("{record:?}").contains("hush"));
    assert_eq!(json(&JsonReadOnly::new(record)), r#"{"name":"a","password":"hush"}"#);
    let Record { name: _, password } = Record::new("a");
    assert_eq!(password, None::<Secret>);
    let nulls = json_nulls::Body::new("a", None).pass("hush");
    assert!(!format!("{nulls:?}").contains("hush"));
    assert_eq!(json(&JsonNulls::new(nulls)), r#"{"a":"a","b":null,"pass":"hush"}"#);
}

#[test]
fn a_tree_in_json() {
    let leaf = Node::new("leaf");
    let tree = Node::new("root").left(leaf.clone()).children([leaf.clone()]).named([("a", leaf)]);
    assert_eq!(
        json(&JsonTree::new(tree)),
        r#"{"name":"root","left":{"name":"leaf"},"children":[{"name":"leaf"}],"named":{"a":{"name":"leaf"}}}"#
    );
}

#[test]
fn json_that_is_one_of_several() {
    use json_choice::Body as Choice;
    let table: [(Choice, &str); 5] = [
        (point().into(), r#"{"x":1,"y":-2}"#),
        (Kind::New.into(), r#""new""#),
        (5.into(), "5"),
        (vec!["a".to_owned()].into(), r#"["a"]"#),
        (true.into(), "true"),
    ];
    for (choice, expected) in table {
        assert_eq!(json(&JsonChoice::new(choice)), expected);
    }
}

#[test]
fn parts_of_every_kind() {
    let scan = Upload::from("%PDF").file_name("a b.pdf");
    let least = parts(&Multipart::new("bytes", "n"));
    assert_eq!(least, ["scan; scan; application/pdf; bytes", "name; -; -; n"]);
    let operation = Multipart::new(scan.content_type("application/x-pdf"), "two\r\nlines é")
        .pages([Upload::from("1"), Upload::from("2").file_name("2.png").content_type("image/png")])
        .count(-5)
        .on(true)
        .tags(["a", ""])
        .at(point())
        .path([point(), Point::new()])
        .key("YWI=")
        .cover(Upload::from("jpeg").content_type("image/jpeg"))
        .kind(Kind::New)
        .raw(json_of("[1]"))
        .labels([("a", "b")])
        .csv("a,b")
        .pin("hush")
        .deep(params::Point::new().x(1).y(2))
        .list(["é &=", "b"]);
    assert!(!format!("{operation:?}").contains("hush"));
    assert_eq!(
        parts(&operation),
        [
            "scan; a b.pdf; application/x-pdf; %PDF",
            "pages; pages; application/octet-stream; 1",
            "pages; 2.png; image/png; 2",
            "name; -; -; two\r\nlines é",
            "count; -; -; -5",
            "on; -; -; true",
            "tags; -; -; a",
            "tags; -; -; ",
            r#"at; -; application/vnd.point+json; {"x":1,"y":-2}"#,
            r#"path; -; application/json; {"x":1,"y":-2}"#,
            "path; -; application/json; {}",
            "key; -; application/octet-stream; YWI=",
            "cover; cover; image/jpeg; jpeg",
            "kind; -; -; new",
            "raw; -; application/json; [1]",
            r#"labels; -; application/json; {"a":"b"}"#,
            "csv; -; text/csv; a,b",
            "pin; -; -; hush",
            "deep[x]; -; -; 1",
            "deep[y]; -; -; 2",
            "list[0]; -; -; é &=",
            "list[1]; -; -; b",
        ]
    );
}

#[test]
fn parts_that_are_required_or_absent() {
    let least = MultipartNeeded::new([Upload::from("a")], ["t"], ["l"]);
    let expected = ["pages; pages; application/octet-stream; a", "tags; -; -; t", "list[0]; -; -; l"];
    assert_eq!(parts(&least), expected);
    assert!(refused(&MultipartNeeded::new([""; 0], ["t"], ["l"])).starts_with("`pages` is required"));
    assert!(refused(&MultipartNeeded::new(["a"], [""; 0], ["l"])).starts_with("`tags` is required"));
    assert!(refused(&MultipartNeeded::new(["a"], ["t"], [""; 0])).starts_with("`list` is required"));
    assert_eq!(sent(&MultipartOptional::new()), (String::new(), String::new()));
    let body = multipart_optional::Body::new("a").name("n");
    assert_eq!(
        parts(&MultipartOptional::new().body(body)),
        ["scan; scan; application/octet-stream; a", "name; -; -; n"]
    );
    let error = Multipart::new(Upload::from("").content_type("image/*"), "n").request().unwrap_err();
    assert!(matches!(error, RequestError::ContentType { value } if value == "image/*"));
}

#[test]
fn text_and_bytes() {
    let table = [
        (sent(&Text::new("é\r\n")), "text/plain", "é\r\n"),
        (sent(&Text::new("")), "text/plain", ""),
        (sent(&TextOptional::new()), "", ""),
        (sent(&TextOptional::new().body("")), "text/plain; charset=utf-8", ""),
        (sent(&Csv::new("a,b\r\n")), "text/csv", "a,b\r\n"),
        (sent(&Xml::new("<a/>")), "application/xml", "<a/>"),
        (sent(&Octets::new(b"\0a")), "application/octet-stream", "\0a"),
        (sent(&Octets::new(Upload::from("a").content_type("image/gif"))), "image/gif", "a"),
        (sent(&OctetsOptional::new()), "", ""),
        (sent(&OctetsOptional::new().body("")), "application/octet-stream", ""),
        (sent(&Image::new(Upload::from("a").content_type("image/png"))), "image/png", "a"),
        (sent(&Anything::new(Upload::from("a").content_type("a/b"))), "a/b", "a"),
    ];
    for (sent, content_type, body) in table {
        assert_eq!(sent, (content_type.to_owned(), body.to_owned()));
    }
    for message in [refused(&Image::new("a")), refused(&Anything::new("a"))] {
        assert!(message.contains("is not the media type of any content"), "{message}");
    }
}

#[test]
fn one_of_several_media_types() {
    use several::Body as Media;
    use several::body::{Form, Multipart};
    let table: [(Media, &str, &str); 6] = [
        (Record::new("a").into(), "application/json", r#"{"name":"a"}"#),
        (Form::new("a b").password("c").into(), "application/x-www-form-urlencoded", "name=a%20b&password=c"),
        (Media::Xml("<a/>".to_owned()), "application/xml", "<a/>"),
        (Media::Text("a".to_owned()), "text/plain", "a"),
        (Upload::from("a").content_type("image/png").into(), "image/png", "a"),
        (point().into(), "application/vnd.point+json", r#"{"x":1,"y":-2}"#),
    ];
    for (body, content_type, text) in table {
        assert_eq!(sent(&Several::new(body)), (content_type.to_owned(), text.to_owned()));
    }
    assert_eq!(
        parts(&Several::new(Multipart::new("a").name("b"))),
        ["scan; scan; application/octet-stream; a", "name; -; -; b"]
    );
    assert_eq!(sent(&SeveralOptional::new()), (String::new(), String::new()));
    let csv = SeveralOptional::new().body("a,b".to_owned());
    assert_eq!(sent(&csv), ("text/csv".to_owned(), "a,b".to_owned()));
    assert_eq!(json(&SeveralOptional::new().body(Point::new())), "{}");
}

#[test]
fn methods_that_seldom_have_a_body() {
    assert_eq!(pairs(&GetWithForm::new().name("a")), "name=a");
    assert_eq!(sent(&GetWithNothing::new()), (String::new(), String::new()));
    assert_eq!(pairs(&DeleteWithForm::new().reason("a")), "reason=a");
}

/// The fields are public, and what they hold is what is sent.
#[test]
fn fields_and_setters_say_the_same() {
    let with_setters = FormPlain::new("n").note("a").labels_entry("b", "c");
    let mut with_fields = FormPlain::new("n");
    with_fields.note = Clearable::Set("a".to_owned());
    with_fields.labels = Some([("b".to_owned(), "c".to_owned())].into());
    assert_eq!(with_setters, with_fields);
}
