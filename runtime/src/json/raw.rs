//! JSON that is kept exactly as it was written.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::foreign;
use super::read::Read;
use super::reader::Reader;
use super::scan::{self, Kind};
use super::value::{Shape, Value};
use crate::form::{Encoder, Form};

/// Any JSON value, as its text: numbers keep every digit and objects the order of their members.
///
/// Two values are equal if their texts are. `Debug` shows the kind and the length alone, because nobody knows
/// what a part without a type holds; [`get`](Self::get) shows it all.
#[derive(Clone)]
pub struct Json(Cow<'static, RawValue>);

impl Json {
    /// The JSON text.
    #[must_use]
    pub fn get(&self) -> &str {
        self.0.get()
    }

    /// Decodes the value into a type of your own.
    ///
    /// # Errors
    ///
    /// Fails if the value is not what the type expects, and says where.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, super::Mismatch> {
        super::from_slice(self.get().as_bytes())
    }

    /// A member of this object. `None` if there is no such member or this is not an object.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<Self> {
        let object = self.get().starts_with('{').then(|| self.get())?;
        RawValue::from_string(scan::member_of(object, name)?.to_owned()).ok().map(Self::from)
    }

    /// The text of a string.
    pub(crate) fn as_text(&self) -> Option<Cow<'_, str>> {
        self.get().starts_with('"').then(|| scan::text(self.get()))
    }

    /// True if the value is a number.
    pub(crate) fn is_number(&self) -> bool {
        matches!(Kind::from_json(self.get()), Kind::Integer | Kind::Number)
    }
}

/// A constant of the document, from its JSON text.
#[must_use]
pub fn constant(json: &'static str) -> Json {
    serde_json::from_str(json).map_or(Json(Cow::Borrowed(RawValue::NULL)), |raw| Json(Cow::Borrowed(raw)))
}

impl From<Box<RawValue>> for Json {
    fn from(raw: Box<RawValue>) -> Self {
        Self(Cow::Owned(raw))
    }
}

impl From<&RawValue> for Json {
    fn from(raw: &RawValue) -> Self {
        Self::from(raw.to_owned())
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Json({}, {} bytes)", Kind::from_json(self.get()).name(), self.get().len())
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl Eq for Json {}

impl Hash for Json {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.get().hash(state);
    }
}

/// The text as it is; outside of JSON, as a scalar.
impl Form for Json {
    fn encode(&self, encoder: Encoder<'_>) {
        encoder.raw_json(self.get());
    }
}

/// Any JSON text, which is kept as it is.
impl FromStr for Json {
    type Err = super::Mismatch;

    fn from_str(json: &str) -> Result<Self, Self::Err> {
        super::from_slice(json.as_bytes())
    }
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        Self::from(RawValue::from_string(value.to_string()).unwrap_or_default())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Value for Json {
    fn blank() -> Self {
        Self(Cow::Borrowed(RawValue::NULL))
    }

    fn shape(&self) -> Shape<'_> {
        Shape::Json(self)
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        *self = from.json()?;
        Ok(())
    }
}

/// From any deserializer: those of `serde_json` give the text as it is, and of others it is made.
impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut json = Self::blank();
        foreign::with_text(deserializer, &mut |text| {
            json = RawValue::from_string(text.to_owned()).map_err(|error| error.to_string())?.into();
            Ok(())
        })?;
        Ok(json)
    }
}
