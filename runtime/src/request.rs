//! Building a request: the path, then the query, then the body, each written once into its buffer.

use std::fmt::{Display, Write as _};

use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Method, Request};

use crate::error::RequestError;
use crate::form::{Escaped, Object, Pairs};

/// A request in the making. Generated code drives it from the path to the body; the first error is kept and
/// comes out at the end.
pub struct RequestBuilder {
    method: Method,
    target: String,
    form: Option<String>,
    error: Option<RequestError>,
}

impl RequestBuilder {
    /// A request with this method and no path yet.
    #[must_use]
    pub fn new(method: Method) -> Self {
        Self { method, target: String::new(), form: None, error: None }
    }

    /// Adds text that the document has in the path.
    #[must_use]
    pub fn path(mut self, literal: &str) -> Self {
        self.target.push_str(literal);
        self
    }

    /// Adds a path parameter in `style: simple`. A value that would change which path this is, is refused:
    /// an empty one and the dot segments of RFC 3986, section 5.2.4.
    #[must_use]
    pub fn path_parameter<T: Display + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        let before = self.target.len();
        // The text is escaped as it is formatted, so it needs no buffer of its own.
        let _ = write!(Escaped(&mut self.target), "{value}");
        let segment = self.target.rsplit('/').next().unwrap_or_default();
        if self.target.len() == before || matches!(segment, "." | "..") {
            let value = self.target.split_off(before);
            self.fail(RequestError::PathParameter { name, value });
        }
        self
    }

    /// Adds the query, in the same encoding as a form.
    #[must_use]
    pub fn query(mut self, write: impl FnOnce(&mut Object<'_>)) -> Self {
        let path = self.target.len();
        self.target.push('?');
        let mut pairs = Pairs::new(std::mem::take(&mut self.target));
        write(&mut pairs.root().object());
        match pairs.finish() {
            Ok(target) => self.target = target,
            Err(error) => self.fail(RequestError::Form(error)),
        }
        if self.target.len() == path + 1 {
            self.target.truncate(path);
        }
        self
    }

    /// Sets a body of `application/x-www-form-urlencoded`.
    #[must_use]
    pub fn form(mut self, write: impl FnOnce(&mut Object<'_>)) -> Self {
        let mut pairs = Pairs::new(String::new());
        write(&mut pairs.root().object());
        match pairs.finish() {
            Ok(body) => self.form = Some(body),
            Err(error) => self.fail(RequestError::Form(error)),
        }
        self
    }

    /// The request.
    ///
    /// # Errors
    ///
    /// Fails with the first value that could not be said.
    pub fn build(self) -> Result<Request<Vec<u8>>, RequestError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let mut request = Request::new(Vec::new());
        *request.method_mut() = self.method;
        *request.uri_mut() = self.target.parse().map_err(RequestError::Target)?;
        if let Some(form) = self.form {
            let content_type = HeaderValue::from_static("application/x-www-form-urlencoded");
            request.headers_mut().insert(CONTENT_TYPE, content_type);
            *request.body_mut() = form.into_bytes();
        }
        Ok(request)
    }

    fn fail(&mut self, error: RequestError) {
        self.error.get_or_insert(error);
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
    }
}
