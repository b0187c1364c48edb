//! References that a response may carry as the whole object.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::json::{Choice, Decode, Json, Object, choice_of, read_object};

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
            Self::Object(object) => object.member("id")?.decode().ok(),
        }
    }
}

impl<T: Serialize> Serialize for Expandable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Id(id) => serializer.serialize_str(id),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

impl<'de, T: Resource> Deserialize<'de> for Expandable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read_expandable(deserializer)
    }
}

impl<T: Resource + Serialize> Decode for Expandable<T> {}

/// What an id can stand for.
///
/// Generated code implements it through [`object!`](crate::__private::object) and
/// [`choice!`](crate::__private::choice).
pub trait Resource: Sized {
    /// Reads an id, or the whole.
    ///
    /// # Errors
    ///
    /// Fails if it is neither.
    fn read_expandable<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Expandable<Self>, D::Error>;
}

/// An object that has a type is decoded member by member, so that an error names the member.
///
/// # Errors
///
/// Fails if this is neither text nor an object, or the object is not what it should be.
pub fn read_expandable_object<'de, T: Object, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Expandable<T>, D::Error> {
    struct ExpandableVisitor<T>(PhantomData<T>);

    impl<'de, T: Object> Visitor<'de> for ExpandableVisitor<T> {
        type Value = Expandable<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an id or an object")
        }

        fn visit_str<E: Error>(self, id: &str) -> Result<Self::Value, E> {
            Ok(Expandable::Id(id.to_owned()))
        }

        fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Self::Value, A::Error> {
            let object = read_object(MapAccessDeserializer::new(members))?;
            Ok(Expandable::Object(Box::new(object)))
        }
    }

    deserializer.deserialize_any(ExpandableVisitor(PhantomData))
}

/// One of several objects is looked at before it is decoded.
///
/// # Errors
///
/// Fails if this is neither text nor an object.
pub fn read_expandable_choice<'de, T: Choice, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Expandable<T>, D::Error> {
    Ok(match Json::read_expandable(deserializer)? {
        Expandable::Id(id) => Expandable::Id(id),
        Expandable::Object(json) => Expandable::Object(Box::new(choice_of(*json))),
    })
}

/// An object that has no type stays as it was written.
impl Resource for Json {
    fn read_expandable<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Expandable<Self>, D::Error> {
        let json = Json::deserialize(deserializer)?;
        match json.get().as_bytes().first() {
            Some(b'"') => match json.plain_text() {
                Some(id) => Ok(Expandable::Id(id.to_owned())),
                None => {
                    json.decode().map(Expandable::Id).map_err(|mismatch| D::Error::custom(mismatch.reason))
                }
            },
            Some(b'{') => Ok(Expandable::Object(Box::new(json))),
            _ => Err(D::Error::custom("invalid type: expected an id or an object")),
        }
    }
}
