//! Bodies, uploads and multipart forms: lengths, readers, failures, and the exact bytes of a form.

use std::error::Error as _;
use std::io::{self, ErrorKind, Read};
use std::sync::{Arc, Mutex};

use super::{Body, Multipart, Upload, upload};
use crate::error::RequestError;

fn reader(content: &'static str) -> Upload {
    Upload::reader(move || Ok(content.as_bytes()))
}

fn text(body: &Body) -> String {
    String::from_utf8(body.clone().into_bytes().unwrap()).unwrap()
}

/// A form's body, with the boundary written as `BOUNDARY`.
fn form(write: impl FnOnce(&mut Multipart)) -> (Body, String) {
    let mut form = Multipart::new();
    write(&mut form);
    let (content_type, body) = form.finish().unwrap();
    let boundary = content_type.to_str().unwrap().strip_prefix("multipart/form-data; boundary=").unwrap();
    let text = text(&body).replace(boundary, "BOUNDARY");
    (body, text)
}

/// A form with one upload.
fn form_of(upload: &Upload) -> Body {
    let mut form = Multipart::new();
    form.file("scan", "a/b", upload);
    form.finish().unwrap().1
}

/// Fails once, then ends.
struct BrokenReader(Option<io::Error>);

impl Read for BrokenReader {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// The first error of a body, and what was read before.
fn failure(body: Body) -> (Vec<u8>, io::Error) {
    let (mut reader, mut read) = (body.into_reader(), Vec::new());
    let error = reader.read_to_end(&mut read).unwrap_err();
    let again = reader.read(&mut [0; 8]).unwrap_err();
    assert_eq!(again.to_string(), "the body could not be read before", "an error is not the end");
    (read, error)
}

#[test]
fn a_length_is_known_if_every_source_says_it() {
    let table = [
        (Body::default(), Some(0)),
        (Vec::new().into(), Some(0)),
        ("four".into(), Some(4)),
        (b"four"[..].into(), Some(4)),
        (String::from("four").into(), Some(4)),
        (Upload::from("four").into(), Some(4)),
        (Upload::from("four").length(9).into(), Some(4)),
        (reader("four").into(), None),
        (reader("four").length(4).into(), Some(4)),
        (Upload::open("/there/is/none").into(), None),
        (form_of(&reader("four")), None),
        (form_of(&reader("four").length(u64::MAX)), None),
    ];
    for (mut body, length) in table {
        assert_eq!((body.len(), body.is_empty()), (length, length == Some(0)), "{body:?}");
        if let (Some(bytes), Some(length)) = (body.as_bytes(), length) {
            assert_eq!(bytes.len() as u64, length);
        }
        if let Ok(measured) = body.measure() {
            assert_eq!(measured, length, "only files are asked");
        }
    }
}

#[test]
fn bytes_in_one_piece_are_not_copied() {
    let bytes = b"four".to_vec();
    let address = bytes.as_ptr();
    let body = Body::from(bytes);
    assert_eq!(body.as_bytes().map(<[u8]>::as_ptr), Some(address));
    let bytes = body.into_bytes().unwrap();
    assert_eq!(bytes.as_ptr(), address);
    let upload = Upload::from("four");
    let (one, two) = (Body::from(upload.clone()), Body::from(upload));
    assert_eq!(one.as_bytes().map(<[u8]>::as_ptr), two.as_bytes().map(<[u8]>::as_ptr));
}

#[test]
fn a_reader_gives_what_there_is_in_portions_of_any_size() {
    let (body, _) = form(|form| {
        form.text("a", None, "1").file("b", "a/b", &reader("from a source"));
        form.file("c", "a/b", &Upload::from("in memory")).file("d", "a/b", &reader("").length(0));
        form.file("e", "a/b", &reader("of known length").length(15));
    });
    let expected = body.clone().into_bytes().unwrap();
    for size in [1, 2, 3, 7, 64, 10_000] {
        let (mut reader, mut read) = (body.clone().into_reader(), Vec::new());
        let mut portion = vec![0; size];
        assert_eq!(reader.read(&mut []).unwrap(), 0, "which is not the end");
        loop {
            match reader.read(&mut portion).unwrap() {
                0 => break,
                length => read.extend_from_slice(&portion[..length]),
            }
        }
        assert_eq!(read, expected, "{size}");
        assert_eq!(reader.read(&mut portion).unwrap(), 0);
    }
}

#[test]
fn a_source_is_opened_when_it_is_its_turn_and_closed_after_it() {
    struct Noted(&'static str, Arc<Mutex<Vec<String>>>);
    impl Read for Noted {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Ok(0)
        }
    }
    impl Drop for Noted {
        fn drop(&mut self) {
            self.1.lock().unwrap().push(format!("{} closed", self.0));
        }
    }
    let events = Arc::new(Mutex::new(Vec::new()));
    let noted = |name: &'static str| {
        let events = Arc::clone(&events);
        Upload::reader(move || {
            events.lock().unwrap().push(format!("{name} opened"));
            Ok(Noted(name, Arc::clone(&events)))
        })
    };
    let (one, two) = (noted("one"), noted("two"));
    let mut form = Multipart::new();
    form.file("1", "a/b", &one).file("2", "a/b", &two);
    let (_, body) = form.finish().unwrap();
    let attempt = ["one opened", "one closed", "two opened", "two closed"];
    for attempts in 0..3 {
        assert_eq!(*events.lock().unwrap(), attempt.repeat(attempts));
        body.clone().into_bytes().unwrap();
    }
}

