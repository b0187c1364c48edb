//! Calls that the document does not have.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::marker::PhantomData;

use http::{Method, Request, Response};
use serde::de::DeserializeOwned;

use crate::body::{Body, Upload};
use crate::error::{DecodeError, Error, RequestError};
use crate::form::{self, Form, Serialization, Style, Writer};
use crate::json::{self, Json, Mismatch};
use crate::operation::Operation;
use crate::request::RequestBuilder;
use crate::response::success;

/// An operation that is in no document: one that is newer than it, or of which there is none.
///
/// It is sent as any other. Its output is [`Json`], or a type of your own by [`decode`](Self::decode).
///
/// ```
/// use formwork::{Form, Operation, Raw};
///
/// #[derive(Form)]
/// struct Search<'a> {
///     query: &'a str,
///     limit: u32,
/// }
///
/// let search = Raw::get("/v1/shops/{shop}/products")
///     .path_parameter("shop", "berlin/mitte")
///     .query(&Search { query: "blue shoes", limit: 3 });
///
/// let request = search.request()?;
/// assert_eq!(request.uri(), "/v1/shops/berlin%2Fmitte/products?query=blue%20shoes&limit=3");
/// # Ok::<(), formwork::RequestError>(())
/// ```
///
/// # Paths
///
/// What stands in the path is sent as it is, so values do not belong there: put a name in braces, and give the value by
/// [`path_parameter`](Self::path_parameter), which escapes it. As with any operation, a value that would change which
/// path this is, is an error when the request is made. So is a path that does not begin with one `/`, that has a query,
/// or segments that are empty, `.` or `..`.
pub struct Raw<T = Json> {
    call: Call,
    output: PhantomData<fn() -> T>,
}

/// The request that is sent.
#[derive(Clone, PartialEq)]
struct Call {
    method: Method,
    path: Cow<'static, str>,
    parameters: Vec<(&'static str, String)>,
    query: String,
    headers: Vec<(&'static str, String)>,
    content: Content,
    /// The first value that could not be said.
    error: Option<form::Error>,
}

#[derive(Clone, Default, PartialEq)]
enum Content {
    #[default]
    Nothing,
    Form(String),
    Json(String),
    Upload(Upload),
}

impl Raw {
    /// A call of this path with any method.
    pub fn new(method: Method, path: impl Into<Cow<'static, str>>) -> Self {
        let call = Call {
            method,
            path: path.into(),
            parameters: Vec::new(),
            query: String::new(),
            headers: Vec::new(),
            content: Content::Nothing,
            error: None,
        };
        Self { call, output: PhantomData }
    }

    /// A `GET` of this path.
    pub fn get(path: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Method::GET, path)
    }

    /// A `POST` to this path.
    pub fn post(path: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Method::POST, path)
    }

    /// A `PUT` to this path.
    pub fn put(path: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Method::PUT, path)
    }

    /// A `PATCH` of this path.
    pub fn patch(path: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Method::PATCH, path)
    }

    /// A `DELETE` of this path.
    pub fn delete(path: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Method::DELETE, path)
    }
}

impl<T> Raw<T> {
    /// Gives the value for the name in braces in the path. The last one counts.
    #[must_use]
    pub fn path_parameter(mut self, name: &'static str, value: impl Display) -> Self {
        self.call.parameters.push((name, value.to_string()));
        self
    }

    /// Adds the members of an object to the query.
    #[must_use]
    pub fn query(mut self, parameters: &(impl Form + ?Sized)) -> Self {
        let before = std::mem::take(&mut self.call.query);
        self.call.query = self.pairs(before, parameters);
        self
    }

    /// Adds the members of an object to the body, which is a form.
    #[must_use]
    pub fn form(mut self, parameters: &(impl Form + ?Sized)) -> Self {
        let before = match std::mem::take(&mut self.call.content) {
            Content::Form(pairs) => pairs,
            _ => String::new(),
        };
        self.call.content = Content::Form(self.pairs(before, parameters));
        self
    }

    /// Sends this value as JSON. What has no [`Form`], but can be serialized, can be made [`Json`] first.
    ///
    /// ```
    /// use formwork::{Json, Operation, Raw};
    ///
    /// let json = Json::from(serde_json::json!({"tags": ["new", null]}));
    /// let request = Raw::put("/v1/tags").json(&json).request()?;
    /// assert_eq!(request.body().as_bytes(), Some(&br#"{"tags":["new",null]}"#[..]));
    /// # Ok::<(), formwork::RequestError>(())
    /// ```
    #[must_use]
    pub fn json(mut self, value: &(impl Form + ?Sized)) -> Self {
        self.call.content = match form::to_json(value) {
            Ok(json) => json.map_or(Content::Nothing, Content::Json),
            Err(error) => self.fail(error, Content::Nothing),
        };
        self
    }

    /// Sends content as it is: `Upload::from("a,b").content_type("text/csv")`. Without a type it is
    /// `application/octet-stream`.
    #[must_use]
    pub fn upload(mut self, content: impl Into<Upload>) -> Self {
        self.call.content = Content::Upload(content.into());
        self
    }

