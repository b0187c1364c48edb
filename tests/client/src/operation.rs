//! Operations to send, as the compiler writes them.

use formwork::__private::read_json;
use formwork::{Body, Description, Error, Json, Operation, RequestError};
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Method};

/// An operation whose success is JSON.
#[derive(Clone, Debug)]
pub struct Request {
    method: Method,
    target: &'static str,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Body,
    description: &'static Description,
}

impl Request {
    /// A request without a body.
    #[must_use]
    pub fn new(method: Method, target: &'static str) -> Self {
        let description = &Description::UNKNOWN;
        Self { method, target, headers: Vec::new(), body: Body::default(), description }
    }

    /// An operation that reads.
    #[must_use]
    pub fn get(target: &'static str) -> Self {
        Self::new(Method::GET, target)
    }

    /// An operation that sends a form.
    #[must_use]
    pub fn post(target: &'static str, form: &str) -> Self {
        Self::new(Method::POST, target).body("application/x-www-form-urlencoded", form)
    }

    /// Sends this body.
    #[must_use]
    pub fn body(mut self, media_type: &'static str, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self.header(CONTENT_TYPE, HeaderValue::from_static(media_type))
    }

    /// Sends this header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The description from the document.
    #[must_use]
    pub fn described(mut self, description: &'static Description) -> Self {
        self.description = description;
        self
    }
}

impl Operation for Request {
    type Output = Json;
    type Body = Body;

    fn request(&self) -> Result<http::Request<Body>, RequestError> {
        let mut request = http::Request::new(self.body.clone());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = http::Uri::from_static(self.target);
        request.headers_mut().extend(self.headers.iter().cloned());
        Ok(request)
    }

    fn response(&self, response: http::Response<&[u8]>) -> Result<Json, Error> {
        read_json(&response, "200", "application/json")
    }

    fn description(&self) -> &'static Description {
        self.description
    }
}
