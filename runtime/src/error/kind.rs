//! The kinds of an API's errors, by which a caller decides what to do.

use http::StatusCode;

use super::ApiError;

/// The kind of an API's error, by what can be done about it.
///
/// It follows from the status, and where the body says more, from that. A kind that is newer than your code is not one
/// that it handles, so a `match` needs an arm for the rest.
///
/// ```
/// use formwork::{ApiErrorKind, Error};
///
/// fn advice(error: &Error) -> &'static str {
///     match error.as_api().map(|error| error.kind()) {
///         Some(ApiErrorKind::RateLimit) => "slow down",
///         Some(ApiErrorKind::Payment) => "ask for another card",
///         Some(ApiErrorKind::NotFound) => "somebody has deleted it",
///         Some(ApiErrorKind::Authentication | ApiErrorKind::Permission) => "look at the key",
///         _ => "tell the developers",
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApiErrorKind {
    /// The request is wrong and stays so: 400, 405, 406, 411, 413 to 417, 422, 428 and 431.
    InvalidRequest,
    /// The credentials are missing or wrong: 401.
    Authentication,
    /// The request was right, and the payment failed, such as for a card that was declined: 402.
    #[doc(alias = "Card")]
    Payment,
    /// The credentials do not allow this: 403.
    Permission,
    /// There is no such thing, or no longer: 404 and 410. Stripe's own libraries call this an invalid request.
    NotFound,
    /// The request does not fit what is there now: 409 and 412.
    Conflict,
    /// The idempotency key was given to another request before, or is in use: the type `idempotency_error`, with any
    /// status from 400 to 499.
    Idempotency,
    /// There were too many requests: 429, and 400 with the code `rate_limit`.
    RateLimit,
    /// The server failed, or one on the way to it: 500 to 599.
    Server,
    /// The answer is elsewhere: 301, 302, 303, 307 and 308, where the HTTP client does not follow.
    Redirect,
    /// Any other.
    Other,
}

impl ApiErrorKind {
    fn from_response(status: StatusCode, type_: Option<&str>, code: Option<&str>) -> Self {
        match status.as_u16() {
            429 => Self::RateLimit,
            400 if code == Some("rate_limit") => Self::RateLimit,
            400..=499 if type_ == Some("idempotency_error") => Self::Idempotency,
            400 | 405 | 406 | 411 | 413..=417 | 422 | 428 | 431 => Self::InvalidRequest,
            401 => Self::Authentication,
            402 => Self::Payment,
            403 => Self::Permission,
            404 | 410 => Self::NotFound,
            409 | 412 => Self::Conflict,
            500..=599 => Self::Server,
            301..=303 | 307 | 308 => Self::Redirect,
            _ => Self::Other,
        }
    }
}

impl ApiError {
    /// The kind of the error, by its status, type and code.
    #[must_use]
    pub fn kind(&self) -> ApiErrorKind {
        ApiErrorKind::from_response(self.status(), self.type_(), self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::ApiErrorKind::{
        Authentication, Conflict, Idempotency, InvalidRequest, NotFound, Other, Payment, Permission,
        RateLimit, Redirect, Server,
    };
    use super::*;

    fn kind(status: u16, body: &str) -> ApiErrorKind {
        let mut response = http::Response::new(body.as_bytes());
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        ApiError::new(&response).kind()
    }

    #[test]
    fn a_status_has_a_kind() {
        for (kinds, expected) in [
            (&[400, 405, 406, 411, 413, 414, 415, 416, 417, 422, 428, 431][..], InvalidRequest),
            (&[401], Authentication),
            (&[402], Payment),
            (&[403], Permission),
            (&[404, 410], NotFound),
            (&[409, 412], Conflict),
            (&[429], RateLimit),
            (&[500, 501, 502, 503, 504, 520, 599], Server),
            (&[301, 302, 303, 307, 308], Redirect),
            (&[200, 300, 304, 305, 407, 408, 418, 421, 425, 426, 451, 499, 600, 999], Other),
        ] {
            for status in kinds {
                for body in ["", "<html>", "{}", r#"{"error": {"type": "invalid_request_error"}}"#] {
                    assert_eq!(kind(*status, body), expected, "{status} {body}");
                }
            }
        }
    }

    #[test]
    fn the_body_says_more() {
        let (limit, reused) =
            (r#"{"error": {"code": "rate_limit"}}"#, r#"{"error": {"type": "idempotency_error"}}"#);
        let both = r#"{"error": {"type": "idempotency_error", "code": "rate_limit"}}"#;
        for (status, body, expected) in [
            (400, limit, RateLimit),
            (400, r#"{"code": "rate_limit"}"#, RateLimit),
            (400, r#"{"error": "rate_limit"}"#, RateLimit),
            (400, r#"{"error": {"code": "lock_timeout"}}"#, InvalidRequest),
            (400, r#"{"error": {"message": "rate_limit"}}"#, InvalidRequest),
            (402, r#"{"error": {"type": "card_error", "code": "card_declined"}}"#, Payment),
            (403, limit, Permission),
            (503, limit, Server),
            (400, reused, Idempotency),
            (404, reused, Idempotency),
            (409, reused, Idempotency),
            (429, reused, RateLimit),
            (500, reused, Server),
            (400, both, RateLimit),
        ] {
            assert_eq!(kind(status, body), expected, "{status} {body}");
        }
    }
}
