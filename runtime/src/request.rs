//! Building a request: the path, then the query, the headers and the body, each written once into its buffer.

use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};
use http::{Method, Request};

use crate::body::{self, Bodies, Body, Multipart, Parts, Upload};
use crate::error::RequestError;
use crate::form::{Form, Object, Serialization, Style, Writer, to_json};

/// A request in the making. Generated code drives it from the path to the body; the first error is kept and
/// comes out at the end.
pub struct RequestBuilder {
    method: Method,
    target: Vec<u8>,
    headers: HeaderMap,
    cookies: Vec<u8>,
    body: Vec<u8>,
    /// A body that is more than bytes.
    content: Option<Body>,
    error: Option<RequestError>,
}

impl RequestBuilder {
    /// A request with this method and no path yet.
    #[must_use]
    pub fn new(method: Method) -> Self {
        Self {
            method,
            target: Vec::with_capacity(128),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: Vec::new(),
            content: None,
            error: None,
        }
    }

    /// A request with a method that the crate http has no constant for. The compiler has checked its name: any token is
    /// one (RFC 9110 section 9.1).
    #[must_use]
    pub fn with_method(name: &'static str) -> Self {
        match Method::from_bytes(name.as_bytes()) {
            Ok(method) => Self::new(method),
            Err(_) => {
                let mut refused = Self::new(Method::GET);
                refused.fail(RequestError::Path {
                    reason: format!("is called with `{name}`, which is not a method"),
                });
                refused
            }
        }
    }

    /// Adds text that the document has in the path.
    #[must_use]
    pub fn path(mut self, literal: &str) -> Self {
        self.target.extend_from_slice(literal.as_bytes());
        self
    }

    /// Adds a path parameter in `style: simple`.
    #[must_use]
    pub fn path_parameter<T: Form + ?Sized>(self, name: &'static str, value: &T) -> Self {
        self.path_styled(name, value, Serialization::new(Style::Simple))
    }

    /// Adds a path parameter. A value that would change which path this is, is refused: an empty one and the dot
    /// segments of RFC 3986, section 5.2.4, in which clients take an escaped dot for a dot.
    #[must_use]
    pub fn path_styled<T: Form + ?Sized>(
        mut self,
        name: &'static str,
        value: &T,
        serialization: Serialization,
    ) -> Self {
        let before = self.target.len();
        let mut path = Writer::path(std::mem::take(&mut self.target), serialization);
        path.parameter(name, value);
        match path.finish() {
            Ok(target) => self.target = target,
            Err(error) => self.fail(RequestError::Form(error)),
        }
        let segment = self.target.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
        if self.target.len() <= before || matches!(segment, b"." | b".." | b".%2E") {
            let value = self.target.get(before..).unwrap_or_default();
            let value = String::from_utf8_lossy(value).into_owned();
            self.fail(RequestError::PathParameter { name, value });
        }
        self
    }