#[test]
fn a_source_is_held_to_its_length() {
    let table = [
        ("", 1, "the upload ended after 0 of 1 bytes"),
        ("four", 5, "the upload ended after 4 of 5 bytes"),
        ("four", u64::MAX, "the upload ended after 4 of 18446744073709551615 bytes"),
        ("four", 3, "the upload has more than its 3 bytes"),
        ("four", 1, "the upload has more than its 1 bytes"),
        ("four", 0, "the upload has more than its 0 bytes"),
    ];
    for (content, length, message) in table {
        let (read, error) = failure(reader(content).length(length).into());
        assert_eq!(error.to_string(), message);
        let is_partial = (read.len() as u64) < length || length == 0;
        assert!(is_partial, "a server could take {length} bytes for the whole: {message}");
    }
}

#[test]
fn an_error_says_which_upload_it_was() {
    let denied = || io::Error::new(ErrorKind::PermissionDenied, "not yours");
    let unopened = || Upload::reader(move || Err::<io::Empty, _>(denied()));
    let broken = || Upload::reader(move || Ok("half".as_bytes().chain(BrokenReader(Some(denied())))));
    let table = [
        (unopened().into(), "the upload could not be read"),
        (unopened().file_name("a.pdf").into(), r#"the upload "a.pdf" could not be read"#),
        (form_of(&broken()), r#"the upload "scan" could not be read"#),
        (form_of(&broken().file_name("a\"\n.pdf")), r#"the upload "scan" ("a\"\n.pdf") could not be read"#),
    ];
    for (body, message) in table {
        let (_, error) = failure(body);
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::PermissionDenied, message));
        assert_eq!(error.source().unwrap().to_string(), "not yours");
    }
    let (_, error) = failure(Upload::open("/there/is/none.pdf").into());
    assert_eq!(error.to_string(), r#"the upload "none.pdf" could not be read"#);
    let mut body = Body::from(Upload::open("/there/is/none.pdf"));
    assert_eq!(body.measure().unwrap_err().to_string(), error.to_string());
}

#[test]
fn a_signal_is_no_failure() {
    let interrupted =
        || Upload::reader(|| Ok(BrokenReader(Some(ErrorKind::Interrupted.into())).chain("four".as_bytes())));
    for upload in [interrupted(), interrupted().length(4)] {
        let mut first = [0; 1];
        assert_eq!(Body::from(upload).into_reader().read(&mut first).unwrap(), 1);
        assert_eq!(&first, b"f");
    }
}

#[test]
fn uploads_are_equal_if_they_send_the_same() {
    let shared = reader("a");
    let table = [
        (Upload::from("a"), Upload::from(b"a"), true),
        (Upload::from("a"), Upload::from(vec![b'b']), false),
        (Upload::from("a").file_name("x"), Upload::from("a"), false),
        (Upload::from("a").content_type("a/b"), Upload::from("a"), false),
        (Upload::open("a/b"), Upload::open("a/b"), true),
        (Upload::open("a/b"), Upload::open("c/b"), false),
        (Upload::open("a/b"), Upload::from("a/b"), false),
        (shared.clone(), shared.clone(), true),
        (shared.clone(), shared.length(1), false),
        (reader("a"), reader("a"), false),
    ];
    for (one, two, expected) in table {
        assert_eq!(one == two, expected, "{one:?} {two:?}");
    }
}

#[test]
fn debug_shows_no_content() {
    let hush = Upload::from("hush").content_type("a/b");
    let expected =
        r#"Upload { content: 4 bytes, length: None, file_name: None, content_type: Some("a/b"), .. }"#;
    assert_eq!(format!("{hush:?}"), expected);
    assert!(format!("{:?}", Upload::open("scans/a.pdf")).contains(r#"content: file "scans/a.pdf""#));
    let table = [
        (Body::from("hush"), "Body [4 bytes]"),
        (hush.into(), "Body [4 bytes]"),
        (reader("hush").into(), "Body [the upload: unknown length]"),
        (reader("hush").file_name("x").length(4).into(), r#"Body [the upload "x": 4 bytes]"#),
    ];
    for (body, expected) in table {
        assert_eq!(format!("{body:?}"), expected);
        assert!(!format!("{:?}", body.into_reader()).contains("hush"));
    }
}

#[test]
fn a_media_type_is_one() {
    let good = ["image/png", "text/plain; charset=utf-8", "a/b;c=\"d e\"", "application/vnd.x+json", "A/B"];
    for value in good {
        assert_eq!(upload("x/y", &Upload::from("").content_type(value)).unwrap().0, value);
        assert_eq!(upload(value, &Upload::from("")).unwrap().0, value, "the default");
    }
    let bad = ["", "/", "image", "image/", "/png", "*/*", "image/*", "a/b, c/d", "a/b/c", "a b/c"];
    let smuggled = ["a/b\r\nX: y", "a/b; c=\n", "a/b; c=\0", "a/b; c=\u{7f}", "a/b; c=é"];
    for value in bad.into_iter().chain(smuggled) {
        let content = Upload::from("").content_type(value);
        let mut forms = [Multipart::new(), Multipart::new(), Multipart::new()];
        forms[0].file("a", "a/b", &content);
        forms[1].text("a", Some(value), "").text("b", Some("no"), "");
        forms[2].json("a", value, b"{}");
        let forms = forms.map(Multipart::finish);
        for result in forms.into_iter().chain([upload("a/b", &content)]) {
            match result {
                Err(RequestError::ContentType { value: named }) => assert_eq!(named, value),
                other => panic!("{value:?}: {other:?}"),
            }
        }
    }
    let error = RequestError::ContentType { value: "a\n".to_owned() }.to_string();
    assert_eq!(error, r#""a\n" is not the media type of any content, as `image/png` is"#);
}

#[test]
fn a_form_is_written_as_browsers_do() {
    let (_, written) = form(|form| {
        form.text("note", None, "two\nlines").text("lang", Some("text/plain; charset=utf-8"), "é");
        form.json("meta", "application/json", br#"{"a":1}"#);
        form.file("scan", "application/octet-stream", &reader("from a source"));
        form.file("\"a\"\r\n", "a/b", &Upload::from("").file_name("b\\\"é\r\n.pdf").content_type("c/d"));
    });
    let expected = [
        "--BOUNDARY",
        r#"Content-Disposition: form-data; name="note""#,
        "",
        "two\nlines",
        "--BOUNDARY",
        r#"Content-Disposition: form-data; name="lang""#,
        "Content-Type: text/plain; charset=utf-8",
        "",
        "é",
        "--BOUNDARY",
        r#"Content-Disposition: form-data; name="meta""#,
        "Content-Type: application/json",
        "",
        r#"{"a":1}"#,
        "--BOUNDARY",
        r#"Content-Disposition: form-data; name="scan"; filename="scan""#,
        "Content-Type: application/octet-stream",
        "",
        "from a source",
        "--BOUNDARY",
        r#"Content-Disposition: form-data; name="%22a%22%0D%0A"; filename="b\%22é%0D%0A.pdf""#,
        "Content-Type: c/d",
        "",
        "",
        "--BOUNDARY--",
        "",
    ];
    assert_eq!(written, expected.join("\r\n"));
    assert_eq!(form(|_| {}).1, "--BOUNDARY--\r\n");
}

#[test]
fn a_form_is_the_same_again_and_another_upload_makes_another_boundary() {
    let written = |uploads: &[&Upload]| {
        let mut form = Multipart::new();
        for upload in uploads {
            form.file("a", "a/b", upload);
        }
        let (content_type, body) = form.finish().unwrap();
        (content_type, text(&body))
    };
    let (one, equal) = (Upload::from("a"), Upload::from("a"));
    assert_eq!(written(&[&one]), written(&[&one.clone()]));
    assert_eq!(written(&[&one, &one]), written(&[&one, &one]));
    assert_eq!(one, equal);
    let boundaries = [&[&one][..], &[&equal], &[&one, &equal], &[&equal, &one], &[&one, &one]];
    let boundaries = boundaries.map(|uploads| written(uploads).0);
    let different: std::collections::HashSet<_> = boundaries.iter().collect();
    assert_eq!(different.len(), boundaries.len(), "{boundaries:?}");
}
