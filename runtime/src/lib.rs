//! formwork: the mould between an OpenAPI document and Rust.
//!
//! Name the operations you call, and the compiler pours exactly those into typed requests, enums, form encoders and
//! responses: [`openapi!`]. What it emits stands on this crate, which does no I/O: an [`Operation`] makes an
//! [`http::Request`] and reads an [`http::Response`], and any HTTP client carries them.
//!
//! # Features
//!
//! - `macros` (default): [`openapi!`] and [`#[derive(Form)]`](derive@Form).
//! - `reqwest`: an adapter for reqwest, with the TLS of your own reqwest.
//! - `rustls`: the same, with rustls.

#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

// Generated code names this crate by path; the derive's output must resolve in here, too.
extern crate self as formwork;

mod collect;
pub mod error;
pub mod form;
mod json;
mod operation;
mod request;
#[cfg(feature = "reqwest")]
pub mod reqwest;
mod response;
mod values;

pub use error::{ApiError, DecodeError, Error, RequestError};
pub use form::Form;
#[cfg(feature = "macros")]
pub use formwork_macros::{Form, openapi};
pub use json::{Extra, Json, Mismatch};
pub use operation::Operation;
pub use values::{Clearable, Expandable, Secret, Timestamp};

/// What generated code calls. It follows the compiler of the same version, not semantic versioning.
#[doc(hidden)]
pub mod __private {
    pub use http;
    pub use serde;

    pub use crate::collect::{elements, entries};
    pub use crate::json::{
        Nullable, Object, Optional, Required, read_object, read_string_enum, write_object,
    };
    pub use crate::request::RequestBuilder;
    pub use crate::response::{read_empty, read_json};
    pub use crate::values::StringEnum;
    pub use crate::{__object as object, __string_enum as string_enum};
}
