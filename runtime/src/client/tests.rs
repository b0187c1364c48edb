//! The client over a transport that answers by itself and whose time passes at once.

use std::collections::VecDeque;
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, Request, Response, StatusCode};

use super::{Call, Client, Full, Profile, RetryPolicy, Transport};
use crate::body::{Body, Upload};
use crate::description::{Description, Requirement, Scheme, SchemeKind, Server};
use crate::error::{Error, RequestError, TransportError};
use crate::operation::Operation;
use crate::request::RequestBuilder;
use crate::response::read_empty;

/// Answers with these statuses, then with 204, and notes what it was asked to do.
#[derive(Default)]
struct Fake {
    statuses: Mutex<VecDeque<u16>>,
    sent: Mutex<Vec<Request<Body>>>,
    slept: Mutex<Vec<Duration>>,
}

impl Transport for Fake {
    type Body = Full;

    async fn send(&self, request: Request<Body>) -> Result<Response<Full>, TransportError> {
        self.sent.lock().unwrap().push(request);
        let status = self.statuses.lock().unwrap().pop_front().unwrap_or(204);
        if status == 0 {
            return Err(TransportError::new("lost"));
        }
        let mut response = Response::new(Full::default());
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        Ok(response)
    }

    async fn sleep(&self, duration: Duration) {
        self.slept.lock().unwrap().push(duration);
    }
}

/// An operation with a form, or with any other body.
struct Edit {
    method: Method,
    body: Option<(&'static str, Body)>,
    description: Description,
}

const DESCRIPTION: Description = Description {
    id: "editPet",
    method: "POST",
    path: "/pets",
    version: "2026-09-30",
    servers: &[Server { url: "https://api.example.com/v1", variables: &[] }],
    security: Some(&[Requirement(&[Scheme { name: "token", kind: SchemeKind::Bearer }])]),
    ..Description::UNKNOWN
};

fn edit(method: Method, body: Option<(&'static str, Body)>) -> Edit {
    Edit { method, body, description: DESCRIPTION }
}

fn form(pairs: &str) -> Edit {
    edit(Method::POST, Some(("application/x-www-form-urlencoded", pairs.into())))
}

impl Operation for Edit {
    type Output = ();
    type Body = Body;

    fn request(&self) -> Result<Request<Body>, RequestError> {
        let mut request = RequestBuilder::new(self.method.clone()).path("/pets").build_body()?;
        if let Some((media_type, body)) = &self.body {
            request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
            *request.body_mut() = body.clone();
        }
        Ok(request)
    }

    fn response(&self, response: Response<&[u8]>) -> Result<(), Error> {
        read_empty(&response, "204")
    }

    fn description(&self) -> &'static Description {
        // Tests may leak.
        Box::leak(Box::new(self.description))
    }
}

/// Runs a future that never waits for anybody.
fn run<F: Future>(future: F) -> F::Output {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("it waits"),
    }
}

fn client(statuses: &[u16]) -> Client<Fake> {
    let statuses = Mutex::new(statuses.iter().copied().collect());
    // A limit would be over at once.
    Client::over(Fake { statuses, ..Fake::default() }).timeout(None)
}

fn send(client: &Client<Fake>, edit: &Edit) -> Result<(), Error> {
    run(client.send(edit))
}

/// The requests that were sent, a line each.
fn sent(client: &Client<Fake>) -> Vec<String> {
    let sent = std::mem::take(&mut *client.transport().sent.lock().unwrap());
    let body = |request: Request<Body>| request.into_body().into_bytes().unwrap();
    let line = |request: Request<Body>| {
        format!("{} {} {}", request.method(), request.uri(), String::from_utf8_lossy(&body(request.clone())))
    };
    sent.into_iter().map(line).collect()
}

fn header(client: &Client<Fake>, name: &str) -> Vec<Option<String>> {
    let sent = client.transport().sent.lock().unwrap();
    let value =
        |request: &Request<Body>| request.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    sent.iter().map(value).collect()
}

