//! Types of other crates that have a format of text.

#[cfg(feature = "base64")]
mod base64;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
#[cfg(feature = "time")]
mod time;
#[cfg(feature = "uuid")]
mod uuid;

#[cfg(feature = "base64")]
pub use base64::{Bytes, UrlBytes};

/// True for a text in the shape of an RFC 3339 date.
#[cfg(any(feature = "jiff", feature = "time"))]
fn is_date(text: &str) -> bool {
    matches!(text.as_bytes(), [_, _, _, _, b'-', _, _, b'-', _, _])
}

/// A time of RFC 3339 without its offset.
#[cfg(any(feature = "jiff", feature = "time"))]
fn without_offset(time: &str) -> &str {
    match time.as_bytes() {
        [time @ .., b'Z' | b'z']
        | [time @ .., b'+' | b'-', b'0'..=b'9', b'0'..=b'9', b':', b'0'..=b'9', b'0'..=b'9'] => {
            std::str::from_utf8(time).unwrap_or_default()
        }
        _ => time,
    }
}
