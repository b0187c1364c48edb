//! From an operation's request to the one that is sent: the host, the headers, who is calling.

use std::collections::BTreeSet;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue};
use http::request::Parts;
use http::uri::PathAndQuery;
use http::{Method, Request, Uri};

use super::random;
use super::settings::{Options, Settings};
use crate::body::Body;
use crate::description::Description;
use crate::error::{ConfigError, Error, RequestError};
use crate::operation::Operation;

const FORM: &str = "application/x-www-form-urlencoded";

/// The request as every attempt sends it, but for the key that is made for a call.
///
/// Of headers with the same name the call's comes before the operation's, and that before the client's.
pub(super) fn prepare<O: Operation + ?Sized>(
    settings: &Settings,
    options: &Options,
    operation: &O,
) -> Result<Request<Body>, Error> {
    let (mut parts, body) = operation.request()?.into_parts();
    let description = operation.description();
    let body = add_extra(options, &mut parts, body.into())?;
    for (name, value) in &options.headers {
        parts.headers.insert(name, value.clone());
    }
    for (name, value) in &settings.headers {
        parts.headers.entry(name).or_insert_with(|| value.clone());
    }
    add_version(settings, description, &mut parts.headers)?;
    add_account(settings, options, &mut parts.headers)?;
    settings.credentials.apply(description, &options.schemes, &mut parts)?;
    if body.is_empty() {
        say_that_there_is_no_content(&mut parts);
    }
    parts.uri = settings.bases.url(description, &parts.uri)?;
    Ok(Request::from_parts(parts, body))
}

/// Servers may insist on a length where they expect content, and HTTP clients leave out that of none.
pub(crate) fn say_that_there_is_no_content(parts: &mut Parts) {
    if matches!(parts.method, Method::POST | Method::PUT | Method::PATCH) {
        parts.headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
}

/// These pairs behind those of a target.
pub(super) fn with_query(target: &Uri, pairs: &str) -> Result<Uri, ConfigError> {
    let target = target.path_and_query().map_or("/", PathAndQuery::as_str);
    let separator = match target.as_bytes() {
        [.., b'?' | b'&'] => "",
        _ if target.contains('?') => "&",
        _ => "?",
    };
    let uri = format!("{target}{separator}{pairs}").try_into();
    uri.map_err(|_| ConfigError::new("the query is too long for a URL"))
}

fn add_version(
    settings: &Settings,
    description: &Description,
    headers: &mut HeaderMap,
) -> Result<(), ConfigError> {
    let Some(name) = &settings.profile.version else { return Ok(()) };
    if description.version.is_empty() || headers.contains_key(name) {
        return Ok(());
    }
    let value = HeaderValue::from_str(description.version)
        .map_err(|_| ConfigError::new("the document's version is nothing that a header can carry"))?;
    headers.insert(name, value);
    Ok(())
}

fn add_account(settings: &Settings, options: &Options, headers: &mut HeaderMap) -> Result<(), ConfigError> {
    let Some(account) = options.account.as_ref().or(settings.account.as_ref()) else { return Ok(()) };
    let Some(name) = &settings.profile.account else {
        return Err(ConfigError::new("the profile has no header for an account"));
    };
    headers.insert(name, header("the account", account)?);
    Ok(())
}

/// Adds the key by which the API knows the call again, and gives it. A user's own wins, wherever it was given. What is
/// idempotent by itself needs none.
pub(super) fn add_idempotency_key(
    settings: &Settings,
    options: &Options,
    request: &mut Request<Body>,
) -> Result<Option<HeaderValue>, ConfigError> {
    let name = &settings.profile.idempotency;
    if request.method().is_safe() || request.method() == Method::DELETE {
        request.headers_mut().remove(name);
        return Ok(None);
    }
    let key = match &options.idempotency_key {
        Some(key) => header("the idempotency key", key)?,
        None => match request.headers().get(name) {
            Some(key) => return Ok(Some(key.clone())),
            None if settings.profile.makes_keys && request.method() == Method::POST => match random::key() {
                Some(key) => key,
                None => return Ok(None),
            },
            None => return Ok(None),
        },
    };
    request.headers_mut().insert(name, key.clone());
    Ok(Some(key))
}

fn header(what: &str, text: &str) -> Result<HeaderValue, ConfigError> {
    let value = HeaderValue::from_str(text).ok().filter(|_| !text.is_empty());
    value.ok_or_else(|| ConfigError::new(format!("{what} is nothing that a header can carry")))
}

/// Adds what the document does not know to the query of a request without content, or to its form.
fn add_extra(options: &Options, parts: &mut Parts, body: Body) -> Result<Body, Error> {
    let mut pairs = Vec::new();
    for extra in &options.extra {
        let extra = extra.as_ref().map_err(|error| RequestError::Form(error.clone()))?;
        if !pairs.is_empty() && !extra.is_empty() {
            pairs.push(b'&');
        }
        pairs.extend_from_slice(extra);
    }
    if pairs.is_empty() {
        return Ok(body);
    }
    let is_form = match parts.headers.get(CONTENT_TYPE) {
        Some(value) => value.as_bytes() == FORM.as_bytes(),
        None if !body.is_empty() => false,
        None if matches!(parts.method, Method::POST | Method::PUT | Method::PATCH) => {
            parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static(FORM));
            true
        }
        None => {
            refuse_sent_names(parts.uri.query().unwrap_or_default().as_bytes(), &pairs)?;
            // What was encoded is ASCII.
            parts.uri = with_query(&parts.uri, &String::from_utf8_lossy(&pairs))?;
            return Ok(body);
        }
    };
    match body.as_bytes() {
        Some(form) if is_form => {
            refuse_sent_names(form, &pairs)?;
            let separator: &[u8] = if form.is_empty() { b"" } else { b"&" };
            Ok([form, separator, &pairs].concat().into())
        }
        _ => Err(ConfigError::new(
            "an extra parameter has no place in this operation's body, which is not a form",
        )
        .into()),
    }
}

/// Fails if one of these pairs has a name that the operation sends itself. Servers take one of two such values, and
/// not all of them the same one.
fn refuse_sent_names(sent: &[u8], extra: &[u8]) -> Result<(), ConfigError> {
    fn names(pairs: &[u8]) -> impl Iterator<Item = &[u8]> {
        pairs
            .split(|byte| *byte == b'&')
            .map(|pair| pair.split(|byte| *byte == b'=').next().unwrap_or_default())
    }
    let sent: BTreeSet<&[u8]> = names(sent).filter(|name| !name.is_empty()).collect();
    match names(extra).find(|name| sent.contains(name)) {
        None => Ok(()),
        Some(name) => {
            let name = String::from_utf8_lossy(name);
            Err(ConfigError::new(format!(
                "the operation sends `{name}` itself, so it cannot be an extra parameter"
            )))
        }
    }
}
