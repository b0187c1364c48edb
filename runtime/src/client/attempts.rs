//! The attempts of one call: what to send next, how long it may take, whether to go on. No I/O.

use std::time::{Duration, Instant, SystemTime};

use http::{HeaderMap, HeaderValue, Method, Request, StatusCode};

use super::prepare::{add_idempotency_key, prepare};
use super::random;
use super::retry::{Advice, Attempt, Outcome, RetryPolicy, retry_advice};
use super::settings::{Options, Settings, Timeout};
use super::trace::Span;
use crate::body::Body;
use crate::error::{Error, TransportError};
use crate::operation::Operation;

/// A call between its attempts.
pub(super) struct Attempts {
    method: Method,
    /// The parts that all attempts of a call share.
    key: Option<HeaderValue>,
    policy: RetryPolicy,
    timeout: Option<Duration>,
    deadline: Option<Deadline>,
    number: u32,
    span: Span,
}

impl Attempts {
    /// Begins a call, and gives the request of its first attempt.
    pub(super) fn begin<O: Operation + ?Sized>(
        settings: &Settings,
        options: &Options,
        operation: &O,
    ) -> Result<(Self, Request<Body>), Error> {
        let mut request = prepare(settings, options, operation)?;
        let key = add_idempotency_key(settings, options, &mut request)?;
        let timeout = match (options.timeout, settings.timeout) {
            (Some(timeout), _) => Some(timeout),
            (None, Timeout::Of(timeout)) => timeout,
            (None, Timeout::Standard) => request.body().is_in_memory().then_some(Duration::from_secs(80)),
        };
        let policy = settings.profile.retry.clone();
        let attempts = Self {
            method: request.method().clone(),
            key,
            policy: match options.retries {
                Some(retries) => policy.retries(retries),
                None => policy,
            },
            timeout,
            deadline: options.deadline.or(settings.deadline).map(Deadline::in_),
            number: 1,
            span: Span::new(operation.description()),
        };
        Ok((attempts, request))
    }

    /// The request of the next attempt. It is made anew, because most calls need only one.
    pub(super) fn next<O: Operation + ?Sized>(
        &mut self,
        settings: &Settings,
        options: &Options,
        operation: &O,
    ) -> Result<Request<Body>, Error> {
        self.number += 1;
        let mut request = prepare(settings, options, operation)?;
        let name = &settings.profile.idempotency;
        match &self.key {
            Some(key) => request.headers_mut().insert(name, key.clone()),
            None => request.headers_mut().remove(name),
        };
        Ok(request)
    }

    pub(super) fn span(&self) -> Span {
        self.span.clone()
    }

    /// How long an attempt may take.
    pub(super) fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    /// How long the attempt that begins now may take.
    pub(super) fn limit(&self) -> Result<Option<Duration>, Error> {
        let Some(deadline) = &self.deadline else { return Ok(self.timeout) };
        match deadline.left() {
            Duration::ZERO => Err(TransportError::elapsed(deadline.limit).into()),
            left => Ok(Some(self.timeout.map_or(left, |timeout| timeout.min(left)))),
        }
    }

    /// How long to wait for the next attempt, if there is one.
    pub(super) fn after(&self, outcome: Result<(StatusCode, &HeaderMap), &Error>) -> Option<Duration> {
        self.span.attempt(self.number, outcome);
        let outcome = match outcome {
            Ok((status, _)) if status.is_success() => return None,
            Ok((status, headers)) => Outcome::Answer(status, headers),
            Err(Error::Transport(error)) => Outcome::NoAnswer(error),
            Err(_) => return None,
        };
        let attempt = Attempt {
            method: &self.method,
            has_idempotency_key: self.key.is_some(),
            number: self.number,
            left: self.deadline.as_ref().map(Deadline::left),
            now: now(),
            random: random::fraction(),
        };
        match retry_advice(&self.policy, &attempt, outcome) {
            Advice::Stop => None,
            Advice::After(delay) => Some(delay),
        }
    }
}

/// The time of day, where there is a clock.
fn now() -> Option<SystemTime> {
    (!cfg!(all(target_family = "wasm", target_os = "unknown"))).then(SystemTime::now)
}

/// When a call has to be over.
struct Deadline {
    limit: Duration,
    /// Without a clock no time passes for a call, so only the attempts have a limit.
    start: Option<Instant>,
}

impl Deadline {
    fn in_(limit: Duration) -> Self {
        let has_clock = !cfg!(all(target_family = "wasm", target_os = "unknown"));
        Self { limit, start: has_clock.then(Instant::now) }
    }

    fn left(&self) -> Duration {
        self.limit.saturating_sub(self.start.map_or(Duration::ZERO, |start| start.elapsed()))
    }
}
