//! Retries: whether and when a call is repeated, as a pure function, for any client.

use std::time::{Duration, SystemTime};

use http::header::{DATE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use http::{Method, StatusCode};

use crate::error::TransportError;

/// The rules for retries: which failures are retried, how often, and after how long.
///
/// A call is retried only if its method is idempotent (RFC 9110 section 9.2.2) or an idempotency key goes with it, so
/// that it takes effect once. Only then do these rules apply.
///
/// | | by default | `stripe()` |
/// |---|---|---|
/// | no response, unless an upload could not be read | yes | yes |
/// | `Stripe-Should-Retry` | | decides, whatever the status is |
/// | 408, 429, 500, 502, 503, 504 | yes | as below |
/// | 409, every status from 500 | | yes |
/// | 429 | | if `Retry-After` says when |
///
/// The first delay is half a second, and each is twice the one before, up to five seconds; a random part of up to a half
/// is taken off, down to the first delay. `Retry-After` makes it longer. If it says more than a minute, the call is
/// not retried.
#[derive(Clone, Debug, PartialEq)]
pub struct RetryPolicy {
    retries: u32,
    first_delay: Duration,
    max_delay: Duration,
    max_retry_after: Duration,
    rules: Rules,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rules {
    Standard,
    Stripe,
}

const SHOULD_RETRY: HeaderName = HeaderName::from_static("stripe-should-retry");

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

impl RetryPolicy {
    /// The policy for any API: two retries.
    #[must_use]
    pub fn new() -> Self {
        Self {
            retries: 2,
            first_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(5),
            max_retry_after: Duration::from_secs(60),
            rules: Rules::Standard,
        }
    }

    /// The policy of Stripe's own clients.
    #[must_use]
    pub fn stripe() -> Self {
        Self { rules: Rules::Stripe, ..Self::new() }
    }

    /// The greatest number of retries. With 0, nothing is retried.
    #[must_use]
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// The delay before the first retry, and what no delay exceeds.
    #[must_use]
    pub fn delays(mut self, first: Duration, max: Duration) -> Self {
        (self.first_delay, self.max_delay) = (first, max);
        self
    }

    /// The longest `Retry-After` to wait for.
    #[must_use]
    pub fn max_retry_after(mut self, limit: Duration) -> Self {
        self.max_retry_after = limit;
        self
    }

    /// The delay before a retry, for a random number from 0 to 1.
    fn delay(&self, retry: u32, random: f64) -> Duration {
        let doublings = retry.saturating_sub(1).min(31);
        let full = self.first_delay.saturating_mul(1 << doublings).min(self.max_delay);
        full.mul_f64(0.5 + random.clamp(0.0, 1.0) / 2.0).max(self.first_delay.min(self.max_delay))
    }
}

/// The attempt that has just ended, and the call that it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The request's method.
    pub method: &'a Method,
    /// True if an idempotency key went with it.
    pub has_idempotency_key: bool,
    /// The number of the attempt, from 1.
    pub number: u32,
    /// How much time is left for the call, if there is a limit.
    pub left: Option<Duration>,
    /// The time of day, if there is a clock.
    pub now: Option<SystemTime>,
    /// A random number from 0 to 1.
    pub random: f64,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug)]
pub enum Outcome<'a> {
    /// Without a whole answer.
    NoAnswer(&'a TransportError),
    /// With an answer.
    Answer(StatusCode, &'a HeaderMap),
}

/// The decision after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The call is over.
    Stop,
    /// Retry after this time.
    After(Duration),
}

/// Decides whether a call should be retried, and when.
///
/// ```
/// use std::time::Duration;
/// use formwork::client::{Advice, Attempt, Outcome, RetryPolicy, retry_advice};
///
/// let attempt = Attempt {
///     method: &http::Method::GET,
///     has_idempotency_key: false,
///     number: 1,
///     left: None,
///     now: None,
///     random: 0.5,
/// };
/// let busy = http::StatusCode::SERVICE_UNAVAILABLE;
/// let headers = http::HeaderMap::from_iter([(http::header::RETRY_AFTER, http::HeaderValue::from_static("3"))]);
/// let advice = retry_advice(&RetryPolicy::new(), &attempt, Outcome::Answer(busy, &headers));
/// assert_eq!(advice, Advice::After(Duration::from_secs(3)));
///
/// let create = Attempt { method: &http::Method::POST, ..attempt };
/// let advice = retry_advice(&RetryPolicy::new(), &create, Outcome::Answer(busy, &headers));
/// assert_eq!(advice, Advice::Stop, "it may have taken effect");
/// ```
#[must_use]
pub fn retry_advice(policy: &RetryPolicy, attempt: &Attempt<'_>, outcome: Outcome<'_>) -> Advice {
    // `QUERY` is safe, which the crate http does not know (draft-ietf-httpbis-safe-method-w-body, 2).
    let is_idempotent = attempt.method.is_idempotent() || attempt.method.as_str() == "QUERY";
    let is_repeatable = is_idempotent || attempt.has_idempotency_key;
    if attempt.number > policy.retries || !is_repeatable {
        return Advice::Stop;
    }
    let asked = match outcome {
        Outcome::NoAnswer(error) if error.is_upload() => return Advice::Stop,
        Outcome::NoAnswer(_) => None,
        Outcome::Answer(_, headers) => retry_after(headers, attempt.now),
    };
    if asked.is_some_and(|asked| asked > policy.max_retry_after) {
        return Advice::Stop;
    }
    if let Outcome::Answer(status, headers) = outcome
        && !policy.rules.apply(status, headers, asked)
    {
        return Advice::Stop;
    }
    let delay = policy.delay(attempt.number, attempt.random).max(asked.unwrap_or_default());
    match attempt.left {
        Some(left) if left <= delay => Advice::Stop,
        _ => Advice::After(delay),
    }
}

