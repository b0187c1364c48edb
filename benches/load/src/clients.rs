//! The clients: those of formwork, and the bare HTTP clients with as little around them as one can write by hand.

use std::future::poll_fn;
use std::pin::Pin;

use formwork::Operation;
use formwork::client::{Client, Full, Profile, Transport};
use formwork::hyper::Hyper;
use formwork::reqwest::Reqwest;
use formwork::tower::{RequestBody, Tower};
use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use http_body::Body as _;
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use crate::{UpdateVerificationSession, VerificationSession};

/// Sends an update.
pub trait Sends {
    /// The session that is answered.
    fn update(&self, update: &UpdateVerificationSession) -> impl Future<Output = VerificationSession>;
}

impl<T: Transport> Sends for Client<T> {
    async fn update(&self, update: &UpdateVerificationSession) -> VerificationSession {
        self.send(update).await.expect("a session")
    }
}

/// The features that a user would turn on.
fn client<T: Transport>(transport: T, base: &str) -> Client<T> {
    let version = HeaderName::from_static("stripe-version");
    let client = Client::over(transport).base_url(base).expect("a URL").profile(Profile::stripe());
    let client = client.header(version, HeaderValue::from_static("2026-09-30.endive"));
    client.bearer_auth("sk_test_formwork").expect("a key")
}

/// formwork over reqwest.
#[must_use]
pub fn reqwest(base: &str) -> Client<Reqwest> {
    client(Reqwest::from(bare()), base)
}

/// formwork over hyper.
#[must_use]
pub fn hyper(base: &str) -> Client<Hyper> {
    client(Hyper::plain(), base)
}

/// A client over a service.
pub type TowerClient = Client<Tower<legacy::Client<HttpConnector, RequestBody>>>;

/// formwork over a service of tower, which is hyper.
#[must_use]
pub fn tower(base: &str) -> TowerClient {
    client(legacy::Client::builder(TokioExecutor::new()).build_http().into(), base)
}

fn bare() -> reqwest::Client {
    let builder = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
    builder.build().expect("reqwest can be set up")
}

/// The headers that formwork sends as well.
fn headers() -> HeaderMap {
    let lines = [
        ("user-agent", "formwork/0.1"),
        ("stripe-version", "2026-09-30.endive"),
        ("authorization", "Bearer sk_test_formwork"),
        ("idempotency-key", "0123456789abcdef0123456789abcdef"),
    ];
    lines
        .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
        .into_iter()
        .collect()
}

/// reqwest by hand.
#[derive(Debug)]
pub struct BareReqwest {
    http: reqwest::Client,
    base: String,
    headers: HeaderMap,
}

impl BareReqwest {
    /// A client for the API at this URL.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self { http: bare(), base: base.to_owned(), headers: headers() }
    }
}

impl Sends for BareReqwest {
    async fn update(&self, update: &UpdateVerificationSession) -> VerificationSession {
        let (parts, body) = update.request().expect("a request").into_parts();
        let url = format!("{}{}", self.base, parts.uri);
        let request =
            self.http.request(parts.method, url).headers(self.headers.clone()).headers(parts.headers);
        let response = request.body(body).send().await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await.expect("a body");
        read(update, status, headers, &body)
    }
}

/// hyper by hand.
#[derive(Debug)]
pub struct BareHyper {
    http: legacy::Client<HttpConnector, Full>,
    base: String,
    headers: HeaderMap,
}

impl BareHyper {
    /// A client for the API at this URL.
    #[must_use]
    pub fn new(base: &str) -> Self {
        let http = legacy::Client::builder(TokioExecutor::new()).build_http();
        Self { http, base: base.to_owned(), headers: headers() }
    }
}

impl Sends for BareHyper {
    async fn update(&self, update: &UpdateVerificationSession) -> VerificationSession {
        let (mut parts, body) = update.request().expect("a request").into_parts();
        parts.uri = Uri::try_from(format!("{}{}", self.base, parts.uri)).expect("a URL");
        parts.headers.extend(self.headers.clone());
        let response = self.http.request(http::Request::from_parts(parts, Full::from(body))).await;
        let (parts, mut body) = response.expect("an answer").into_parts();
        let mut bytes = Vec::new();
        while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            bytes.extend_from_slice(&frame.expect("a body").into_data().unwrap_or_default());
        }
        read(update, parts.status, parts.headers, &bytes)
    }
}

fn read(
    update: &UpdateVerificationSession,
    status: http::StatusCode,
    headers: HeaderMap,
    body: &[u8],
) -> VerificationSession {
    let mut response = http::Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    update.response(response).expect("a session")
}
