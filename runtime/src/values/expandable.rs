//! References that a response may carry as the whole object.

use crate::json::{Json, Read, Reader, Shape, Value};

/// The id of an object, or the object itself if the request asked to expand it. The object is any JSON, unless
/// `openapi!` is told to `expand` the field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Expandable<T = Json> {
    /// The id alone.
    Id(String),
    /// The whole object.
    Object(Box<T>),
}

impl<T> Expandable<T> {
    /// The id, if the object was not expanded.
    #[must_use]
    pub fn as_id(&self) -> Option<&str> {
        match self {
            Self::Id(id) => Some(id),
            Self::Object(_) => None,
        }
    }

    /// The object, if it was expanded.
    #[must_use]
    pub fn as_object(&self) -> Option<&T> {
        match self {
            Self::Id(_) => None,
            Self::Object(object) => Some(object),
        }
    }
}

impl Expandable<Json> {
    /// The id, whether or not the object was expanded. `None` if the object has no `id` that is a string.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        match self {
            Self::Id(id) => Some(id.clone()),
            Self::Object(object) => (**object).member("id")?.decode().ok(),
        }
    }
}

impl<T: Value> Value for Expandable<T> {
    fn blank() -> Self {
        Self::Id(String::new())
    }

    fn shape(&self) -> Shape<'_> {
        match self {
            Self::Id(id) => Shape::Text(id),
            Self::Object(object) => Shape::Inner(&**object),
        }
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Read {
        if from.is_text() {
            *self = Self::Id(from.string()?);
            return Ok(());
        }
        if !from.is_object() {
            return from.unexpected("an id or an object");
        }
        let mut object = Box::new(T::blank());
        object.read(from)?;
        *self = Self::Object(object);
        Ok(())
    }
}

crate::__visible! { [T: Value] Expandable<T> }
