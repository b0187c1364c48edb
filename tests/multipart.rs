//! Multipart forms read back: whatever is uploaded, a parser that is not ours finds the same parts.

use axum::extract::{FromRequest as _, Multipart as Parser, Request};
use axum::http::header::CONTENT_TYPE;
use formwork::__private::Multipart;
use formwork::Upload;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// A part as it was given, and as a server sees it.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    name: String,
    file_name: Option<String>,
    content_type: Option<String>,
    content: Vec<u8>,
}

#[derive(Clone, Debug)]
enum Source {
    Text(String),
    Json(String),
    Memory(Vec<u8>),
    Reader(Vec<u8>, bool),
}

/// Names with more of what means something in a header. Control characters and backslashes are sent as browsers send
/// them, but this parser refuses the former and takes the latter for escapes.
fn name() -> impl Strategy<Value = String> {
    let special = proptest::sample::select("\"\r\n;:=%&-/ 'é\u{10348}".chars().collect::<Vec<_>>());
    let any = any::<char>().prop_filter("is printed", |char| !char.is_control() && *char != '\\');
    vec(prop_oneof![special, any], 0..8).prop_map(String::from_iter)
}

/// Content that looks like the end of a part.
fn content() -> impl Strategy<Value = Vec<u8>> {
    let line = proptest::sample::select(vec![
        "\r\n",
        "\r",
        "\n",
        "--",
        "\r\n--",
        "\r\n--formwork-",
        "--\r\n",
        "\r\n\r\n",
    ]);
    let boundary = "\r\n--formwork-[0-9a-f]{32}(--)?\r\n";
    let piece = prop_oneof![
        line.prop_map(|line| line.as_bytes().to_vec()),
        boundary.prop_map(String::into_bytes),
        vec(any::<u8>(), 0..40),
    ];
    vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn source() -> impl Strategy<Value = Source> {
    let text = || content().prop_map(|content| String::from_utf8_lossy(&content).into_owned());
    prop_oneof![
        text().prop_map(Source::Text),
        text().prop_map(Source::Json),
        content().prop_map(Source::Memory),
        (content(), any::<bool>()).prop_map(|(content, length)| Source::Reader(content, length)),
    ]
}

type Given = (String, Option<String>, Option<&'static str>, Source);

fn given() -> impl Strategy<Value = Given> {
    let types = vec!["image/png", "text/plain; charset=utf-8", "application/vnd.a+json"];
    (name(), option::of(name()), option::of(proptest::sample::select(types)), source())
}

fn upload(content: &Source) -> Option<Upload> {
    match content.clone() {
        Source::Text(_) | Source::Json(_) => None,
        Source::Memory(content) => Some(content.into()),
        Source::Reader(content, says_length) => {
            let length = content.len() as u64;
            let reader = Upload::reader(move || Ok(std::io::Cursor::new(content.clone())));
            Some(if says_length { reader.length(length) } else { reader })
        }
    }
}

/// Adds the part to the form, and says what a server is to see.
fn add(form: &mut Multipart, (name, file_name, content_type, source): &Given) -> Part {
    let part = |file_name: Option<&str>, content_type: Option<&str>, content: &[u8]| Part {
        name: escaped(name),
        file_name: file_name.map(escaped),
        content_type: content_type.map(str::to_owned),
        content: content.to_vec(),
    };
    match source {
        Source::Text(text) => {
            form.text(name, *content_type, text);
            part(None, *content_type, text.as_bytes())
        }
        Source::Json(json) => {
            form.json(name, content_type.unwrap_or("application/json"), json.as_bytes());
            part(None, Some(content_type.unwrap_or("application/json")), json.as_bytes())
        }
        Source::Memory(content) | Source::Reader(content, _) => {
            let mut upload = upload(source).expect("is one");
            if let Some(file_name) = file_name {
                upload = upload.file_name(file_name);
            }
            if let Some(content_type) = content_type {
                upload = upload.content_type(*content_type);
            }
            form.file(name, "application/octet-stream", &upload);
            let file_name = file_name.as_ref().unwrap_or(name);
            part(Some(file_name), Some(content_type.unwrap_or("application/octet-stream")), content)
        }
    }
}

/// Names arrive as they were sent: no server takes the escapes back.
fn escaped(name: &str) -> String {
    name.chars()
        .map(|char| match char {
            '"' => "%22".to_owned(),
            '\r' => "%0D".to_owned(),
            '\n' => "%0A".to_owned(),
            char => char.to_string(),
        })
        .collect()
}

async fn parse(content_type: &http::HeaderValue, body: Vec<u8>) -> Vec<Part> {
    let request = Request::post("/").header(CONTENT_TYPE, content_type).body(body.into()).unwrap();
    let mut parser = Parser::from_request(request, &()).await.expect("a multipart form");
    let mut parts = Vec::new();
    while let Some(field) = parser.next_field().await.expect("a part") {
        parts.push(Part {
            name: field.name().expect("a name").to_owned(),
            file_name: field.file_name().map(str::to_owned),
            content_type: field.headers().get(CONTENT_TYPE).map(|value| value.to_str().unwrap().to_owned()),
            content: field.bytes().await.expect("the content").to_vec(),
        });
    }
    parts
}

proptest! {
    #[test]
    fn a_parser_finds_every_part(given in vec(given(), 1..6)) {
        let mut form = Multipart::new();
        let expected: Vec<Part> = given.iter().map(|part| add(&mut form, part)).collect();
        let (content_type, body) = form.finish().unwrap();
        let length = body.len();
        let body = body.into_bytes().unwrap();
        prop_assert!(length.is_none_or(|length| length == body.len() as u64));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        prop_assert_eq!(runtime.block_on(parse(&content_type, body)), expected);
    }
}
