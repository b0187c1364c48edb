//! The attempts of one call: what to send next, how long it may take, whether to go on. No I/O.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, Method, Request, StatusCode};

use super::prepare::{has_idempotency_key, prepare};
use super::random;
use super::retry::{Advice, Attempt, Outcome, RetryPolicy, retry_advice};
use super::settings::{Options, Settings, Timeout};
use super::trace::Span;
use crate::body::Body;
use crate::error::{Error, TransportError};
use crate::operation::Operation;

/// A call between its attempts.
pub(super) struct Attempts {
    request: Request<Body>,
    method: Method,
    has_key: bool,
    policy: RetryPolicy,
    timeout: Option<Duration>,
    deadline: Option<Duration>,
    clock: Clock,
    number: u32,
    span: Span,
}

impl Attempts {
    /// Builds the request of an operation.
    pub(super) fn new<O: Operation + ?Sized>(
        settings: &Settings,
        options: &Options,
        operation: &O,
    ) -> Result<Self, Error> {
        let request = operation.request()?.map(Into::into);
        let request = prepare(settings, options, operation.description(), request)?;
        let timeout = match (options.timeout, settings.timeout) {
            (Some(timeout), _) => Some(timeout),
            (None, Timeout::Of(timeout)) => timeout,
            (None, Timeout::Standard) => request.body().is_in_memory().then_some(Duration::from_secs(80)),
        };
        let policy = settings.profile.retry.clone();
        Ok(Self {
            method: request.method().clone(),
            has_key: has_idempotency_key(settings, request.headers()),
            request,
            policy: options.retries.map_or_else(|| policy.clone(), |retries| policy.clone().retries(retries)),
            timeout,
            deadline: options.deadline.or(settings.deadline),
            clock: Clock::start(),
            number: 0,
            span: Span::of(operation.description()),
        })
    }

    /// The next request, and how long it may take.
    pub(super) fn next(&mut self) -> Result<(Request<Body>, Option<Duration>), Error> {
        self.number += 1;
        let left = self.left();
        if left == Some(Duration::ZERO) {
            return Err(TransportError::elapsed(self.deadline.unwrap_or_default()).into());
        }
        let is_last = self.number >= self.policy.attempts() || !(self.method.is_idempotent() || self.has_key);
        let request = if is_last { std::mem::take(&mut self.request) } else { self.request.clone() };
        Ok((request, [self.timeout, left].into_iter().flatten().min()))
    }

    pub(super) fn span(&self) -> Span {
        self.span.clone()
    }

    /// How long one attempt may take.
    pub(super) fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    /// How long to wait for the next attempt, if there is one.
    pub(super) fn after(&self, outcome: Result<(StatusCode, &HeaderMap), &Error>) -> Option<Duration> {
        self.span.attempt(self.number, outcome);
        let outcome = match outcome {
            Ok((status, headers)) => Outcome::Answer(status, headers),
            Err(Error::Transport(error)) => Outcome::NoAnswer(error),
            Err(_) => return None,
        };
        let attempt = Attempt {
            method: &self.method,
            has_idempotency_key: self.has_key,
            number: self.number,
            left: self.left(),
            now: now(),
            random: random::fraction(),
        };
        match retry_advice(&self.policy, &attempt, outcome) {
            Advice::Stop => None,
            Advice::After(delay) => Some(delay),
        }
    }

    fn left(&self) -> Option<Duration> {
        self.deadline.map(|deadline| deadline.saturating_sub(self.clock.elapsed()))
    }
}

/// The time of day, where there is a clock.
fn now() -> Option<SystemTime> {
    (!cfg!(all(target_family = "wasm", target_os = "unknown"))).then(SystemTime::now)
}

/// How much time a call has taken. Where there is no clock, none ever passes: then only attempts have their limit.
struct Clock(Option<std::time::Instant>);

impl Clock {
    fn start() -> Self {
        let has_clock = !cfg!(all(target_family = "wasm", target_os = "unknown"));
        Self(has_clock.then(std::time::Instant::now))
    }

    fn elapsed(&self) -> Duration {
        self.0.map_or(Duration::ZERO, |start| start.elapsed())
    }
}
