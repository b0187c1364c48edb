//! The adapter for reqwest.

mod stream;

use std::fmt;
use std::sync::mpsc;

use http::Method;
use http::header::{AUTHORIZATION, CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue};

use crate::error::{ApiError, Error};
use crate::operation::Operation;
use crate::response::Answer;
use crate::values::Secret;

/// Sends operations to one API through a [`reqwest::Client`]. Cheap to clone.
///
/// ```no_run
/// # async fn run(update: impl formwork::Operation) -> Result<(), Box<dyn std::error::Error>> {
/// use formwork::reqwest::Client;
///
/// let client = Client::new("https://api.stripe.com")?.bearer_auth(&"sk_test_123".into())?;
/// let output = client.send(&update).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: reqwest::Url,
    headers: HeaderMap,
}

impl Client {
    /// A client of the API whose paths start at this URL.
    ///
    /// # Errors
    ///
    /// Fails if this is no `http` or `https` URL, or has a query or credentials.
    pub fn new(base: &str) -> Result<Self, ConfigError> {
        Self::with_http(reqwest::Client::new(), base)
    }

    /// The same over a `reqwest::Client` of your own, with your timeouts, proxies and TLS.
    ///
    /// # Errors
    ///
    /// Fails if this is no `http` or `https` URL, or has a query or credentials.
    pub fn with_http(http: reqwest::Client, base: &str) -> Result<Self, ConfigError> {
        let base = reqwest::Url::parse(base).map_err(|_| ConfigError("the base is not a URL"))?;
        if !matches!(base.scheme(), "http" | "https") || base.query().is_some() || base.fragment().is_some() {
            return Err(ConfigError("the base must be an http or https URL without a query"));
        }
        if !base.username().is_empty() || base.password().is_some() {
            return Err(ConfigError("the base URL has credentials, which belong into a header"));
        }
        Ok(Self { http, base, headers: HeaderMap::new() })
    }

    /// Sends the key as `Authorization: Bearer` with every request.
    ///
    /// # Errors
    ///
    /// Fails if the key has characters that a header cannot carry.
    pub fn bearer_auth(mut self, key: &Secret) -> Result<Self, ConfigError> {
        let mut value = HeaderValue::try_from(format!("Bearer {}", key.expose()))
            .map_err(|_| ConfigError("the key has characters that a header cannot carry"))?;
        value.set_sensitive(true);
        self.headers.insert(AUTHORIZATION, value);
        Ok(self)
    }

    /// Sends this header with every request.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// Sends the operation's request and reads its response.
    ///
    /// Uploads that are not in memory are read while they are sent. Such a body is read once: a redirect that asks for
    /// it again (307, 308) is not followed.
    ///
    /// # Errors
    ///
    /// Fails if the request cannot be built, no answer arrives, or the answer is an error or not what the document
    /// says.
    pub async fn send<O: Operation>(&self, operation: &O) -> Result<O::Output, Error> {
        Ok(self.answer(operation).await?.output)
    }

    /// Sends the operation's request as [`send`](Self::send) does, and gives the output together with the status and
    /// the headers of the response.
    ///
    /// # Errors
    ///
    /// Fails if the request cannot be built, no answer arrives, or the answer is an error or not what the document
    /// says.
    pub async fn answer<O: Operation>(&self, operation: &O) -> Result<Answer<O::Output>, Error> {
        let (response, body) = read(self.execute(operation).await?).await?;
        Answer::read(operation, response.map(|()| &*body))
    }

    /// Sends the operation's request and leaves the body of a success unread, to be streamed. Any other answer is read
    /// as [`send`](Self::send) does.
    ///
    /// # Errors
    ///
    /// Fails if the request cannot be built, no answer arrives, or the answer is an error.
    pub async fn download<O: Operation>(&self, operation: &O) -> Result<reqwest::Response, Error> {
        let answer = self.execute(operation).await?;
        if answer.status().is_success() {
            return Ok(answer);
        }
        let (response, body) = read(answer).await?;
        let response = response.map(|()| &*body);
        match operation.response(response.clone()) {
            Err(error) => Err(error),
            // The operation has an output for this status, too, but it is nothing to stream.
            Ok(_) => Err(Error::Api(Box::new(ApiError::new(&response)))),
        }
    }

