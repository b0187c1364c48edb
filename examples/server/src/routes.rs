//! The HTTP side: what happens to every request, and the operations.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, Request, State as Shared};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};

use crate::error::ApiError;
use crate::record::RecordedRequest;
use crate::store::Store;
use crate::{auth, form, list, parameters};

const SESSION_PATH: &str = "/v1/identity/verification_sessions/{session}";
const SESSIONS_PATH: &str = "/v1/identity/verification_sessions";
const FORM: &str = "application/x-www-form-urlencoded";
const REQUEST_ID: HeaderName = HeaderName::from_static("request-id");
const BODY_LIMIT: usize = 1 << 20;

/// The state that requests to a server share.
#[derive(Debug)]
pub(crate) struct State {
    store: Mutex<Store>,
    requests: Mutex<Vec<RecordedRequest>>,
    answered: AtomicU64,
}

impl State {
    pub(crate) fn new() -> Self {
        Self { store: Mutex::new(Store::new()), requests: Mutex::default(), answered: AtomicU64::new(0) }
    }

    pub(crate) fn requests(&self) -> Vec<RecordedRequest> {
        lock(&self.requests).clone()
    }

    /// Adds this many sessions that wait for input.
    pub(crate) fn add_sessions(&self, count: usize) {
        lock(&self.store).add(count);
    }

    fn next_request_id(&self) -> String {
        format!("req_{:08}", self.answered.fetch_add(1, Ordering::Relaxed) + 1)
    }
}

/// Takes a lock that a panic elsewhere may have poisoned: no panic leaves a session half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn router(state: Arc<State>) -> Router {
    Router::new()
        .route(SESSIONS_PATH, get(list))
        .route(SESSION_PATH, get(retrieve).post(update))
        .fallback(unknown_url)
        .method_not_allowed_fallback(unknown_url)
        .layer(from_fn_with_state(Arc::clone(&state), every_request))
        .with_state(state)
}

/// Records a request, checks its credentials, and gives its response an ID.
async fn every_request(Shared(state): Shared<Arc<State>>, request: Request, next: Next) -> Response {
    let id = state.next_request_id();
    let mut response = match admit(&state, request).await {
        Ok(request) => next.run(request).await,
        Err(error) => error.into_response(),
    };
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

async fn admit(state: &State, request: Request) -> Result<Request, ApiError> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.map_err(|_| {
        ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "The body cannot be read, or is too long.")
    })?;
    lock(&state.requests).push(RecordedRequest::new(&parts, &body));
    auth::check(parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()))?;
    Ok(Request::from_parts(parts, Body::from(body)))
}

async fn unknown_url(method: Method, uri: Uri) -> ApiError {
    ApiError::unknown_url(method.as_str(), uri.path())
}

async fn list(Shared(state): Shared<Arc<State>>, RawQuery(query): RawQuery) -> Result<Response, ApiError> {
    let page = list::read(&form::pairs(query.unwrap_or_default().as_bytes()))?;
    let store = lock(&state.store);
    let (sessions, has_more) = page.select(&store.newest_first())?;
    let data: Vec<Value> = sessions.iter().map(|session| session.to_json(&[])).collect();
    let list = json!({"object": "list", "url": SESSIONS_PATH, "has_more": has_more, "data": data});
    Ok(json_response(&list))
}

async fn retrieve(
    Shared(state): Shared<Arc<State>>,
    session: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let id = session_id(session)?;
    let expand = parameters::read_retrieval(&form::pairs(query.unwrap_or_default().as_bytes()))?;
    let store = lock(&state.store);
    let session = store.get(&id).ok_or_else(|| ApiError::unknown_session(&id))?;
    Ok(json_response(&session.to_json(&expand)))
}

async fn update(
    Shared(state): Shared<Arc<State>>,
    session: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, ApiError> {
    let id = session_id(session)?;
    if let Some(pair) = form::pairs(query.unwrap_or_default().as_bytes()).first() {
        return Err(ApiError::unknown_parameter(&pair.name));
    }
    check_content_type(&headers, &body)?;
    let update = parameters::read_update(&form::pairs(&body))?;
    let expand = update.expand.clone();
    let mut store = lock(&state.store);
    let session = store.get(&id).ok_or_else(|| ApiError::unknown_session(&id))?;
    let updated = update.apply(session)?;
    let response = json_response(&updated.to_json(&expand));
    store.put(updated);
    Ok(response)
}

fn session_id(session: Result<Path<String>, PathRejection>) -> Result<String, ApiError> {
    session
        .map(|Path(id)| id)
        .map_err(|rejection| ApiError::new(StatusCode::BAD_REQUEST, rejection.body_text()))
}

/// A body has to be a form. Without a body the header does not matter.
fn check_content_type(headers: &HeaderMap, body: &[u8]) -> Result<(), ApiError> {
    let sent = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = sent.split(';').next().unwrap_or_default().trim();
    if body.is_empty() || essence.eq_ignore_ascii_case(FORM) {
        return Ok(());
    }
    Err(ApiError::new(StatusCode::BAD_REQUEST, format!("The body has to be `{FORM}`, not `{sent}`.")))
}

fn json_response(body: &Value) -> Response {
    ([(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