#[test]
fn the_document_says_where_and_how() {
    let client = client(&[]).bearer_auth("hush").unwrap().profile(Profile::stripe());
    send(&client, &form("a=b")).unwrap();
    assert_eq!(header(&client, "authorization"), [Some("Bearer hush".to_owned())]);
    assert_eq!(header(&client, "stripe-version"), [Some("2026-09-30".to_owned())]);
    assert_eq!(sent(&client), ["POST https://api.example.com/v1/pets a=b"]);
    let own =
        client.header(HeaderName::from_static("stripe-version"), HeaderValue::from_static("2020-01-01"));
    send(&own, &form("a=b")).unwrap();
    assert_eq!(header(&own, "stripe-version"), [Some("2020-01-01".to_owned())], "the user's own wins");
}

#[test]
fn what_cannot_work_is_not_sent() {
    let bare = client(&[]);
    let basic = bare.clone().basic_auth("jenny", "hush").unwrap();
    let region = Edit { description: Description { servers: &[], ..DESCRIPTION }, ..form("") };
    for (error, message) in [
        (
            send(&basic, &form("")),
            "editPet needs other credentials than the client has been given: `bearer_auth`",
        ),
        (send(&bare, &region), "the document names no server: the client needs a base URL"),
        (run(bare.call(&form("")).account("acct_1").send()), "the profile has no header for an account"),
        (
            run(bare.call(&form("")).idempotency_key("").send()),
            "the idempotency key is nothing that a header can carry",
        ),
        (
            run(bare
                .call(&edit(Method::POST, Some(("application/json", "{}".into()))))
                .extra("a", "b")
                .send()),
            "an extra parameter has no place in this operation's body, which is not a form",
        ),
        (
            run(bare.call(&form("b=c&a=b")).extra("x", "y").extra("a", "c").send()),
            "the operation sends `a` itself, so it cannot be an extra parameter",
        ),
    ] {
        let error = error.unwrap_err();
        assert!(matches!(error, Error::Config(_)) && !error.is_retryable(), "{error:?}");
        assert_eq!(error.to_string(), message);
    }
    let error = run(bare.call(&form("")).extra("a", &f64::NAN).send()).unwrap_err();
    assert!(matches!(error, Error::Request(RequestError::Form(_))), "{error:?}");
    assert!(sent(&bare).is_empty());
}

#[test]
fn extra_parameters_go_where_the_others_are() {
    let client = client(&[]);
    let extra = |call: Call<'_, Edit, Fake, super::Async>| {
        run(call.extra("new", "a b").extra("no", &None::<i64>).send())
    };
    for (method, body, line) in [
        (Method::POST, Some("a=b"), "POST https://api.example.com/v1/pets a=b&new=a%20b"),
        (Method::POST, Some(""), "POST https://api.example.com/v1/pets new=a%20b"),
        (Method::POST, None, "POST https://api.example.com/v1/pets new=a%20b"),
        (Method::PATCH, None, "PATCH https://api.example.com/v1/pets new=a%20b"),
        (Method::GET, None, "GET https://api.example.com/v1/pets?new=a%20b "),
        (Method::DELETE, None, "DELETE https://api.example.com/v1/pets?new=a%20b "),
        (Method::DELETE, Some("a=b"), "DELETE https://api.example.com/v1/pets a=b&new=a%20b"),
    ] {
        let edit = edit(method, body.map(|body| ("application/x-www-form-urlencoded", body.into())));
        extra(client.call(&edit)).unwrap();
        let is_form =
            header(&client, "content-type") == [Some("application/x-www-form-urlencoded".to_owned())];
        assert_eq!(is_form, !line.contains('?'), "{line}");
        assert_eq!(sent(&client), [line]);
    }
    let nothing = edit(Method::POST, None);
    run(client.call(&nothing).extra("no", &None::<i64>).send()).unwrap();
    assert_eq!(header(&client, "content-type"), [None]);
}