    /// Adds a header, unless the value is absent. `Accept` and `Content-Type` take the place of those that are sent
    /// otherwise.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &(impl Form + ?Sized)) -> Self {
        let mut text = Writer::plain(Serialization::new(Style::Simple));
        text.parameter(name, value);
        let is_absent = text.is_untouched();
        match text.finish() {
            Ok(_) if is_absent => {}
            Ok(text) => self.call.headers.push((name, form::text(text))),
            Err(error) => self.fail(error, ()),
        }
        self
    }

    /// The call with another output, which is decoded from JSON.
    ///
    /// ```
    /// use formwork::{Operation, Raw};
    ///
    /// let names = Raw::get("/v1/names").decode::<Vec<String>>();
    /// assert_eq!(names.response(http::Response::new(br#"["a", "b"]"#))?, ["a", "b"]);
    /// # Ok::<(), formwork::Error>(())
    /// ```
    #[must_use]
    pub fn decode<U: DeserializeOwned>(self) -> Raw<U> {
        Raw { call: self.call, output: PhantomData }
    }

    /// The pairs, and those of one more object behind them.
    fn pairs(&mut self, before: String, parameters: &(impl Form + ?Sized)) -> String {
        let mut pairs = Writer::pairs(Vec::new());
        parameters.encode(pairs.root());
        match pairs.finish().map(form::text) {
            Ok(pairs) if before.is_empty() => pairs,
            Ok(pairs) if pairs.is_empty() => before,
            Ok(pairs) => format!("{before}&{pairs}"),
            Err(error) => self.fail(error, before),
        }
    }

    /// The first error is the one that counts.
    fn fail<R>(&mut self, error: form::Error, instead: R) -> R {
        self.call.error.get_or_insert(error);
        instead
    }
}

impl Call {
    /// The path with its values.
    fn path(&self, mut request: RequestBuilder) -> Result<RequestBuilder, RequestError> {
        if let Some(reason) = wrong_segment(&self.path) {
            return Err(refused(reason));
        }
        let mut rest = &*self.path;
        while let Some((literal, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                return Err(refused("has a `{` without a `}`"));
            };
            let Some((name, value)) = self.parameters.iter().rev().find(|(given, _)| *given == name) else {
                return Err(refused(format!("has no value for `{{{name}}}`")));
            };
            request = request.path(literal_of(literal)?).path_parameter(name, value.as_str());
            rest = after;
        }
        for (name, _) in &self.parameters {
            if !self.path.contains(&format!("{{{name}}}")) {
                return Err(refused(format!("has no `{{{name}}}` that a value is given for")));
            }
        }
        Ok(request.path(literal_of(rest)?))
    }

    /// The content with its media type.
    fn content(&self, request: RequestBuilder) -> RequestBuilder {
        match &self.content {
            Content::Nothing => request,
            Content::Form(pairs) => request.text("application/x-www-form-urlencoded", Some(pairs)),
            Content::Json(json) => request.text("application/json", Some(json)),
            Content::Upload(upload) => request.upload("application/octet-stream", Some(upload)),
        }
    }

    fn request(&self) -> Result<Request<Body>, RequestError> {
        if let Some(error) = &self.error {
            return Err(RequestError::Form(error.clone()));
        }
        let mut request = self.path(RequestBuilder::new(self.method.clone()))?;
        if !self.query.is_empty() {
            request = request.path("?").path(&self.query);
        }
        // Those that may be replaced come first.
        request = self.content(request.accept("application/json"));
        for (name, value) in &self.headers {
            request = request.replacing_header(name, value);
        }
        request.build_body()
    }
}

/// Why this path is none, as far as its segments go.
fn wrong_segment(path: &str) -> Option<&'static str> {
    if !path.starts_with('/') {
        return Some("does not begin with `/`");
    }
    // A slash at the end is a path of its own.
    if path.contains("//") {
        return Some("has an empty segment");
    }
    let is_dots =
        |segment: &str| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    path.split('/').any(is_dots).then_some("has a segment `.` or `..`, which would change it")
}

/// Text of a path, if all of it may be there (RFC 3986, section 3.3).
fn literal_of(text: &str) -> Result<&str, RequestError> {
    if text.contains(['?', '#']) {
        return Err(refused("has a `?` or `#`, but parameters are given by `query`"));
    }
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [] => return Ok(text),
            [b'%', high, low, rest @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => rest,
            [byte, rest @ ..] if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(byte) => rest,
            _ => {
                return Err(refused(
                    "has characters that belong into a value, which `path_parameter` escapes",
                ));
            }
        };
    }
}

fn refused(reason: impl Into<String>) -> RequestError {
    RequestError::Path { reason: reason.into() }
}

impl<T: DeserializeOwned> Operation for Raw<T> {
    type Output = T;
    type Body = Body;

    fn request(&self) -> Result<Request<Body>, RequestError> {
        self.call.request()
    }

    /// Decodes any success from JSON, whatever type it says that it has. An empty body is read as null.
    fn response(&self, response: Response<&[u8]>) -> Result<T, Error> {
        let (received, _) = success(&response, &[("2XX", "")])?;
        if received.body.trim_ascii().is_empty() {
            let empty = || Mismatch { path: ".".to_owned(), reason: "the body is empty".to_owned() };
            return json::from_slice(b"null").map_err(|_| DecodeError::new(received, empty()).into());
        }
        Ok(received.foreign_json()?)
    }
}

impl<T> Clone for Raw<T> {
    fn clone(&self) -> Self {
        Self { call: self.call.clone(), output: PhantomData }
    }
}

impl<T> PartialEq for Raw<T> {
    fn eq(&self, other: &Self) -> bool {
        self.call == other.call
    }
}

/// The method, and the path without its values: nobody knows which of them are secret.
impl<T> fmt::Debug for Raw<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Raw({} {})", self.call.method, self.call.path)
    }
}
