//! Form encoding: a value writes its `name=value` pairs straight into the buffer that is sent.
//!
//! The names of nested values follow `style: deepObject` as servers read it: `options[document][type]=passport`,
//! `allowed_types[0]=passport`. The brackets that nesting makes are literal; everything that comes from a user
//! is percent-encoded, so that no value can change the structure of the body.
//!
//! A value says what it is, and where it goes decides how it is written: the same [`Form`] is a query in any
//! [`Style`] of OpenAPI, a part of a path, a header, a cookie, and JSON ([`to_json`]).
//!
//! ```
//! use formwork::{Form, form};
//!
//! #[derive(Form)]
//! struct Search<'a> {
//!     query: &'a str,
//!     page: Option<u32>,
//! }
//!
//! let body = form::to_string(&Search { query: "blue shoes", page: None })?;
//! assert_eq!(body, "query=blue%20shoes");
//!
//! let json = form::to_json(&Search { query: "blue shoes", page: Some(2) })?;
//! assert_eq!(json.as_deref(), Some(r#"{"query":"blue shoes","page":2}"#));
//! # Ok::<(), form::Error>(())
//! ```

mod encoder;
mod error;
mod escape;
mod impls;
mod name;
mod style;
#[cfg(test)]
mod tests;
mod writer;

#[doc(hidden)] // For generated code.
pub use encoder::OrNull;
pub use encoder::{Array, Encoder, Object};
pub use error::Error;
pub use style::{Dialect, Serialization, Style};
pub(crate) use writer::Writer;

/// A value that can be written as the pairs of a form, in any style of OpenAPI, and as JSON.
///
/// Derive it for your own structs and enums with `#[derive(formwork::Form)]`, or write the one method:
///
/// ```
/// use formwork::{Form, form::{self, Encoder}};
///
/// struct Range { gte: i64, lt: Option<i64> }
///
/// impl Form for Range {
///     fn encode(&self, encoder: Encoder<'_>) {
///         encoder.object().member("gte", &self.gte).member("lt", &self.lt);
///     }
/// }
///
/// assert_eq!(form::to_string(&Range { gte: 5, lt: Some(9) })?, "gte=5&lt=9");
/// # Ok::<(), form::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent in a request",
    note = "derive `formwork::Form` for a type of your own, with the feature `derive`"
)]
pub trait Form {
    /// Writes this value under the encoder's name: one pair for a scalar, several for an object or an array,
    /// none for what is absent. In JSON the encoder makes a value, an object or an array of the same calls.
    fn encode(&self, encoder: Encoder<'_>);

    /// True for the `None` of an `Option`, which a tuple leaves out at its end.
    #[doc(hidden)] // For `Tuple`.
    fn is_none(&self) -> bool {
        false
    }
}

/// Encodes an object as an `application/x-www-form-urlencoded` body.
///
/// # Errors
///
/// Fails if a form has no way to say the value: a scalar without a name, a number that is not finite, an array
/// element or a required object that has no pairs.
pub fn to_vec<T: Form + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut pairs = Writer::pairs(Vec::with_capacity(256));
    value.encode(pairs.root());
    pairs.finish()
}

/// The buffer as text, which is ASCII.
///
/// # Errors
///
/// Those of [`to_vec`].
pub fn to_string<T: Form + ?Sized>(value: &T) -> Result<String, Error> {
    to_vec(value).map(text)
}

/// Encodes a value as a JSON text. `None` if there is nothing to say, such as of an absent option.
///
/// # Errors
///
/// Fails if JSON has no way to say the value: a number that is not finite.
pub fn to_json<T: Form + ?Sized>(value: &T) -> Result<Option<String>, Error> {
    let mut json = Writer::json();
    value.encode(json.root());
    let is_there = !json.is_untouched();
    let json = json.finish()?;
    Ok(is_there.then(|| text(json)))
}

/// Everything that was written is text and escapes.
pub(crate) fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}
