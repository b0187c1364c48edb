//! A success with what came around it.

use std::fmt;

use http::{HeaderMap, Response, StatusCode};

use super::headers;
use crate::error::Error;
use crate::operation::Operation;

/// The answer to an operation: its output, and the status and headers with which that came.
///
/// Where the document declares headers, the operation's module has a struct `Headers` that reads them from the map.
///
/// ```
/// # formwork::openapi! { spec = "../spec/statuses.json", operations = [ListReports] }
/// # fn main() -> Result<(), formwork::Error> {
/// use formwork::Answer;
///
/// let response = http::Response::builder()
///     .header("Content-Type", "application/json")
///     .header("RateLimit-Remaining", "41")
///     .header("Request-Id", "req_1");
/// let response = response.body(&b"[]"[..]).unwrap();
///
/// let answer = Answer::read(&ListReports::new(), response)?;
/// assert!(matches!(&answer.output, list_reports::Output::Ok(reports) if reports.is_empty()));
/// assert_eq!(answer.request_id(), Some("req_1"));
/// assert_eq!(list_reports::Headers::from_map(&answer.headers).rate_limit_remaining, Some(41));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Answer<T> {
    /// The decoded body of the success.
    pub output: T,
    /// The response's status.
    pub status: StatusCode,
    /// The response's headers, as they arrived.
    pub headers: HeaderMap,
}

impl<T> Answer<T> {
    /// Reads the response to an operation as [`Operation::response`] does, and keeps what is around the output.
    ///
    /// # Errors
    ///
    /// Fails if the API answered with an error, or with a success that is not what the document says.
    pub fn read<O>(operation: &O, response: Response<&[u8]>) -> Result<Self, Error>
    where
        O: Operation<Output = T> + ?Sized,
    {
        let (status, headers) = (response.status(), response.headers().clone());
        Ok(Self { output: operation.response(response)?, status, headers })
    }

    /// The id to quote to the API's support, from the header `Request-Id` or `X-Request-Id`.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        headers::request_id(&self.headers)
    }
}

/// The names of the headers without their values, of which nobody knows whether they are secret.
impl<T: fmt::Debug> fmt::Debug for Answer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.keys().map(http::HeaderName::as_str).collect();
        f.debug_struct("Answer")
            .field("output", &self.output)
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("headers", &names)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_value_of_a_header() {
        let mut answer = Answer { output: 5, status: StatusCode::OK, headers: HeaderMap::new() };
        for (name, value) in [("set-cookie", "hush"), ("x-token", "hush"), ("x-request-id", "req_1")] {
            answer.headers.append(name, http::HeaderValue::from_static(value));
        }
        assert_eq!(
            format!("{answer:?}"),
            "Answer { output: 5, status: 200, request_id: Some(\"req_1\"), \
             headers: [\"set-cookie\", \"x-token\", \"x-request-id\"] }"
        );
    }

    #[test]
    fn the_request_id_is_that_of_the_api_before_that_of_a_proxy() {
        let mut answer = Answer { output: (), status: StatusCode::OK, headers: HeaderMap::new() };
        assert_eq!(answer.request_id(), None);
        answer.headers.insert("x-request-id", http::HeaderValue::from_static("b"));
        assert_eq!(answer.request_id(), Some("b"));
        answer.headers.insert("request-id", http::HeaderValue::from_static("a"));
        assert_eq!(answer.request_id(), Some("a"));
    }
}
