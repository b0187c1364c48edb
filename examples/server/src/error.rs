//! The failures that the server answers with, in the shape of the document's `error` schema.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

/// A failure: the status of its response, and what the body says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ApiError {
    pub(crate) status: StatusCode,
    pub(crate) code: Option<&'static str>,
    pub(crate) param: Option<String>,
    pub(crate) message: String,
}

impl ApiError {
    pub(crate) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, code: None, param: None, message: message.into() }
    }

    /// A parameter that the server does not take as it was sent.
    pub(crate) fn parameter(code: &'static str, param: &str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message).code(code).param(param)
    }

    pub(crate) fn unknown_parameter(param: &str) -> Self {
        Self::parameter("parameter_unknown", param, format!("Received unknown parameter: {param}"))
    }

    /// An empty value, which means "unset", for a parameter that cannot be unset.
    pub(crate) fn empty_parameter(param: &str) -> Self {
        let message = format!("`{param}` is empty. It cannot be unset: leave it out, or give it a value.");
        Self::parameter("parameter_invalid_empty", param, message)
    }

    pub(crate) fn unauthorized(message: &str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, message)
    }

    pub(crate) fn unknown_url(method: &str, path: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, format!("Unrecognized request URL ({method}: {path})."))
    }

    pub(crate) fn unknown_session(id: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, format!("There is no verification session `{id}`."))
            .code("resource_missing")
            .param("session")
    }

    pub(crate) fn code(self, code: &'static str) -> Self {
        Self { code: Some(code), ..self }
    }

    fn param(self, param: &str) -> Self {
        Self { param: Some(param.to_owned()), ..self }
    }

    fn to_json(&self) -> Value {
        let mut error = Map::new();
        error.insert("type".to_owned(), json!("invalid_request_error"));
        error.insert("message".to_owned(), json!(self.message));
        if let Some(code) = self.code {
            error.insert("code".to_owned(), json!(code));
        }
        if let Some(param) = &self.param {
            error.insert("param".to_owned(), json!(param));
        }
        json!({ "error": error })
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        (self.status, [(CONTENT_TYPE, "application/json")], self.to_json().to_string()).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_without_a_value_are_left_out() {
        let error = ApiError::unauthorized("No key.");
        assert_eq!(
            error.to_json(),
            json!({"error": {"type": "invalid_request_error", "message": "No key."}})
        );
    }

    #[test]
    fn a_parameter_is_named_as_it_was_sent() {
        let error = ApiError::unknown_parameter("options[dokument]");
        assert_eq!(error.status, StatusCode::BAD_REQUEST);
        assert_eq!(error.to_json()["error"]["code"], "parameter_unknown");
        assert_eq!(error.to_json()["error"]["param"], "options[dokument]");
    }
}
