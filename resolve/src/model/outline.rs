//! Outlines: the part of a schema that tells its values from those of the other branches of a choice.

use formwork_openapi::{JsonType, Types, Value};

/// The outline of a schema. Where recursion or depth is cut off, anything is allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// The JSON types of the values, including null.
    pub types: Types,
    /// The possible values. Any if this and `json_constants` are empty.
    pub constants: Vec<Value>,
    /// The possible arrays and objects, as JSON.
    pub json_constants: Vec<String>,
    /// The known values of an open enum. Any if empty.
    pub listed: Vec<Value>,
    /// The members that an object describes or requires.
    pub members: Vec<OutlineMember>,
    /// True if other members are not allowed.
    pub is_closed: bool,
    /// The least and the greatest number of elements of an array.
    pub min_items: usize,
    pub max_items: Option<usize>,
    /// The first elements of an array, one by one.
    pub items: Vec<Outline>,
    /// The further elements of an array, or the additional members of an object.
    pub rest: Option<Box<Outline>>,
    /// The value matches at least one of these outlines. Any if empty.
    pub any_of: Vec<Outline>,
}

/// A member of an object in an outline.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineMember {
    pub name: String,
    pub required: bool,
    pub outline: Outline,
}

impl Outline {
    /// The outline of values of these types.
    pub fn of_types(types: Types) -> Self {
        Self {
            types,
            constants: Vec::new(),
            json_constants: Vec::new(),
            listed: Vec::new(),
            members: Vec::new(),
            is_closed: false,
            min_items: 0,
            max_items: None,
            items: Vec::new(),
            rest: None,
            any_of: Vec::new(),
        }
    }

    /// The outline of values of one type.
    pub fn from_type(type_: JsonType) -> Self {
        Self::of_types(Types::from_type(type_))
    }

    /// The outline that any value matches.
    pub fn any() -> Self {
        Self::of_types(Types::ALL)
    }

    pub fn is_any(&self) -> bool {
        *self == Self::any()
    }

    /// Adds the values of another outline.
    pub(crate) fn widen(&mut self, other: Self) {
        if *self == other {
            return;
        }
        let types = self.types.or(other.types);
        let before = std::mem::replace(self, Self::of_types(types));
        let alternatives =
            |outline: Self| if outline.any_of.is_empty() { vec![outline] } else { outline.any_of };
        self.any_of = alternatives(before);
        self.any_of.extend(alternatives(other));
    }

    /// True if it has constants.
    pub(crate) fn has_constants(&self) -> bool {
        !self.constants.is_empty() || !self.json_constants.is_empty()
    }

    /// True if constants or listed values restrict it.
    pub(crate) fn is_narrow(&self) -> bool {
        self.has_constants() || !self.listed.is_empty()
    }

    /// True if neither has constants or listed values, and the types of one include those of the other.
    pub(crate) fn is_of_like_values(&self, other: &Self) -> bool {
        let are_nested = self.types.is_subset_of(other.types) || other.types.is_subset_of(self.types);
        are_nested && !self.is_narrow() && !other.is_narrow()
    }

    /// Requires a member, which excludes objects without it.
    pub(crate) fn require(&mut self, name: &str) {
        match self.members.iter_mut().find(|member| member.name == name) {
            Some(member) => member.required = true,
            None => self.members.push(OutlineMember {
                name: name.to_owned(),
                required: true,
                outline: Self::any(),
            }),
        }
    }

    /// The described or required member of this name.
    pub fn member(&self, name: &str) -> Option<&OutlineMember> {
        self.members.iter().find(|member| member.name == name)
    }
}
