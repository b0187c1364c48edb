//! The JSON types that a schema allows, as a set.

/// A JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonType {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl JsonType {
    pub const ALL: [Self; 7] =
        [Self::Null, Self::Boolean, Self::Integer, Self::Number, Self::String, Self::Array, Self::Object];

    /// The value of `type` for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|type_| type_.as_str() == name)
    }

    fn bits(self) -> u8 {
        match self {
            // Every integer is a number, so `number` includes the bit of `integer`.
            Self::Number => 1 << Self::Number as u8 | 1 << Self::Integer as u8,
            other => 1 << other as u8,
        }
    }
}

/// A set of JSON types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Types(u8);

impl Types {
    pub const NONE: Self = Self(0);

    /// All JSON types.
    pub const ALL: Self = Self(0b111_1111);

    pub fn from_type(type_: JsonType) -> Self {
        Self(type_.bits())
    }

    pub fn with(self, type_: JsonType) -> Self {
        Self(self.0 | type_.bits())
    }

    pub fn without_null(self) -> Self {
        Self(self.0 & !JsonType::Null.bits())
    }

    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub fn has(self, type_: JsonType) -> bool {
        self.0 & type_.bits() == type_.bits()
    }

    pub fn is_subset_of(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The types of the set. `integer` is left out if the set has `number`.
    pub fn iter(self) -> impl Iterator<Item = JsonType> {
        let has_number = self.has(JsonType::Number);
        let types = JsonType::ALL.into_iter().filter(move |type_| self.has(*type_));
        types.filter(move |type_| !(has_number && *type_ == JsonType::Integer))
    }
}

#[cfg(test)]
mod tests {
    use super::{JsonType, Types};

    #[test]
    fn integers_are_numbers() {
        let number = Types::from_type(JsonType::Number);
        let integer = Types::from_type(JsonType::Integer);
        assert_eq!(number.and(integer), integer);
        assert!(integer.is_subset_of(number) && !number.is_subset_of(integer));
        assert!(number.with(JsonType::Integer).iter().eq([JsonType::Number]));
        assert!(integer.with(JsonType::Null).iter().eq([JsonType::Null, JsonType::Integer]));
    }
}
