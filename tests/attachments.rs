//! Bodies of OpenAPI 3.1 in which files may be null or one of several things, and forms that are a choice.

use formwork::{Body, Operation, Upload};

formwork::openapi! {
    spec = "../spec/attachments.json",
    operations = [*],
}

use attach::{Main, More};

/// The parts of the body, each with its headers and without the boundary.
fn parts(operation: &impl Operation<Body = Body>) -> Vec<String> {
    let request = operation.request().unwrap();
    let content_type = request.headers()["content-type"].to_str().unwrap().to_owned();
    let boundary = content_type.split_once("boundary=").unwrap().1.to_owned();
    let body = String::from_utf8(request.into_body().into_bytes().unwrap()).unwrap();
    let delimiter = format!("--{boundary}");
    let pieces = body.split(&delimiter).map(|piece| piece.trim_matches(['\r', '\n']).to_owned());
    pieces.filter(|piece| !piece.is_empty() && piece != "--").collect()
}

fn file(name: &str, text: &str) -> Upload {
    Upload::from(text.as_bytes().to_vec()).file_name(name)
}

#[test]
fn a_choice_is_written_as_what_it_is() {
    let head = "Content-Disposition: form-data; name=\"main\"";
    let pdf = parts(&Attach::new(file("a.pdf", "%PDF")));
    assert_eq!(pdf, [format!("{head}; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF")]);
    let link = parts(&Attach::new(body::Link::new("https://a.example")));
    let json = r#"{"url":"https://a.example"}"#;
    assert_eq!(link, [format!("{head}\r\nContent-Type: application/json\r\n\r\n{json}")]);
    let none = Main::from(attach::main::None::None);
    assert_eq!(parts(&Attach::new(none)), [format!("{head}\r\n\r\nnone")]);
}

#[test]
fn a_file_that_is_null_is_absent() {
    let attach = Attach::new(body::Link::new("u")).preview(file("p.png", "PNG"));
    let attach = attach.pages([file("1.txt", "one"), file("2.txt", "two")]);
    let octets = "Content-Type: application/octet-stream\r\n\r\n";
    let part = |name: &str, file: &str, text: &str| {
        format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n{octets}{text}")
    };
    assert_eq!(
        parts(&attach)[1..],
        [part("preview", "p.png", "PNG"), part("pages", "1.txt", "one"), part("pages", "2.txt", "two")]
    );
    assert_eq!(attach.pages.as_ref().map(Vec::len), Some(2));
}

/// Choices in choices, and lists in them.
#[test]
fn a_choice_may_be_deep() {
    use attach::{Deep, deep};

    let sent = |deep: Deep| parts(&Attach::new(body::Link::new("u")).deep(deep))[1..].to_vec();
    let head = "Content-Disposition: form-data; name=\"deep\"";
    let json = "Content-Type: application/json\r\n\r\n";
    let octets = "Content-Type: application/octet-stream\r\n\r\n";
    let inner = |name: &str| format!("{head}; filename=\"{name}\"\r\n{octets}X");
    assert_eq!(sent(deep::OneOf::from(file("a", "X")).into()), [inner("a")]);
    let link = deep::OneOf::from(body::Link::new("v"));
    assert_eq!(sent(link.into()), [format!("{head}\r\n{json}{{\"url\":\"v\"}}")]);
    assert_eq!(sent(vec![file("a", "X"), file("b", "X")].into()), [inner("a"), inner("b")]);
    assert_eq!(sent(vec![1, 2].into()), [format!("{head}\r\n{json}[1,2]")]);
    assert_eq!(sent("text".into()), [format!("{head}\r\n\r\ntext")]);
}

#[test]
fn each_element_is_a_part_of_its_own_kind() {
    let more = [More::from(file("a", "A")), More::from(5)];
    let attach = Attach::new(body::Link::new("u")).more(more).icon("=89PNG");
    let name = |name: &str| format!("Content-Disposition: form-data; name=\"{name}\"");
    let octets = "Content-Type: application/octet-stream\r\n\r\n";
    assert_eq!(
        parts(&attach)[1..],
        [
            format!("{}; filename=\"a\"\r\n{octets}A", name("more")),
            format!("{}\r\n\r\n5", name("more")),
            format!("{}\r\n{octets}=89PNG", name("icon")),
        ]
    );
}

/// Each variant of a form is written by its own properties.
#[test]
fn a_form_is_what_was_chosen() {
    use add_target::body::{Form, Multipart, form, multipart};

    let sent = |body: add_target::Body| {
        let request = AddTarget::new(body).request().unwrap();
        let content_type = request.headers()["content-type"].to_str().unwrap().to_owned();
        (content_type, String::from_utf8(request.into_body().into_bytes().unwrap()).unwrap())
    };
    let urlencoded = "application/x-www-form-urlencoded".to_owned();
    let link = Form::from(form::Link::new("a b"));
    assert_eq!(sent(link.into()), (urlencoded.clone(), "url=a%20b".to_owned()));
    let place = Form::from(form::Place::new([1, 2]));
    assert_eq!(sent(place.into()), (urlencoded, "at=1&at=2".to_owned()));
    let json = body::Target::from(body::Link::new("a"));
    assert_eq!(sent(json.into()), ("application/json".to_owned(), r#"{"url":"a"}"#.to_owned()));
    let place = Multipart::from(multipart::Place::new([1, 2]));
    let head = "Content-Disposition: form-data; name=\"at\"\r\n\r\n";
    assert_eq!(parts(&AddTarget::new(place)), [format!("{head}1"), format!("{head}2")]);
}
