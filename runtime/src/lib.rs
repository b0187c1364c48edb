//! The runtime of formwork: what generated code stands on. Depend on `formwork`, which adds the macros to it.
//!
//! It is a crate of its own because the macros take longest to build: this one is built beside them, and not after.

#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

// Generated code names this crate by path; the derive's output must resolve in here, too.
extern crate self as formwork;

mod body;
#[cfg(feature = "client")]
pub mod client;
mod collect;
pub mod description;
mod error;
pub mod form;
#[cfg(feature = "hyper")]
pub mod hyper;
mod json;
mod operation;
mod pages;
mod raw;
mod request;
#[cfg(feature = "reqwest")]
pub mod reqwest;
mod response;
#[cfg(feature = "tower")]
pub mod tower;
#[cfg(feature = "ureq")]
pub mod ureq;
mod values;
#[cfg(feature = "webhook")]
pub mod webhook;

pub use body::{Body, BodyReader, Upload};
pub use description::Description;
pub use error::{ApiError, ApiErrorKind, ConfigError, DecodeError, Error, RequestError, TransportError};
pub use form::Form;
/// The crate whose requests and responses an [`Operation`] makes and reads.
pub use http;
pub use json::{Extra, Json, Mismatch};
pub use operation::Operation;
pub use pages::{AsyncItems, Items, Page, Pages, Paginated, RepeatedPage};
pub use raw::Raw;
pub use response::Answer;
#[cfg(feature = "base64")]
pub use values::{Bytes, UrlBytes};
pub use values::{
    CannotSendBack, Clearable, Constant, Expandable, Format, Formatted, Open, Secret, Timestamp, Tuple,
    UnknownValue,
};

/// Items that generated code calls. They follow the compiler of the same version, not semantic versioning.
#[doc(hidden)]
pub mod __private {
    #[cfg(feature = "jiff")]
    pub use jiff;
    #[cfg(feature = "rust_decimal")]
    pub use rust_decimal;
    pub use serde;
    #[cfg(feature = "time")]
    pub use time;
    #[cfg(feature = "uuid")]
    pub use uuid;

    pub use crate::body::{Bodies, Multipart, PartChoice, Parts};
    pub use crate::collect::{elements, entries};
    pub use crate::form::OrNull;
    pub use crate::json::{
        Alternative, Column, Failed, Kind, Kinds, Member, Outline, Presence, Read, Reader, Scalar, Shape,
        Table, Value, constant, debug, deserialize, equal, serialize,
    };
    pub use crate::pages::{id_page, token_page};
    pub use crate::request::RequestBuilder;
    pub use crate::response::{failure, headers, read_bytes, read_empty, read_json, read_text, success};
    pub use crate::values::{
        EnumValue, SendBack, StringEnum, ValueEnum, integer_value, parse, read_value_enum, send_back,
        send_back_or_clear, text,
    };
    pub use crate::{
        __by_shape as by_shape, __choice as choice, __choice_form as choice_form,
        __description as description, __headers as headers, __member_outline as member_outline,
        __object as object, __outline as outline, __presence as presence, __scalar as scalar,
        __send_back as send_back, __string_enum as string_enum, __union as union, __value_enum as value_enum,
        __visible as visible,
    };
}
