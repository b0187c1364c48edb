//! Secrets show up nowhere: not in `Debug`, not in errors, not in traces.

use std::error::Error as StdError;
use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use formwork::client::{AnyClient, Profile, RetryPolicy};
use formwork::description::{Location, Requirement, Scheme, SchemeKind};
use formwork::{Description, Error};
use formwork_client_tests::{Action, Adapter, Hyper, Read, Request, Reqwest, Server, Step, Tower, Ureq};
use http::{HeaderName, HeaderValue, Method};
use tracing::field::{Field, Visit};
use tracing::span;

/// Notes everything that is told, from every target.
#[derive(Clone, Default)]
struct Listener(Arc<Mutex<String>>);

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl tracing::Subscriber for Listener {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let mut text = self.0.lock().unwrap();
        write!(text, "\nspan {} {}", span.metadata().target(), span.metadata().name()).unwrap();
        span.record(&mut Fields(&mut text));
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        let mut text = self.0.lock().unwrap();
        text.push_str("\nrecord");
        values.record(&mut Fields(&mut text));
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let mut text = self.0.lock().unwrap();
        write!(text, "\nevent {}", event.metadata().target()).unwrap();
        event.record(&mut Fields(&mut text));
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

const DESCRIPTION: Description = Description {
    id: "editPet",
    method: "POST",
    path: "/pets/{id}",
    security: Some(&[Requirement(&[
        Scheme { name: "token", kind: SchemeKind::Bearer },
        Scheme { name: "header", kind: SchemeKind::ApiKey { location: Location::Header, name: "X-Key" } },
        Scheme { name: "query", kind: SchemeKind::ApiKey { location: Location::Query, name: "key" } },
        Scheme { name: "cookie", kind: SchemeKind::ApiKey { location: Location::Cookie, name: "sid" } },
    ])]),
    ..Description::UNKNOWN
};

/// Every value that the user gives has this in it.
const SECRET: &str = "hush";

fn client<A: Adapter>(base: &str) -> AnyClient<A::Transport, A::Mode> {
    let policy = RetryPolicy::new().delays(Duration::from_millis(2), Duration::from_millis(2));
    let client = A::client().base_url(base).unwrap().profile(Profile::stripe().retry(policy));
    let client = client.bearer_auth("hush-bearer").unwrap();
    let client = client.basic_auth("hush-user", "hush-password").unwrap();
    let client = client.api_key("header", "hush-1").api_key("query", "hush-2").api_key("cookie", "hush-3");
    client.header(HeaderName::from_static("x-own"), HeaderValue::from_static("hush-4")).account("hush-5")
}

/// All that an error says.
fn told(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        write!(text, " {error} {error:?}").unwrap();
        source = error.source();
    }
    text
}

fn tells_nothing<A: Adapter>() {
    let cut =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"a\":\"hush\"";
    let steps = [
        Step::json(200, "Request-Id: req_1\r\nSet-Cookie: hush\r\n", "{}"),
        Step::json(400, "Request-Id: req_2\r\n", "{\"token\":\"hush\"}"),
        Step::answer(502, "", "<html>hush</html>"),
        Step::answer(302, "Location: https://example.com/hush?hush#hush\r\n", ""),
        Step::json(200, "Set-Cookie: hush\r\n", "{\"a\":\"hush\""),
        Step::new(Read::All, [Action::Send(cut.into()), Action::Close]),
        Step::new(Read::All, [Action::Send("HTTP/1.1 hush\r\nhush: hush\r\n\r\n".into()), Action::Close]),
        Step::new(Read::All, [Action::Reset]),
        Step::json(200, "", "{}").late(Duration::from_millis(300)),
    ];
    let listener = Listener::default();
    let mut seen = String::new();
    tracing::subscriber::with_default(listener.clone(), || {
        for step in steps {
            let server = Server::start(vec![step; 3]);
            let client = client::<A>(&server.url());
            let request = Request::new(Method::POST, "/pets/hush-id?name=hush").described(&DESCRIPTION);
            let request = request.body("application/x-www-form-urlencoded", "name=hush");
            let call = client.call(&request).timeout(Duration::from_millis(100));
            match A::answer(call.extra("extra", "hush").idempotency_key("hush-key")) {
                Ok(answer) => write!(seen, "{answer:?}").unwrap(),
                Err(error) => seen.push_str(&told(&error)),
            }
            write!(seen, "{client:?}").unwrap();
            let arrived = &server.arrived()[0];
            assert_eq!(arrived.line, "POST /pets/hush-id?name=hush&key=hush-2");
            assert_eq!(arrived.header("authorization"), Some("Bearer hush-bearer"));
            assert_eq!(
                (arrived.header("x-key"), arrived.header("cookie")),
                (Some("hush-1"), Some("sid=hush-3"))
            );
        }
        // Nobody is there, and there is no such host.
        let address = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
        for base in [format!("http://{address}/hush"), "http://no-such-host.invalid/hush".to_owned()] {
            let client = client::<A>(&base);
            let request = Request::get("/pets/hush-id?name=hush").described(&DESCRIPTION);
            let error = A::answer(client.call(&request)).unwrap_err();
            assert!(matches!(error, Error::Transport(_)), "{error:?}");
            assert!(error.is_connect() || !A::TELLS_WHY, "{error:?}");
            seen.push_str(&told(&error));
        }
    });
    assert!(!seen.contains(SECRET), "{seen}");
    let traced = listener.0.lock().unwrap().clone();
    let own: Vec<&str> = traced.lines().filter(|line| line.contains(" formwork")).collect();
    assert_eq!(own[0], r#"span formwork call operation="editPet" method="POST" path="/pets/{id}""#);
    assert_eq!(own[1], r#"event formwork message=answered attempt=1 status=200 request_id="req_1""#);
    assert!(own.iter().any(|line| line.contains("no answer attempt=2 error=")), "{own:?}");
    assert!(traced.contains("\nrecord request_id=\"req_2\""), "{traced}");
    let leaks: Vec<&str> = own.iter().copied().filter(|line| line.contains(SECRET)).collect();
    assert!(leaks.is_empty(), "{leaks:?}");
}

#[test]
fn reqwest_tells_nothing() {
    tells_nothing::<Reqwest>();
}

#[test]
fn hyper_tells_nothing() {
    tells_nothing::<Hyper>();
}

#[test]
fn tower_tells_nothing() {
    tells_nothing::<Tower>();
}

#[test]
fn ureq_tells_nothing() {
    tells_nothing::<Ureq>();
}