    /// Adds a path parameter that is a JSON text.
    #[must_use]
    pub fn path_json<T: Form + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        match to_json(value) {
            Ok(json) => self.path_parameter(name, &json),
            Err(error) => {
                self.fail(RequestError::Form(error));
                self
            }
        }
    }

    /// Adds the query, or to the one that the document has in the path.
    #[must_use]
    pub fn query(self, write: impl FnOnce(&mut Object<'_>)) -> Self {
        self.whole_query(|query| {
            let mut pairs = Writer::pairs(query);
            write(&mut pairs.root().object());
            pairs.finish()
        })
    }

    /// Sets the query to the pairs of one value, unless it is absent.
    #[must_use]
    pub fn query_form<T: Form>(self, value: Option<&T>) -> Self {
        let Some(value) = value else { return self };
        self.whole_query(|query| {
            let mut pairs = Writer::pairs(query);
            value.encode(pairs.root());
            pairs.finish()
        })
    }

    /// Sets the query to a JSON text, unless it is absent.
    #[must_use]
    pub fn query_json<T: Form + ?Sized>(mut self, value: &T) -> Self {
        match to_json(value) {
            Ok(json) => self.query_text(json.as_ref()),
            Err(error) => {
                self.fail(RequestError::Form(error));
                self
            }
        }
    }

    /// Sets the query to a text, unless it is absent.
    #[must_use]
    pub fn query_text(self, text: Option<&String>) -> Self {
        let Some(text) = text else { return self };
        self.whole_query(|query| {
            let mut whole = Writer::path(query, Serialization::new(Style::Simple));
            whole.parameter("query", text);
            whole.finish()
        })
    }

    fn whole_query(mut self, write: impl FnOnce(Vec<u8>) -> Result<Vec<u8>, crate::form::Error>) -> Self {
        let path = self.target.len();
        // Whatever else comes from a value is escaped.
        let has_query = self.target.contains(&b'?');
        self.target.push(if has_query { b'&' } else { b'?' });
        match write(std::mem::take(&mut self.target)) {
            Ok(target) => self.target = target,
            Err(error) => self.fail(RequestError::Form(error)),
        }
        if self.target.len() == path + 1 {
            self.target.truncate(path);
        }
        self
    }

    /// Adds a header parameter, unless its value is absent.
    #[must_use]
    pub fn header<T: Form + ?Sized>(self, name: &'static str, value: &T) -> Self {
        self.header_styled(name, value, Serialization::new(Style::Simple))
    }

    /// Writes with `explode: true`, which has the members of an object as `a=1,b=2`.
    #[must_use]
    pub fn exploded_header<T: Form + ?Sized>(self, name: &'static str, value: &T) -> Self {
        self.header_styled(name, value, Serialization::new(Style::Simple).explode())
    }

    fn header_styled<T: Form + ?Sized>(
        mut self,
        name: &'static str,
        value: &T,
        serialization: Serialization,
    ) -> Self {
        let mut text = Writer::plain(serialization);
        text.parameter(name, value);
        let is_absent = text.is_untouched();
        match text.finish() {
            Ok(_) if is_absent => {}
            Ok(text) => self.insert(name, &text),
            Err(error) => self.fail(RequestError::Form(error)),
        }
        self
    }

    /// Adds a header as it is. One that is made from something else makes way for it.
    pub(crate) fn replacing_header(mut self, name: &str, value: &str) -> Self {
        if [ACCEPT, CONTENT_TYPE].iter().any(|made| name.eq_ignore_ascii_case(made.as_str())) {
            self.headers.remove(name);
        }
        self.insert(name, value.as_bytes());
        self
    }

    /// Adds a header parameter whose value is a JSON text, unless it is absent.
    #[must_use]
    pub fn header_json<T: Form + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        match to_json(value) {
            Ok(Some(json)) => self.insert(name, json.as_bytes()),
            Ok(None) => {}
            Err(error) => self.fail(RequestError::Form(error)),
        }
        self
    }

    /// Fails unless there is a header of this name, which the server requires.
    #[must_use]
    pub fn needed_header(mut self, name: &'static str) -> Self {
        if !self.headers.contains_key(name.to_ascii_lowercase()) {
            self.fail(RequestError::Missing { name });
        }
        self
    }

    /// Adds cookies.
    #[must_use]
    pub fn cookies(mut self, write: impl FnOnce(&mut Object<'_>)) -> Self {
        let mut cookies = Writer::cookies(std::mem::take(&mut self.cookies));
        write(&mut cookies.root().object());
        match cookies.finish() {
            Ok(cookies) => self.cookies = cookies,
            Err(error) => self.fail(RequestError::Form(error)),
        }
        self
    }

    /// Sets a body of `application/x-www-form-urlencoded`.
    #[must_use]
    pub fn form(self, write: impl FnOnce(&mut Object<'_>)) -> Self {
        let mut pairs = Writer::pairs(Vec::with_capacity(256));
        write(&mut pairs.root().object());
        self.written("application/x-www-form-urlencoded", pairs.finish())
    }

    /// Sets a body of the pairs of one value, unless it is absent.
    #[must_use]
    pub fn form_of<T: Form>(self, value: Option<&T>) -> Self {
        let Some(value) = value else { return self };
        let mut pairs = Writer::pairs(Vec::with_capacity(256));
        value.encode(pairs.root());
        self.written("application/x-www-form-urlencoded", pairs.finish())
    }

    /// Sets a JSON body, unless the value is absent.
    #[must_use]
    pub fn json<T: Form + ?Sized>(self, content_type: &'static str, value: &T) -> Self {
        let mut json = Writer::json();
        value.encode(json.root());
        let is_absent = json.is_untouched();
        match json.finish() {
            Ok(_) if is_absent => self,
            body => self.written(content_type, body),
        }
    }

    /// Sets a body of text, unless it is absent.
    #[must_use]
    pub fn text(self, content_type: &'static str, text: Option<&String>) -> Self {
        match text {
            Some(text) => self.written(content_type, Ok(text.clone().into_bytes())),
            None => self,
        }
    }

    /// Sets a body of content as it is, unless it is absent.
    #[must_use]
    pub fn upload(self, content_type: &'static str, upload: Option<&Upload>) -> Self {
        match upload {
            Some(upload) => self.content(body::upload(content_type, upload)),
            None => self,
        }
    }

    /// Sets a body of parts.
    #[must_use]
    pub fn multipart(self, write: impl FnOnce(&mut Multipart)) -> Self {
        let mut parts = Multipart::new();
        write(&mut parts);
        self.content(parts.finish())
    }

    /// Sets a body of the parts of one value, unless it is absent.
    #[must_use]
    pub fn multipart_of<T: Parts>(self, value: Option<&T>) -> Self {
        match value {
            Some(value) => self.multipart(|parts| value.write(parts)),
            None => self,
        }
    }

    /// Sets a body in the media type that was chosen, unless it is absent.
    #[must_use]
    pub fn body(self, body: &impl Bodies) -> Self {
        body.write(self)
    }

    fn content(mut self, content: Result<(HeaderValue, Body), RequestError>) -> Self {
        match content {
            Ok((content_type, body)) => {
                self.put(CONTENT_TYPE, content_type);
                self.content = Some(body);
            }
            Err(error) => self.fail(error),
        }
        self
    }

    fn written(mut self, content_type: &'static str, body: Result<Vec<u8>, crate::form::Error>) -> Self {
        match body {
            Ok(body) => {
                self.put(CONTENT_TYPE, HeaderValue::from_static(content_type));
                self.body = body;
            }
            Err(error) => self.fail(RequestError::Form(error)),
        }
        self
    }

    /// The request.
    ///
    /// # Errors
    ///
    /// Fails with the first value that could not be said.
    pub fn build(mut self) -> Result<Request<Vec<u8>>, RequestError> {
        if !self.cookies.is_empty() {
            let cookies = std::mem::take(&mut self.cookies);
            if !self.insert_value(COOKIE, &cookies) {
                self.fail(RequestError::Header { name: "cookie".to_owned() });
            }
        }
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        // What is taken leaves the rest to be dropped in one place.
        let target = std::mem::take(&mut self.target).try_into().map_err(RequestError::Target)?;
        let mut request = Request::new(std::mem::take(&mut self.body));
        *request.method_mut() = std::mem::take(&mut self.method);
        *request.uri_mut() = target;
        *request.headers_mut() = std::mem::take(&mut self.headers);
        Ok(request)
    }

    /// The request, whose body may have to be streamed.
    ///
    /// # Errors
    ///
    /// Fails with the first value that could not be said.
    pub fn build_body(mut self) -> Result<Request<Body>, RequestError> {
        let content = self.content.take();
        let request = self.build()?.map(Body::from);
        Ok(match content {
            Some(content) => request.map(|_| content),
            None => request,
        })
    }

    /// Adds a header, unless its value would be read as something else.
    fn insert(&mut self, name: &str, value: &[u8]) {
        let name = name.to_ascii_lowercase();
        let is_added =
            HeaderName::try_from(name.as_str()).is_ok_and(|header| self.insert_value(header, value));
        if !is_added {
            self.fail(RequestError::Header { name });
        }
    }

    /// Inserts a header, and returns false if the value is not valid. The error is made elsewhere, because the text of a
    /// `HeaderName` brings the names of all standard headers into the program.
    fn insert_value(&mut self, name: HeaderName, value: &[u8]) -> bool {
        let is_trimmed = value.trim_ascii().len() == value.len();
        match HeaderValue::from_bytes(value) {
            Ok(value) if is_trimmed => {
                self.put(name, value);
                true
            }
            _ => false,
        }
    }

    /// Adds a header whose name and value are right.
    #[inline(never)] // Everything that adds one shares it, and it is long.
    fn put(&mut self, name: HeaderName, value: HeaderValue) {
        self.headers.append(name, value);
    }

    fn fail(&mut self, error: RequestError) {
        self.error.get_or_insert(error);
    }

    /// Asks for these media types, which must be visible ASCII, as the compiler sees to.
    #[must_use]
    pub fn accept(mut self, media_types: &'static str) -> Self {
        self.put(ACCEPT, HeaderValue::from_static(media_types));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get() -> RequestBuilder {
        RequestBuilder::new(Method::GET)
    }

    /// The name and value of a path parameter that is refused.
    fn refused(builder: RequestBuilder) -> (&'static str, String) {
        match builder.build() {
            Err(RequestError::PathParameter { name, value }) => (name, value),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn parameters_may_share_a_segment() {
        let files = |name: &str, version: i64| {
            get().path("/files/").path_parameter("name", name).path(".v").path_parameter("version", &version)
        };
        assert_eq!(files("a/b", -1).build().unwrap().uri(), "/files/a%2Fb.v-1");
        assert_eq!(files(".", 2).build().map(|_| ()).unwrap_err().to_string().matches("`name`").count(), 1);
        let dots = |value: &str| get().path("/files/.").path_parameter("name", value);
        assert_eq!(refused(dots(".")), ("name", ".".to_owned()));
        assert_eq!(dots("a").build().unwrap().uri(), "/files/.a");
    }

    /// In the WHATWG's URL standard, `/x/.%2E` is `/`.
    #[test]
    fn an_escaped_dot_makes_a_dot_segment() {
        let label = |value: &[&str]| {
            get().path("/x/").path_styled("a", value, Serialization::new(Style::Label).explode()).path("/y")
        };
        assert_eq!(refused(label(&["."])), ("a", ".%2E".to_owned()));
        assert_eq!(refused(label(&["", ""])), ("a", "..".to_owned()));
        assert_eq!(label(&[".", "."]).build().unwrap().uri(), "/x/.%2E.%2E/y");
    }

    #[test]
    fn the_first_error_comes_out() {
        let nan = |form: &mut Object<'_>| {
            form.member("a", &f64::NAN);
        };
        let broken = get().path("/").path_parameter("first", "").path_parameter("second", "..");
        assert_eq!(refused(broken.query(nan).form(nan)), ("first", String::new()));
        for builder in [get().path("/").query(nan), get().path("/").form(nan)] {
            let error = builder.path("/x").build().unwrap_err();
            assert_eq!(error.to_string(), "`a` is not a finite number");
            assert!(matches!(error, RequestError::Form(error) if error.name() == "a"));
        }
    }

    /// A value that cannot be encoded leaves nothing written, and still is not an absent body.
    #[test]
    fn a_json_body_that_cannot_be_said_is_an_error() {
        let error = get().path("/x").json("application/json", &f64::NAN).build().unwrap_err();
        assert!(error.to_string().contains("is not a finite number"), "{error}");
        let absent = get().path("/x").json("application/json", &None::<f64>).build().unwrap();
        assert!(absent.headers().is_empty() && absent.body().is_empty());
    }

    #[test]
    fn a_query_and_a_form_are_there_if_they_were_asked_for() {
        let nothing = |_: &mut Object<'_>| {};
        let one = |form: &mut Object<'_>| {
            form.member("a", &[1]);
        };
        let request = get().path("/x").query(nothing).form(nothing).build().unwrap();
        assert_eq!((request.uri().to_string().as_str(), request.body().len()), ("/x", 0));
        assert_eq!(request.headers()[CONTENT_TYPE], "application/x-www-form-urlencoded");
        let request = get().path("/x").query(one).form(one).build().unwrap();
        assert_eq!(
            (request.uri().to_string().as_str(), request.body().as_slice()),
            ("/x?a[0]=1", &b"a[0]=1"[..])
        );
        let request = get().path("/x").query(one).build().unwrap();
        assert!(request.headers().is_empty() && request.body().is_empty());
        let request = get().path("/x?b=").path_parameter("b", "?").query(one).build().unwrap();
        assert_eq!(request.uri(), "/x?b=%3F&a[0]=1");
        let request = get().path("/x?b").query(nothing).build().unwrap();
        assert_eq!(request.uri(), "/x?b");
    }
}