#[test]
fn attempts_and_delays_are_those_of_the_policy() {
    let busy =
        client(&[503, 0, 503, 503, 503]).profile(Profile::stripe().retry(RetryPolicy::stripe().retries(3)));
    let error = send(&busy, &form("a=b")).unwrap_err();
    assert_eq!(error.as_api().map(|api| api.status().as_u16()), Some(503));
    assert_eq!(sent(&busy), ["POST https://api.example.com/v1/pets a=b"; 4]);
    let slept = std::mem::take(&mut *busy.transport().slept.lock().unwrap());
    let millis: Vec<u128> = slept.iter().map(Duration::as_millis).collect();
    assert_eq!(millis[0], 500);
    assert!((500..=1000).contains(&millis[1]) && (1000..=2000).contains(&millis[2]), "{millis:?}");
    assert_eq!(millis.len(), 3);

    let lost = client(&[0, 0]);
    let error = run(lost.call(&edit(Method::GET, None)).retries(1).send()).unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(sent(&lost).len(), 2);
}

#[test]
fn a_key_belongs_to_a_call() {
    let client = client(&[503, 503]).profile(Profile::stripe());
    send(&client, &form("")).unwrap();
    send(&client, &form("")).unwrap();
    let keys = header(&client, "idempotency-key");
    assert!(keys.len() == 4 && keys[0] == keys[1] && keys[1] == keys[2] && keys[2] != keys[3], "{keys:?}");
    sent(&client);
    for method in [Method::GET, Method::DELETE, Method::PUT] {
        send(&client, &edit(method, None)).unwrap();
    }
    assert_eq!(header(&client, "idempotency-key"), [None, None, None]);

    let name = HeaderName::from_static("idempotency-key");
    let always = self::client(&[503, 503]).header(name, HeaderValue::from_static("mine"));
    send(&always, &edit(Method::GET, None)).unwrap();
    assert_eq!(header(&always, "idempotency-key"), [None, None, None], "not in any attempt");

    let plain = self::client(&[503, 503]);
    send(&plain, &form("")).unwrap_err();
    assert_eq!(header(&plain, "idempotency-key"), [None]);
    run(plain.call(&form("")).idempotency_key("mine").send()).unwrap();
    assert_eq!(header(&plain, "idempotency-key")[1..], [Some("mine".to_owned()), Some("mine".to_owned())]);
}

#[test]
fn an_attempt_has_a_limit_unless_it_is_streamed() {
    let pending = || Upload::reader(|| Ok(std::io::empty()));
    for (body, limit) in [(Body::from("a"), Some(80)), (Body::from(pending()), None)] {
        // Time passes at once, so a limit is seen by being slept for.
        let client =
            Client::over(Never::default()).profile(Profile::new().retry(RetryPolicy::new().retries(0)));
        let put = edit(Method::PUT, Some(("text/plain", body)));
        let mut context = Context::from_waker(Waker::noop());
        let poll = pin!(client.send(&put)).poll(&mut context);
        assert_eq!(poll.is_ready(), limit.is_some());
        if let Poll::Ready(outcome) = poll {
            assert_eq!(outcome.unwrap_err().to_string(), "the request did not get an answer within 80s");
        }
        let slept: Vec<u64> =
            client.transport().slept.lock().unwrap().iter().map(Duration::as_secs).collect();
        assert_eq!(slept, Vec::from_iter(limit));
    }
}

/// Never answers.
#[derive(Default)]
struct Never {
    slept: Mutex<Vec<Duration>>,
}

impl Transport for Never {
    type Body = Full;

    async fn send(&self, _: Request<Body>) -> Result<Response<Full>, TransportError> {
        std::future::pending().await
    }

    async fn sleep(&self, duration: Duration) {
        self.slept.lock().unwrap().push(duration);
    }
}

#[test]
fn debug_shows_the_base_and_no_header() {
    let client = client(&[]).bearer_auth("hush").unwrap().api_key("key", "hush");
    let client = client.header(HeaderName::from_static("x-key"), HeaderValue::from_static("hush"));
    assert_eq!(format!("{client:?}"), "Client { .. }");
    let client = client.base_url("https://example.com/v1/").unwrap();
    assert_eq!(format!("{client:?}"), r#"Client { base: "https://example.com/v1", .. }"#);
}