impl Rules {
    fn apply(self, status: StatusCode, headers: &HeaderMap, asked: Option<Duration>) -> bool {
        if status.is_success() {
            return false;
        }
        match self {
            Self::Standard => matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504),
            Self::Stripe => match headers.get(SHOULD_RETRY).map(HeaderValue::as_bytes) {
                Some(b"true") => true,
                Some(b"false") => false,
                _ => match status.as_u16() {
                    429 => asked.is_some(),
                    409 | 500.. => true,
                    _ => false,
                },
            },
        }
    }
}

/// How long the answer asks to wait: seconds, or a date, which counts from the answer's own `Date` so that it does not
/// matter whether the clocks agree.
fn retry_after(headers: &HeaderMap, now: Option<SystemTime>) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // More seconds than there are numbers is more than anybody waits.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let date = |text: &str| httpdate::parse_http_date(text).ok();
    let sent = headers.get(DATE).and_then(|value| date(value.to_str().ok()?));
    Some(date(value)?.duration_since(sent.or(now)?).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GET: Attempt<'_> = Attempt {
        method: &Method::GET,
        has_idempotency_key: false,
        number: 1,
        left: None,
        now: None,
        random: 1.0,
    };

    fn headers(lines: &[(HeaderName, &'static str)]) -> HeaderMap {
        lines.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    /// The milliseconds to wait after this status, if the call is retried.
    fn waits(
        policy: &RetryPolicy,
        attempt: &Attempt<'_>,
        status: u16,
        lines: &[(HeaderName, &'static str)],
    ) -> Option<u128> {
        let status = StatusCode::from_u16(status).unwrap();
        match retry_advice(policy, attempt, Outcome::Answer(status, &headers(lines))) {
            Advice::Stop => None,
            Advice::After(delay) => Some(delay.as_millis()),
        }
    }

    #[test]
    fn statuses_decide() {
        let (standard, stripe) = (RetryPolicy::new(), RetryPolicy::stripe());
        for (status, by_standard, by_stripe) in [
            (200, false, false),
            (204, false, false),
            (302, false, false),
            (400, false, false),
            (401, false, false),
            (402, false, false),
            (404, false, false),
            (408, true, false),
            (409, false, true),
            (425, false, false),
            (429, true, false),
            (500, true, true),
            (501, false, true),
            (502, true, true),
            (503, true, true),
            (504, true, true),
            (599, false, true),
        ] {
            assert_eq!(waits(&standard, &GET, status, &[]).is_some(), by_standard, "{status}");
            assert_eq!(waits(&stripe, &GET, status, &[]).is_some(), by_stripe, "{status}");
        }
    }

    #[test]
    fn stripe_decides_about_its_own_answers() {
        let (standard, stripe) = (RetryPolicy::new(), RetryPolicy::stripe());
        for status in [400, 409, 429, 500, 503] {
            assert_eq!(waits(&stripe, &GET, status, &[(SHOULD_RETRY, "true")]), Some(500), "{status}");
            assert_eq!(waits(&stripe, &GET, status, &[(SHOULD_RETRY, "false")]), None, "{status}");
        }
        assert_eq!(waits(&stripe, &GET, 500, &[(SHOULD_RETRY, "perhaps")]), Some(500));
        assert_eq!(waits(&stripe, &GET, 200, &[(SHOULD_RETRY, "true")]), None, "a success is a success");
        assert_eq!(waits(&standard, &GET, 500, &[(SHOULD_RETRY, "false")]), Some(500), "it is nobody else's");
    }

    #[test]
    fn the_server_says_how_long_within_a_bound() {
        let (standard, stripe) = (RetryPolicy::new(), RetryPolicy::stripe());
        let after = |value| [(RETRY_AFTER, value)];
        for (value, wait) in [
            ("0", Some(500)),
            ("1", Some(1000)),
            (" 7 ", Some(7000)),
            ("60", Some(60_000)),
            ("61", None),
            ("99999999999999999999999", None),
        ] {
            for policy in [&standard, &stripe] {
                assert_eq!(waits(policy, &GET, 429, &after(value)), wait, "{value}");
                assert_eq!(waits(policy, &GET, 503, &after(value)), wait, "{value}");
            }
        }
        for nonsense in ["", "-1", "1.5", "soon", "+5"] {
            assert_eq!(waits(&standard, &GET, 429, &after(nonsense)), Some(500), "{nonsense:?}");
            assert_eq!(waits(&stripe, &GET, 429, &after(nonsense)), None, "{nonsense:?}");
        }
        assert_eq!(waits(&stripe, &GET, 400, &after("1")), None, "no reason to try again");
        let stubborn = [(RETRY_AFTER, "61"), (SHOULD_RETRY, "true")];
        assert_eq!(waits(&stripe, &GET, 503, &stubborn), None);
        let patient = standard.max_retry_after(Duration::from_secs(600));
        assert_eq!(waits(&patient, &GET, 503, &after("61")), Some(61_000));
    }

    #[test]
    fn a_date_counts_from_the_date_of_the_answer_or_from_now() {
        let policy = RetryPolicy::new();
        let at = (RETRY_AFTER, "Sun, 06 Nov 1994 08:49:37 GMT");
        let sent = |date| [at.clone(), (DATE, date)];
        assert_eq!(waits(&policy, &GET, 503, &sent("Sun, 06 Nov 1994 08:49:30 GMT")), Some(7000));
        assert_eq!(waits(&policy, &GET, 503, &sent("Sun, 06 Nov 1994 08:49:40 GMT")), Some(500), "past");
        assert_eq!(waits(&policy, &GET, 503, &sent("Sun, 06 Nov 1994 08:40:00 GMT")), None, "too late");
        assert_eq!(waits(&policy, &GET, 503, std::slice::from_ref(&at)), Some(500), "there is no clock");
        let now = Some(SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_775));
        assert_eq!(waits(&policy, &Attempt { now, ..GET }, 503, &[at]), Some(2000));
    }

    #[test]
    fn nothing_is_repeated_that_could_take_effect_twice() {
        let lost = TransportError::new("reset");
        for policy in [RetryPolicy::new(), RetryPolicy::stripe()] {
            for (method, is_repeatable) in [
                (&Method::GET, true),
                (&Method::HEAD, true),
                (&Method::PUT, true),
                (&Method::DELETE, true),
                (&Method::OPTIONS, true),
                (&Method::POST, false),
                (&Method::PATCH, false),
            ] {
                for has_idempotency_key in [false, true] {
                    let attempt = Attempt { method, has_idempotency_key, ..GET };
                    let expected = is_repeatable || has_idempotency_key;
                    let advice = retry_advice(&policy, &attempt, Outcome::NoAnswer(&lost));
                    assert_eq!(advice != Advice::Stop, expected, "{method}");
                    let should = [(SHOULD_RETRY, "true")];
                    assert_eq!(waits(&policy, &attempt, 503, &should).is_some(), expected, "{method}");
                }
            }
        }
    }

    #[test]
    fn content_that_cannot_be_read_is_not_tried_again() {
        let unread = TransportError::upload("unplugged");
        assert_eq!(retry_advice(&RetryPolicy::new(), &GET, Outcome::NoAnswer(&unread)), Advice::Stop);
    }

    #[test]
    fn delays_double_up_to_a_limit_and_keep_the_first_as_the_least() {
        let policy = RetryPolicy::new().retries(u32::MAX);
        for (number, least, most) in [
            (1, 500, 500),
            (2, 500, 1000),
            (3, 1000, 2000),
            (4, 2000, 4000),
            (5, 2500, 5000),
            (9, 2500, 5000),
            (u32::MAX, 2500, 5000),
        ] {
            let wait = |random| waits(&policy, &Attempt { number, random, ..GET }, 503, &[]);
            assert_eq!((wait(0.0), wait(1.0)), (Some(least), Some(most)), "{number}");
            assert!((least..=most).contains(&wait(0.3).unwrap()), "{number}");
        }
        let odd = RetryPolicy::new().delays(Duration::from_secs(9), Duration::from_secs(2));
        assert_eq!(waits(&odd, &GET, 503, &[]), Some(2000), "the most counts");
    }

    #[test]
    fn retries_and_time_run_out() {
        let policy = RetryPolicy::new();
        let tried = |number| waits(&policy, &Attempt { number, ..GET }, 503, &[]).is_some();
        assert_eq!([1, 2, 3, 4].map(tried), [true, true, false, false]);
        assert_eq!(waits(&policy.clone().retries(0), &GET, 503, &[]), None);
        let left = |millis| Attempt { left: Some(Duration::from_millis(millis)), ..GET };
        assert_eq!(waits(&policy, &left(501), 503, &[]), Some(500));
        assert_eq!(waits(&policy, &left(500), 503, &[]), None);
        assert_eq!(waits(&policy, &left(1500), 503, &[(RETRY_AFTER, "2")]), None);
    }
}