    async fn execute<O: Operation>(&self, operation: &O) -> Result<reqwest::Response, Error> {
        let (parts, body) = operation.request()?.into_parts();
        let mut request = reqwest::Request::new(parts.method, self.url(&parts.uri));
        request.headers_mut().extend(self.headers.clone());
        request.headers_mut().extend(parts.headers);
        let (failed, failure) = mpsc::channel();
        let body = stream::measure(body.into()).await.map_err(Error::transport)?;
        if !body.is_empty() {
            *request.body_mut() = Some(stream::body(body, failed).map_err(Error::transport)?);
        } else if matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH) {
            // Servers may insist on a length where they expect content, and reqwest leaves out that of none.
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let answer = self.http.execute(request).await;
        // An upload that failed is the reason for whatever happened to the connection.
        answer.map_err(|error| failure.try_recv().map_or_else(|_| transport(error), Error::transport))
    }

    /// The operation's target behind the base URL's path, with exactly one slash between them.
    fn url(&self, target: &http::Uri) -> reqwest::Url {
        let mut url = self.base.clone();
        let path = format!("{}{}", url.path().trim_end_matches('/'), target.path());
        url.set_path(&path);
        url.set_query(target.query());
        url
    }
}

/// Reads the whole answer.
async fn read(
    mut answer: reqwest::Response,
) -> Result<(http::Response<()>, impl std::ops::Deref<Target = [u8]>), Error> {
    let mut response = http::Response::new(());
    *response.status_mut() = answer.status();
    *response.headers_mut() = std::mem::take(answer.headers_mut());
    let body = answer.bytes().await.map_err(transport)?;
    Ok((response, body))
}

/// A URL may hold what an API counts as personal, so it stays out of the error.
fn transport(error: reqwest::Error) -> Error {
    Error::transport(error.without_url())
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("base", &self.base.as_str()).finish_non_exhaustive()
    }
}

/// A client that cannot work as configured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError(&'static str);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for ConfigError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(base: &str) -> Client {
        Client::new(base).unwrap()
    }

    #[test]
    fn a_target_is_joined_with_one_slash_and_its_escapes() {
        let table = [
            ("https://example.com", "/v1/a", "https://example.com/v1/a"),
            ("https://example.com/", "/v1/a", "https://example.com/v1/a"),
            ("https://example.com:8443/api", "/v1/a?b[0]=c", "https://example.com:8443/api/v1/a?b[0]=c"),
            ("http://[::1]:80/api//", "/", "http://[::1]/api/"),
            (
                "https://example.com/a%2Fb/",
                "/c%2Fd%20%25?e=%26%3D%2B%27",
                "https://example.com/a%2Fb/c%2Fd%20%25?e=%26%3D%2B%27",
            ),
            ("https://example.com", "/..%2Fa%5C..", "https://example.com/..%2Fa%5C.."),
            ("https://example.com", "//example.org/a", "https://example.com//example.org/a"),
        ];
        for (base, target, expected) in table {
            assert_eq!(client(base).url(&target.parse().unwrap()).as_str(), expected);
        }
    }

    #[test]
    fn debug_shows_the_base_and_no_header() {
        let client = client("https://example.com/v1").bearer_auth(&"hush".into()).unwrap();
        let client = client.header(HeaderName::from_static("x-key"), HeaderValue::from_static("hush"));
        assert_eq!(format!("{client:?}"), r#"Client { base: "https://example.com/v1", .. }"#);
        assert_eq!(format!("{:?}", client.headers[AUTHORIZATION]), "Sensitive");
    }
}
